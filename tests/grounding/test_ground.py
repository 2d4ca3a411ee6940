from typing import Any

import pytest

from recoupe import theatres
from recoupe.grounding.ground import ground_claims, outlet_source
from recoupe.i18n import use
from recoupe.model import Claim, Reading, Report

THEATRE = theatres.load("syria-iraq")


def grounded(text: str, lang: str = "en", theatre: Any = THEATRE, **claim: Any) -> Claim:
    reading = Reading(id="r", lang=lang, text=text, claims=(Claim(id="c", quote=text, **claim),))
    return ground_claims(reading, theatre).claims[0]


def test_names_get_ids_sides_and_reasons() -> None:
    claim = grounded(
        "Amaq said Islamic State fighters killed ten Syrian soldiers.",
        source="Amaq", by="Islamic State fighters", against="Syrian soldiers",
    )  # fmt: skip
    assert (claim.source_id, claim.source_side) == ("amaq", "islamic-state")
    assert (claim.by_id, claim.against_id) == ("islamic-state", "syrian-army")
    assert len(claim.reasons) == 3


def test_what_a_person_gave_stays() -> None:
    claim = grounded("Amaq said so.", source="Amaq", source_id="mine", source_side="opposition")
    assert (claim.source_id, claim.source_side, claim.reasons) == ("mine", "opposition", ())


def test_grounding_twice_changes_nothing_more() -> None:
    text = "La police a tué deux civils à Damas, en Syrie, selon l'OSDH."
    reading = Reading(id="r", lang="fr", text=text, claims=(Claim(id="c", quote=text, source="OSDH", by="police"),))
    once = ground_claims(reading, THEATRE)
    assert ground_claims(once, THEATRE) == once


@pytest.mark.parametrize(
    ("text", "lang", "name", "expected"),
    [
        ("The army advanced in Syria, near Aleppo.", "en", "army", "syrian-army"),
        ("L'armée a repris Mossoul, en Irak.", "fr", "armée", "iraqi-army"),
        ("Turkish army tanks crossed from Turkey; the army in Turkey said so.", "en", "army", "turkey"),
        ("Syrian and Iraqi troops met. The army left.", "en", "army", None),
        ("The army of Ruritania marched.", "en", "army", None),
    ],
)
def test_a_bare_army_is_that_of_the_country_the_report_is_about(
    text: str, lang: str, name: str, expected: str | None
) -> None:
    assert grounded(text, lang, by=name).by_id == expected


@pytest.mark.parametrize(
    ("text", "lang", "name", "expected", "side"),
    [
        ("Selon le gouverneur de Homs, Karim Test, trois soldats sont morts.", "fr", "Karim Test", "governor-of-homs",
         "government"),
        ("Karim Test, a spokesman for the SDF, said three had died.", "en", "Karim Test", "sdf", "kurdish"),
        ("Mardin governor Karim Test said three had died.", "en", "Karim Test", "nameless.governor.turkey", "turkey"),
        ("Karim Test, a doctor in the town, said three had died.", "en", "Karim Test", None, None),
        ("Karim Test said the spokesman for the SDF had lied.", "en", "Karim Test", None, None),
        ("Karim Test, cité par la chaîne Al-Ikhbariya, parle de trois morts.", "fr", "Karim Test", None, None),
    ],
)  # fmt: skip
def test_persons_speak_for_whom_the_report_introduces_them(
    text: str, lang: str, name: str, expected: str | None, side: str | None
) -> None:
    claim = grounded(text, lang, source=name)
    wanted = None if expected and expected.startswith("nameless.") else expected
    assert (claim.source_id, claim.source_side) == (wanted, side)


def test_a_military_source_quoted_by_a_sides_own_agency_is_of_that_side() -> None:
    claim = grounded("SANA quoted a military source.", source="military source", via="SANA")
    assert (claim.source_id, claim.source_side) == ("nameless.military-source.government", "government")
    other = grounded("Reuters quoted a military source.", source="military source", via="Reuters")
    assert (other.source_id, other.source_side) == ("nameless.military-source", None)


def test_the_articles_own_voice_is_its_outlets() -> None:
    text = "Ten were killed."
    reading = Reading(
        id="r", lang="en", text=text, url="https://www.sana.sy/en/?p=1", claims=(Claim(id="c", quote=text),)
    )
    claim = ground_claims(reading, THEATRE).claims[0]
    assert (claim.source, claim.source_id, claim.source_side) == (None, "sana", "government")


def test_an_outlet_that_only_contains_a_known_name_is_not_it() -> None:
    assert outlet_source(Reading(id="r", lang="en", text="x", outlet="Friends of SANA Weekly"), THEATRE) is None
    assert outlet_source(Reading(id="r", lang="en", text="x", url="https://notsana.sy/"), THEATRE) is None


def test_without_a_theatre() -> None:
    claim = grounded("Reuters said the army fled.", theatre=None, source="Reuters", by="army")
    assert (claim.source_id, claim.source_side, claim.by_id) == ("reuters", None, None)


def test_one_word_is_short_for_the_longer_name_in_the_report() -> None:
    text = "The Syrian National Coalition met. The Coalition said ten had died."
    assert grounded(text, source="Coalition").source_id == "syrian-national-coalition"
    assert grounded("Jets struck Raqqa. The coalition said so.", source="coalition").source_id == "coalition-spokesmen"
    text = "Test Testov of the Justice for Life Observatory spoke. The Observatory said ten had died."
    assert grounded(text, source="Observatory").source_id == "justice-for-life"


def test_a_surname_is_the_persons_who_was_introduced_in_full() -> None:
    text = "Karim Testov, a spokesman for the SDF, spoke. Testov said ten had died."
    assert grounded(text, source="Testov").source_id == "sdf"


def test_why_an_outlet_is_known_is_told_in_the_language_in_use() -> None:
    report = Report(id="r", lang="fr", outlet="SANA", text="Rien.")
    told = []
    for lang in ("en", "fr", "en"):
        with use(lang):
            found = outlet_source(report, THEATRE)
            assert found
            told.append(found.reason.text)
    assert told[0] == told[2] != told[1]
