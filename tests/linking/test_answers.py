from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.linking import link
from recoupe.model import Place
from recoupe.weighing.ground import ground


def groups(*readings: Any) -> set[frozenset[str]]:
    grounded = [ground(r, f.THEATRE) for r in readings]
    return {frozenset(c.claim for c in i.claims) for i in link(grounded, f.THEATRE).incidents}


def test_an_undated_denial_goes_to_the_incident_that_it_denies() -> None:
    asserted = [
        f.claim(f"a{n}", source, event="chemical weapon") for n, source in enumerate(["Grey Monitor", "White Watch"])
    ]
    denial = f.claim("d", "Red News", event="chemical weapon", stance="denies", when=None, against="people")
    found = groups(f.reading("r", *asserted, denial))
    assert frozenset({"a0", "a1", "d"}) in found


def test_a_denial_of_something_that_nobody_says_stands_alone() -> None:
    elsewhere = Place(text="Basra", name="Basra", lat=30.5, lon=47.8, place_id="geonames:99532", precision="exact")
    asserted = f.claim("a", "Grey Monitor", event="chemical weapon")
    denial = f.claim("d", "Red News", event="abduction/arrest", stance="denies", places=(elsewhere,), when=None)
    assert frozenset({"d"}) in groups(f.reading("r", asserted, outlet="A"), f.reading("s", denial, outlet="B"))
