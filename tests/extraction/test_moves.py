"""Movements with all that a claim has. Reports are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.model import Reading

Read = Callable[[str, str], Reading]

EN = (
    "Idlib offensive\n\nThe Syrian army launched an assault on Saraqeb on Thursday, state TV said.\n\n"
    "The assault went on along two axes, local sources said: the attackers are moving from Neirab to Sarmin, "
    "and from Maarrat al-Numan to Saraqeb."
)
FR = (
    "Offensive à Idleb\n\nL'armée syrienne a lancé jeudi une offensive contre Saraqeb, selon Sana.\n\n"
    "L'offensive des différents assaillants se poursuit dans deux directions :\n\n"
    "1. De Neirab vers Sarmine\n2. Depuis Maarat al-Noumane vers Saraqeb"
)


@pytest.mark.parametrize(("lang", "text", "by"), [("en", EN, "Syrian army"), ("fr", FR, "armée syrienne")])
def test_an_offensive_taken_up_moves_with_its_party(read: Read, lang: str, text: str, by: str) -> None:
    moves = read(text, lang).movements
    assert len(moves) == 2
    assert [m.by for m in moves] == [by, by]
    assert by in text


def test_a_party_of_its_own_is_kept(read: Read) -> None:
    text = (
        "Idlib\n\nThe Syrian army launched an assault on Saraqeb on Thursday, state TV said.\n\n"
        "Islamic State fighters are moving from Neirab to Sarmin, local sources said."
    )
    assert ["Islamic State" in (m.by or "") for m in read(text, "en").movements] == [True]


def test_nobody_is_made_up_where_nothing_is_taken_up(read: Read) -> None:
    text = (
        "Idlib\n\nThe Syrian army launched an assault on Saraqeb on Thursday, state TV said.\n\n"
        "Gunmen are moving from Neirab to Sarmin, local sources said."
    )
    assert [m.by for m in read(text, "en").movements] == ["Gunmen"]


def test_ends_have_their_words_and_offsets(read: Read) -> None:
    text = "Raid\n\nRebels advanced from Neirab to Sarmin on Monday."
    move = read(text, "en").movements[0]
    for place in (*move.from_, *move.to):
        assert text[place.start : place.end] == place.text
    assert [p.located for p in (*move.from_, *move.to)] == [True, True]


def test_districts_named_by_a_direction_are_pinned_nowhere(read: Read) -> None:
    text = "Palmyra\n\nMilitants pushed from Palmyra towards the northern districts on Monday, activists said."
    ends = [p for m in read(text, "en").movements for p in (*m.from_, *m.to)]
    assert [p.text for p in ends if not p.located] == ["northern districts"]
