from __future__ import annotations

import pytest

from recoupe.drawing.page.names import of, with_article, within
from recoupe.i18n import use


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("armée syrienne", "l’armée syrienne"),
        ("ministère russe de la Défense", "le ministère russe de la Défense"),
        ("sources locales", "les sources locales"),
        ("djihadistes", "les djihadistes"),
        ("Observatoire syrien des droits de l’homme", "l’Observatoire syrien des droits de l’homme"),
        ("source militaire", "une source militaire"),
        ("Amaq", "Amaq"),
        ("SANA", "SANA"),
        ("M23", "le M23"),
        ("Forces de soutien rapide (FSR)", "les Forces de soutien rapide (FSR)"),
        ("état-major ukrainien", "l’état-major ukrainien"),
    ],
)
def test_french_names_take_their_article(name: str, expected: str) -> None:
    with use("fr"):
        assert with_article(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Front al-Nosra", "du Front al-Nosra"),
        ("forces du régime", "des forces du régime"),
        ("Amaq", "d’Amaq"),
        ("Daech", "de Daech"),
        ("source militaire", "d’une source militaire"),
    ],
)
def test_french_of_contracts_with_the_article(name: str, expected: str) -> None:
    with use("fr"):
        assert of(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian army", "the Syrian army"),
        ("Islamic State", "the Islamic State"),
        ("military source", "a military source"),
        ("army officer (Syrian government)", "an army officer (Syrian government)"),
        ("state TV", "state TV"),
        ("local sources", "local sources"),
        ("Amaq", "Amaq"),
        ("the White Helmets", "the White Helmets"),
        ("Russia's defence ministry", "Russia's defence ministry"),
        ("Ukraine’s army", "Ukraine’s army"),
        ("People's Protection Units", "the People's Protection Units"),
        ("Wagner group", "the Wagner group"),
    ],
)
def test_english_names_of_bodies_take_the(name: str, expected: str) -> None:
    assert with_article(name) == expected


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("Residents of the town", "en", "residents of the town"),
        ("Local residents", "en", "local residents"),
        ("The army", "en", "the army"),
        ("The Civil Defence", "en", "the Civil Defence"),
        ("Civil Defence", "en", "Civil Defence"),
        ("Security officials", "en", "security officials"),
        ("Medical staff", "en", "medical staff"),
        ("Two Corporals", "en", "Two Corporals"),
        ("General Haddad", "en", "General Haddad"),
        ("Syrian activists", "en", "Syrian activists"),
        ("Orient", "en", "Orient"),
        ("SANA", "en", "SANA"),
        ("Des habitants", "fr", "des habitants"),
        ("L’armée", "fr", "l’armée"),
        ("Habitants et secouristes", "fr", "habitants et secouristes"),
        ("Amaq", "fr", "Amaq"),
        ("Défense civile", "fr", "Défense civile"),
    ],
)
def test_a_common_noun_keeps_no_capital_of_the_sentence_that_it_opened(name: str, lang: str, expected: str) -> None:
    text = "The wounded were brought to medical points, says Two Corporals. Sans défense, dit la Défense civile."
    assert within(name, lang, text) == expected
