"""What a report's text holds besides claims: names that are no places, places at which nothing happens."""

from __future__ import annotations

import pytest

from recoupe import theatres
from recoupe.extraction.setting import Setting, setting_of
from recoupe.languages import parse
from recoupe.model import Report


def setting(text: str, lang: str) -> Setting:
    report = Report(id="r", lang=lang, title=text.split("\n")[0], text=text)
    return setting_of(parse(text, lang), report, theatres.load("syria-iraq"))


def lesser(text: str, lang: str) -> set[str]:
    found = setting(text, lang)
    return {p.place.text for p in found.places if p.place.start in found.lesser}


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "The governor of Homs spoke in Saraqeb.", {"Homs"}),
        ("en", "Homs governor Karim Nader spoke in Saraqeb.", {"Homs"}),
        ("en", "The dead were residents of the village of Kefraya.", {"Kefraya"}),
        ("en", "Eight residents of Kefraya were killed.", set()),
        ("en", "He spoke from Paris about the raid near Saraqeb.", {"Paris"}),
        ("fr", "Le gouverneur de Homs était à Saraqeb.", {"Homs"}),
        ("fr", "Le chef de la police de Homs était à Saraqeb.", {"Homs"}),
        ("fr", "La Russie a bombardé Saraqeb.", {"Russie"}),
        ("fr", "Les morts sont originaires de Kefraya.", {"Kefraya"}),
        ("fr", "Des combats ont lieu près de Saraqeb.", set()),
    ],
)
def test_seats_origins_and_foreign_capitals_are_lesser(lang: str, text: str, names: set[str]) -> None:
    assert lesser(text, lang) == names


def test_without_a_theatre_abroad_is_outside_the_country_of_most_places() -> None:
    text = "Shells fell on Kharkiv, Sumy and Poltava, officials in London said."
    found = setting_of(parse(text, "en"), Report(id="r", lang="en", text=text), None)
    assert {p.place.text for p in found.places if p.place.start in found.lesser} == {"London"}


def test_a_party_named_by_lands_hides_them_even_inside_a_longer_name() -> None:
    text = "Le groupe État islamique en Irak et au Levant a exécuté dix hommes à Saraqeb."
    found = setting(text, "fr")
    hidden = {p.place.text for p in found.places if any(a <= (p.place.start or 0) < b for a, b in found.names)}
    assert {"Irak", "Levant"} <= hidden
    assert "Saraqeb" not in hidden


def test_paragraphs_are_counted_by_blank_lines() -> None:
    found = setting("Title\n\nOne.\n\nTwo.", "en")
    assert [found.paragraph(i) for i in (0, 7, 13)] == [0, 1, 2]
