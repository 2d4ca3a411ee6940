"""Claims at a town or region, put where the report says that the event was. Reports are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.model import Claim, Reading

Read = Callable[[str, str], Reading]


def claim(reading: Reading, words: str) -> Claim:
    """Return the claim whose quotation holds some words."""
    return next(c for c in reading.claims if words in c.quote)


@pytest.mark.parametrize(
    ("lang", "text", "words", "first"),
    [
        (
            "en",
            "Blast in Damascus\n\nA car bomb killed seven people in Damascus on Sunday, state television said.\n\n"
            "The bomb exploded in the Midan neighbourhood of Damascus, the Observatory said.",
            "seven",
            "Midan",
        ),
        (
            "fr",
            "Attentat à Alep\n\nUn attentat à la voiture piégée a tué sept personnes dimanche à Alep, selon Sana.\n\n"
            "La voiture piégée a explosé dans le quartier de Soukkari, à Alep, selon l'OSDH.",
            "sept",
            "Soukkari",
        ),
    ],
)
def test_the_quarter_told_of_later_is_the_place(read: Read, lang: str, text: str, words: str, first: str) -> None:
    found = claim(read(text, lang), words)
    assert found.places[0].text == first
    assert len(found.places) > 1  # the town stays behind it
    assert any(r.rule == "place: of the incident" and first in r.text for r in found.reasons)


def test_of_two_quarters_none_is_taken(read: Read) -> None:
    text = (
        "Bombs in Damascus\n\nCar bombs killed nine people in Damascus on Sunday, state television said.\n\n"
        "A car bomb exploded in the Midan neighbourhood of Damascus, the Observatory said.\n\n"
        "Another car bomb exploded in the Jobar neighbourhood of Damascus, the Observatory said."
    )
    assert claim(read(text, "en"), "nine").places[0].text == "Damascus"


def test_another_kind_of_event_tells_nothing(read: Read) -> None:
    text = (
        "Bomb in Damascus\n\nA car bomb killed nine people in Damascus on Sunday, state television said.\n\n"
        "Police arrested two men in the Midan neighbourhood of Damascus, the Observatory said."
    )
    assert claim(read(text, "en"), "nine").places[0].text == "Damascus"


def test_a_town_is_taken_as_a_whole(read: Read) -> None:
    text = (
        "Fall of Saraqeb\n\nRebels captured Saraqeb on Sunday, the Observatory said.\n\n"
        "The rebels captured the Islamic district of Saraqeb first, an activist said."
    )
    assert claim(read(text, "en"), "captured Saraqeb").places[0].text == "Saraqeb"
