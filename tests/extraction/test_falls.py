import pytest

from recoupe.extraction.events import find_triggers
from recoupe.extraction.falls import of_something_else
from recoupe.languages import parse

TAKEN = "territory taken"


@pytest.mark.parametrize(
    ("lang", "text", "taken"),
    [
        ("en", "The fall of the old town was announced on Monday.", True),
        ("en", "The fall of Palmyra was announced on Monday.", True),
        ("en", "The fall of a wall killed two workers.", False),
        ("en", "The fall in rents worried nobody.", False),
        ("fr", "La chute de la ville a été annoncée lundi.", True),
        ("fr", "La chute de Palmyre a été annoncée lundi.", True),
        ("fr", "La chute d'un mur a tué deux ouvriers.", False),
        ("fr", "La chute du plafond a tué deux ouvriers.", False),
    ],
)
def test_places_fall_to_somebody_and_things_fall_down(lang: str, text: str, taken: bool) -> None:
    doc = parse(text, lang)
    assert any(t.event == TAKEN for t in find_triggers(doc, lang)) == taken


def test_a_noun_of_falling_without_complement_is_of_nothing_else() -> None:
    doc = parse("The fall surprised nobody.", "en")
    assert not of_something_else(doc, 0, 2, "en")
    assert not of_something_else(doc, len(doc) - 1, len(doc), "en")


@pytest.mark.parametrize(
    ("lang", "text", "ground"),
    [
        ("en", "The army recovered the village of Talbiseh.", True),
        ("en", "The village was recaptured on Monday.", True),
        ("en", "Rescuers recovered a baby from the rubble.", False),
        ("en", "Police recovered two explosive belts.", False),
        ("en", "The bodies of three soldiers were recovered.", False),
        ("fr", "L'armée a repris le village de Talbisseh.", True),
        ("fr", "Le village a été repris lundi.", True),
        ("fr", "L'armée a récupéré les corps de trois soldats.", False),
        ("fr", "Les combats ont repris à Homs.", False),
        ("fr", "La famille est entrée en contact avec les ravisseurs.", False),
    ],
)
def test_who_takes_bodies_or_arms_takes_no_ground(lang: str, text: str, ground: bool) -> None:
    held = {TAKEN, "territory retaken"}
    assert any(t.event in held for t in find_triggers(parse(text, lang), lang)) == ground
