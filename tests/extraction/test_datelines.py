"""Who is not whom a report names: the town of a dateline, the make of a missile."""

from datetime import date

import pytest

import recoupe
from recoupe.grounding.actors import side_of
from recoupe.model import Report
from recoupe.theatres import load


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "PORT SUDAN - Shelling killed 14 people in El Fasher on Sunday, the Sudan Doctors Network said.",
            None,
        ),
        ("DAMASCUS - Shelling killed 14 people in Aleppo, Syria, on Sunday, the Syrian Observatory said.", None),
        ("KYIV, Ukraine — Russian shelling killed 14 people in Kharkiv on Sunday, police said.", "Russian"),
        ("Two Iskander missiles hit Kharkiv in Ukraine and killed four people, police said.", None),
        ("Russian Iskander missiles hit Kharkiv in Ukraine and killed four people, police said.", "Russian"),
    ],
)
def test_who_acts(text: str, by: str | None) -> None:
    claim = recoupe.extract(Report(id="r", lang="en", text=text, published=date(2024, 6, 4))).claims[0]
    assert (claim.by or "").startswith(by) if by else claim.by is None


@pytest.mark.parametrize(
    ("lang", "text", "side"),
    [
        (
            "en",
            "Government artillery shelled El Fasher in Darfur, Sudan, two residents said.",
            "sudanese-army",
        ),
        ("fr", "L'artillerie gouvernementale a pilonné El-Fasher, au Soudan, selon deux habitants.", "sudanese-army"),
        ("fr", "L'artillerie gouvernementale a pilonné Donetsk, en Ukraine, selon deux habitants.", "ukraine"),
    ],
)
def test_government_artillery_is_the_armys(lang: str, text: str, side: str) -> None:
    reading = recoupe.extract(Report(id="r", lang=lang, text=text, published=date(2024, 6, 4)))
    assert reading.theatre is not None
    assert {side_of(c.by_id, load(reading.theatre)) for c in reading.claims} == {side}
