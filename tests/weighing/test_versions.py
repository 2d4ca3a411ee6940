from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.model import Version
from recoupe.weighing import assemble


def held(*claims: Any) -> tuple[Version, ...]:
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in claims]
    incidents = assemble(readings, f.THEATRE).incidents
    assert len(incidents) == 1
    return incidents[0].versions


def test_two_sides_stand_apart_even_where_they_talk_past_each_other() -> None:
    red = f.claim(
        "a", "Red News", event="armed clash", by="Blue Front", figures=(f.figure("destroyed", 8, 8, "vehicles"),)
    )
    blue = f.claim(
        "b", "Blue Voice", event="armed clash", by="Blue Front", figures=(f.figure("killed", 60, None, "soldiers"),)
    )
    versions = held(red, blue)
    assert [(v.holders, v.side) for v in versions] == [(("Red News",), "red"), (("Blue Voice",), "blue")]


def test_a_source_of_no_side_is_in_every_version_that_it_fits() -> None:
    taken = f.claim("a", "Blue Voice", event="territory taken", by="Blue Front")
    repelled = f.claim("b", "Red News", event="attack repelled", by="Red Army")
    locals_ = f.claim("c", "local sources", event="armed clash")
    versions = held(taken, repelled, locals_)
    assert [v.holders for v in versions] == [("Blue Voice", "local sources"), ("Red News", "local sources")]


def test_a_third_party_that_contradicts_one_version_is_only_in_the_other() -> None:
    taken = f.claim("a", "Blue Voice", event="territory taken", by="Blue Front")
    repelled = f.claim("b", "Red News", event="attack repelled", by="Red Army")
    monitor = f.claim("c", "Grey Monitor", event="territory taken", by="Blue Front")
    assert [v.holders for v in held(taken, repelled, monitor)] == [("Blue Voice", "Grey Monitor"), ("Red News",)]


def test_sources_that_agree_hold_one_version() -> None:
    versions = held(f.claim("a", "Grey Monitor"), f.claim("b", "White Watch"))
    assert len(versions) == 1
    assert set(versions[0].holders) == {"Grey Monitor", "White Watch"}


def test_a_count_that_a_denial_fits_does_not_become_the_denying_side_s() -> None:
    versions = held(
        f.claim("a", "Red News", stance="denies", by="Red Army"),
        f.claim("b", "Grey Monitor", figures=(f.figure("killed", 11, 11, "civilians"),)),
        f.claim("c", "White Watch", figures=(f.figure("killed", 14, 14, "civilians"),)),
    )
    assert {frozenset(v.holders) for v in versions} == {
        frozenset({"Red News", "Grey Monitor"}),
        frozenset({"Red News", "White Watch"}),
    }
    assert [v.side for v in versions] == [None, None]


def test_a_holder_of_a_side_never_stands_in_a_version_of_another_side() -> None:
    versions = held(
        f.claim("a", "Blue Voice", by="Red Army", figures=(f.figure("killed", 20, 20, "civilians"),)),
        f.claim("b", "Red News", stance="denies", by="Red Army"),
        f.claim("c", "Grey Monitor", by="Red Army", figures=(f.figure("killed", 9, 9, "civilians"),)),
    )
    sides = {"Blue Voice": "blue", "Red News": "red"}
    for version in versions:
        assert {sides[h] for h in version.holders if h in sides} <= (
            {version.side} if version.side else set(sides.values())
        )
        assert not {"Blue Voice", "Red News"} <= set(version.holders)
    assert ("Red News",) in [v.holders for v in versions if v.side == "red"]
