"""Reports of each theatre, read as a sceptic reads: who speaks, for which side, and nobody of another war."""

from pathlib import Path

import pytest

from recoupe import api, read, theatres
from recoupe.model import Reading

FOLDER = Path(__file__).with_name("reports")
SIDES = {
    "ukraine-en": {"General Staff": "ukraine", "Russia's defence ministry": "russia", "United Nations": None},
    "ukraine-fr": {"état-major ukrainien": "ukraine", "ministère russe de la Défense": "russia", "Wagner": "russia"},
    "sudan-en": {
        "army": "sudanese-army",
        "RSF": "rsf",
        "Reporters Without Borders": None,
        "Sudan Doctors Network": None,
    },
    "sudan-fr": {"armée": "sudanese-army", "FSR": "rsf", "Reporters sans frontières": None, "ONU": None},
    "sahel-en": {"Tuareg rebels": "azawad", "JNIM": "jnim", "Mali's army": "sahel-states", "diplomat in Bamako": None},
    "sahel-fr": {"rebelles touareg": "azawad", "état-major des armées maliennes": "sahel-states"},
    "eastern-congo-en": {"M23": "m23-rwanda", "Congo's army": "congo-government", "Kivu Security Tracker": None},
    "eastern-congo-fr": {"M23": "m23-rwanda", "Kigali": "m23-rwanda", "Baromètre sécuritaire du Kivu": None},
}
"""Speakers as written (or how they begin) and their sides."""


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """All reports, read as one batch."""
    names = sorted(SIDES)
    batch = read([FOLDER / f"{name}.json" for name in names])
    assert not batch.rejected
    by_id = {r.text: r for r in api.extract_all(batch.reports).readings}
    return dict(zip(names, (by_id[r.text] for r in batch.reports), strict=True))


@pytest.mark.parametrize("name", sorted(SIDES))
def test_the_theatre_is_told_with_the_reason(name: str, readings: dict[str, Reading]) -> None:
    theatre = name.rpartition("-")[0]
    found = readings[name]
    assert found.theatre == theatre
    assert found.theatre_reason is not None
    assert theatre in found.theatre_reason.text


@pytest.mark.parametrize("name", sorted(SIDES))
def test_who_speaks_and_for_whom(name: str, readings: dict[str, Reading]) -> None:
    heard = {c.source: c.source_side for c in readings[name].claims if c.source}
    for speaker, side in SIDES[name].items():
        found = {s for said, s in heard.items() if said.startswith(speaker)}
        assert found == {side}, (speaker, heard)


@pytest.mark.parametrize("name", sorted(SIDES))
def test_no_side_of_another_war(name: str, readings: dict[str, Reading]) -> None:
    known = {s.id for s in theatres.load(name.rpartition("-")[0]).sides} | {None}
    assert {c.source_side for c in readings[name].claims} <= known


def test_the_town_of_a_dateline_is_no_culprit(readings: dict[str, Reading]) -> None:
    assert all("SUDAN" not in (c.by or "") for c in readings["sudan-en"].claims)
