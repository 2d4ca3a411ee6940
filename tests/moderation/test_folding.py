from hypothesis import given
from hypothesis import strategies as st

from recoupe.moderation.folding import fold
from recoupe.moderation.tokens import tokenize


@given(st.text(max_size=200))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(max_size=200))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= at < len(text) for at in folded.origin)


def test_disguises_of_letters_are_undone() -> None:
    assert fold("pédé").text == "pede"
    assert fold("k\u200bi\u00adll").text == "kill"
    assert fold("ѕсum").text == "scum"  # Cyrillic
    assert fold("ＫＩＬＬ").text == "kill"
    assert fold("الـــعَرَب").text == fold("العرب").text
    assert fold("أحمق").text == fold("احمق").text


def test_words_pauses_sentences_and_quotations() -> None:
    text = "He said: “go home”. Don't listen!"
    tokens = tokenize(text)
    assert [t.form for t in tokens] == ["he", "said", "go", "home", "dont", "listen"]
    assert [t.quoted for t in tokens] == [False, False, True, True, False, False]
    assert [t.sentence for t in tokens] == [0, 0, 0, 0, 1, 1]


def test_single_quotation_marks_quote_and_apostrophes_do_not() -> None:
    assert [t.quoted for t in tokenize("they don't say 'go home now' here")][3:7] == [True, True, True, False]
    assert not any(t.quoted for t in tokenize("it's the boys' and girls' school"))


def test_addresses_are_no_words() -> None:
    assert [t.form for t in tokenize("see https://example.org/kill-all now")] == ["see", "now"]
