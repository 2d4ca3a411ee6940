"""Words are found in the text as the page shows it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.desk.review.finding import quotation, selection

TEXT = "Title\n\nThe army said  that\ntwo died. The army left."


def test_a_selection_is_counted_without_white_space() -> None:
    assert selection(TEXT, 5, 7) == (7, 15)
    assert TEXT[7:15] == "The army"


def test_a_selection_beyond_the_text_is_none() -> None:
    assert selection(TEXT, 0, 0) is None
    assert selection(TEXT, 30, 30) is None
    assert selection("", 0, 1) is None


@given(st.text(), st.data())
def test_what_is_selected_is_what_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    def solid(part: str) -> str:
        return "".join(c for c in part if not c.isspace() and c != "\ufeff")

    span = selection(text, len(solid(text[:start])), len(solid(text[start:end])))
    words = solid(text[start:end])
    assert (span is None) == (not words)
    if span:
        assert solid(text[slice(*span)]) == words


def test_a_quotation_is_found_whatever_the_white_space_and_near_where_it_was() -> None:
    assert quotation(TEXT, "said that two") == (16, 30)
    assert quotation(TEXT, "The army", near=40) == (37, 45)
    assert quotation(TEXT, "The navy") is None
    assert quotation(TEXT, " ") is None
