from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.linking import link
from recoupe.model import Place, When
from recoupe.model.claim import FIRST_DAY, LAST_DAY
from recoupe.weighing.ground import ground

ALEPPO = Place(text="Aleppo", name="Aleppo", lat=36.2, lon=37.16, place_id="geonames:170063", precision="exact")
ALEP = ALEPPO.model_copy(update={"text": "Alep"})


def groups(*readings: Any) -> set[frozenset[str]]:
    grounded = [ground(r, f.THEATRE) for r in readings]
    return {frozenset(c.claim for c in i.claims) for i in link(grounded, f.THEATRE).incidents}


def test_one_event_in_two_languages_is_one_incident() -> None:
    english = f.claim(
        "en",
        "Grey Monitor",
        places=(Place(text="al-Mashlab"), ALEPPO),
        against="bakery",
        figures=(f.figure("killed", 27, 27),),
    )
    french = f.claim(
        "fr",
        "White Watch",
        places=(Place(text="al-Mechlab"), ALEP),
        against="boulangerie",
        figures=(f.figure("killed", 27, 27, "civils"),),
    )
    assert groups(f.reading("a", english, outlet="A"), f.reading("b", french, outlet="B", lang="fr")) == {
        frozenset({"en", "fr"})
    }


def test_two_quarters_on_one_day_are_two_incidents() -> None:
    one = f.claim("a", "Grey Monitor", places=(Place(text="Bustan"), ALEPPO))
    other = f.claim(
        "b", "White Watch", places=(Place(text="Hanano"), ALEPPO), event="shelling/artillery/missile attack"
    )
    assert len(groups(f.reading("r", one, outlet="A"), f.reading("s", other, outlet="B"))) == 2


def test_the_same_town_weeks_apart_is_two_incidents() -> None:
    later = When(start=f.date(2017, 1, 20), end=f.date(2017, 1, 20))
    one = f.reading("r", f.claim("a", "Grey Monitor"), outlet="A")
    other = f.reading("s", f.claim("b", "White Watch", when=later), outlet="B", published=f.date(2017, 1, 21))
    assert len(groups(one, other)) == 2


def test_a_vague_claim_joins_no_incidents() -> None:
    country = Place(text="Syria", name="Syria", lat=35.0, lon=38.0, place_id="geonames:163843", precision="country")
    vague = f.claim("vague", "Grey Monitor", places=(country,), when=None)
    here = f.claim("here", "White Watch")
    there = f.claim("there", "Red News", places=(ALEPPO,))
    found = groups(
        f.reading("r", vague, outlet="A"), f.reading("s", here, outlet="B"), f.reading("t", there, outlet="C")
    )
    assert frozenset({"vague"}) in found
    assert len(found) == 3


def test_ids_come_from_what_is_said_and_not_from_ids() -> None:
    one = link([f.reading("r1", f.claim("a", "Grey Monitor", quote="Same words."), text="T")], f.THEATRE)
    other = link([f.reading("zz", f.claim("b", "Grey Monitor", quote="Same words."), text="T")], f.THEATRE)
    assert one.incidents[0].id == other.incidents[0].id


def test_an_offensive_is_one_situation_with_its_movements_and_a_title() -> None:
    axis = {
        "id": "m",
        "quote": "They advanced from Huwaysis.",
        "from": [{"text": "Huwaysis"}],
        "to": [f.TOWN.dump()],
        "when": {"start": "2016-12-08", "end": "2016-12-08"},
    }
    taken = f.claim("a", "Blue Voice", event="territory taken")
    fight = f.claim("b", "local sources", event="armed clash", against="gunmen")
    linked = link([f.reading("r", taken, fight, movements=[axis])], f.THEATRE)
    assert len(linked.situations) == 1
    assert linked.situations[0].title == "Offensive near Palmyra, 8 December 2016"
    assert [m.movement for m in linked.situations[0].movements] == ["m"]


def test_claims_at_the_ends_of_the_calendar_are_linked() -> None:
    first = f.claim("c", "Grey Monitor", when=When(start=FIRST_DAY, end=LAST_DAY))
    undated = f.claim("d", "Grey Monitor", when=None)
    reading = f.reading("a", first, undated, outlet="A").model_copy(update={"published": FIRST_DAY})
    assert groups(reading)
