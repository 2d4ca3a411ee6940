from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.reading.wrapping import joined, unwrap


def test_words_broken_at_a_hyphen_are_mended_and_compounds_kept() -> None:
    assert joined(["heavy shell-", "ing went on"]) == "heavy shelling went on"
    assert joined(["le Moyen-", "Orient"]) == "le Moyen-Orient"
    assert joined(["co\u00ad", "operation of\ufb01cers"]) == "cooperation officers"
    assert joined(["between 5-", "10 dead"]) == "between 5- 10 dead"


def test_wrapped_paragraphs_are_joined_and_short_lines_are_not() -> None:
    wide = "The army said on Monday that it had retaken two villages near the\nriver after a night of heavy shelling.\n"
    assert unwrap(wide + "\n- ten killed\n- six wounded") == (
        "The army said on Monday that it had retaken two villages near the river after a night of heavy shelling.\n\n"
        "- ten killed\n\n- six wounded"
    )
    assert unwrap("Killed: 10\nWounded: 6") == "Killed: 10\nWounded: 6"
    assert unwrap("") == ""


@given(st.text(alphabet="ab -\n.É", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    assert [c for c in unwrap(text) if c.isalpha()] == letters
