"""Quotations beside cues: whose each is."""


def test_a_question_before_a_new_sentence_is_not_its_speaker_s(told):
    text = '"Do you think so?" She continued, "I never did believe a word of it."'
    assert ("She", "continued", '"I never did believe a word of it."') in told(text)


def test_a_participle_of_topic_takes_no_quotation(told):
    text = '"We will never sell the mill to them," the owner said, discussing his plans.'
    assert [t[:2] for t in told(text) if "never sell" in t[2]] == [("the owner", "said")]


def test_what_was_not_said_yet_is_not_the_quotation_before(told):
    text = '"Why would we want to sell the mill now?" The owners have yet to announce a date.'
    assert [t[0] for t in told(text) if "Why would" in t[2]] == []


def test_a_quotation_that_runs_through_paragraphs_is_one_content(told):
    text = 'A guard said: "We heard a bang.\n\nThen the lights went out, and we ran."'
    assert ("A guard", "said", '"We heard a bang.\n\nThen the lights went out, and we ran."') in told(text)


def test_the_mark_before_a_holder_is_no_part_of_it(told):
    text = '"We were still on the beach and did not run," Lena Ruiz, the agency\'s spokeswoman, said in a briefing.'
    assert [t[0] for t in told(text) if "beach" in t[2]] == ["Lena Ruiz, the agency's spokeswoman"]


def test_what_is_added_is_not_what_was_said_before(told):
    text = '"It hit everything on land," Ruiz said, adding that the wave had crossed the sea.'
    assert ("Ruiz", "adding", "that the wave had crossed the sea") in told(text)


def test_a_cue_that_is_taken_for_a_noun_is_found_behind_its_quotation(told):
    text = (
        '"Karl Anton Meier caused injury, harm, and loss to the families and friends of Ann Ely, and Bo Roy," '
        "the notice of intent states."
    )
    assert [t[:2] for t in told(text)] == [("the notice of intent", "states")]


def test_a_quoted_name_before_a_participle_is_not_what_it_says(told):
    text = 'The singer has branded the claims as "fake news," saying that people use her name.'
    assert ("The singer", "saying", "that people use her name") in told(text)


def test_a_paragraph_of_quotation_alone_goes_on_with_the_speaker_before(told):
    text = (
        '"We have to do it now," the founder said of the plan.\n\n"It is a moment for all of us."\n\nThe firm is small.'
    )
    assert [t[2].endswith('all of us."') for t in told(text) if t[1] == "said"] == [True]


def test_a_paragraph_that_names_somebody_else_does_not(told):
    text = '"We have to do it now," the founder said.\n\n"It is a moment for all of us," his partner said.'
    assert [t[2] for t in told(text)] == ['"We have to do it now,"', '"It is a moment for all of us,"']


def test_a_title_of_a_programme_is_not_said(told):
    assert (
        told('In an interview on "This Week," the senator said that the vote was fair.')[0][2]
        == "that the vote was fair"
    )


def test_what_happens_beside_a_quotation_is_not_said(told):
    text = '"That is just wrong," she said, her voice rising. "You cannot do that to people."'
    assert [t[2] for t in told(text) if t[1] == "said"] == ['"That is just wrong," … "You cannot do that to people."']
