"""What a named source tells of an occurrence without a word of violence."""

from __future__ import annotations

import pytest

from recoupe.extraction.extract import extract
from recoupe.model import Claim, Report

LEAD = {
    "en": "Air strike hits depot\n\nA warplane bombed a depot in Homs on Monday, killing four workers, SANA reported. ",
    "fr": "Frappe sur un dépôt\n\nUn avion a bombardé un dépôt à Homs lundi, tuant quatre ouvriers, a dit Sana. ",
}


def claims(lang: str, sentence: str) -> list[Claim]:
    report = Report(id="r", lang=lang, title=LEAD[lang].split("\n")[0], text=LEAD[lang] + sentence)
    start = len(LEAD[lang])
    return [c for c in extract(report).claims if c.start is not None and c.start >= start]


@pytest.mark.parametrize(
    ("lang", "sentence", "source"),
    [
        ("en", "Neighbours said they heard a loud noise at first light.", "Neighbours"),
        ("en", "A medic told Reuters the ward was full of workers with wounds to the face.", "medic"),
        ("fr", "Des voisins ont raconté avoir entendu un grand bruit au petit matin.", "voisins"),
        ("fr", "Selon un infirmier, la salle était pleine d'ouvriers couverts de poussière.", "infirmier"),
    ],
)
def test_a_statement_about_what_was_is_a_claim_on_the_occurrence_told_before(lang, sentence, source):
    (claim,) = claims(lang, sentence)
    assert claim.source == source
    assert claim.stance == "asserts"
    assert claim.event == "air/drone strike"
    assert "event: carried over" in {r.rule for r in claim.reasons}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The minister condemned what he called a cowardly act against workers."),
        ("en", "A spokesman said the talks would go on in Geneva."),
        ("en", "The council said the city was in need of help."),
        ("fr", "Le ministre a condamné un acte lâche contre des ouvriers."),
        ("fr", "Un porte-parole a indiqué que les discussions reprendront à Genève."),
    ],
)
def test_a_verdict_an_appeal_and_a_forecast_are_none(lang, sentence):
    assert claims(lang, sentence) == []


def test_what_was_not_done_is_denied():
    (claim,) = claims("en", "“We did not drop anything on the depot that morning,” a spokesman said.")
    assert claim.stance == "denies"


def test_what_only_recounts_gives_way_to_what_the_same_sentence_tells():
    found = claims("en", "Neighbours said they had heard a loud noise, and that two more bombs killed a guard.")
    assert [[f.low for f in c.figures if f.kind == "killed"] for c in found] == [[1]]


@pytest.mark.parametrize(
    ("lang", "sentence", "source"),
    [
        ("en", "The Daesh group claimed responsibility for the attack.", "Daesh"),
        ("fr", "Le groupe Daesh a revendiqué l'attaque.", "Daesh"),
        ("fr", "L'attaque a été revendiquée par Daesh.", "Daesh"),
    ],
)
def test_who_takes_a_deed_on_themselves_claims_it(lang, sentence, source):
    (claim,) = claims(lang, sentence)
    assert source in claim.source


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The attack occurred near the bus station."),
        ("en", "An explosion was heard in the centre."),
        ("fr", "L'attaque est survenue près de la gare."),
        ("fr", "Des explosions ont eu lieu dans le centre."),
        ("fr", "Un attentat s'est produit près de la gare."),
    ],
)
def test_what_took_place_is_told_in_the_own_voice(lang, sentence):
    (claim,) = claims(lang, sentence)
    assert claim.source is None
