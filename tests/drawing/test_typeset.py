from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.typeset import shorten, width, wrap

WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1, max_size=12)


@given(WORDS, st.floats(60, 300))
def test_wrapping_loses_nothing_and_keeps_to_the_room(words: list[str], room: float) -> None:
    lines = wrap(" ".join(words), 13, room)
    assert " ".join(lines).split(" ") == words
    assert all(width(line, 13) <= room or " " not in line for line in lines)


@given(st.text(max_size=60), st.floats(40, 200))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    assert width(shorten(text, 13, room), 13) <= room


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("1 300 morts", 13, width("1 300", 13) + 1) == ["1 300", "morts"]


def test_bold_is_wider() -> None:
    assert width("Palmyre", 13, bold=True) > width("Palmyre", 13)
