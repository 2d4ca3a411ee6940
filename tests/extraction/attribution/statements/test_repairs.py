"""What the parse lost or hung too low."""


def test_a_paper_that_cites_speaks_itself(told):
    text = "The Gazette reported last week that the mayor might have paid no taxes, citing records from 1995."
    assert [t[:2] for t in told(text)] == [("The Gazette", "reported"), ("The Gazette", "citing")]


def test_an_answer_is_not_the_question_before_it(told):
    assert [t[1] for t in told("She was asked whether she would support him, and she said yes.")] == ["was asked"]
