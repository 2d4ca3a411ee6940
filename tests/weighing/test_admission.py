from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest

from recoupe.weighing import assemble


def admitted(*claims: Any) -> str | None:
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in claims]
    (incident,) = assemble(readings, f.THEATRE).incidents
    assert incident.assessment
    reasons = [r for r in incident.assessment.reasons if r.rule == "admitted"]
    assert bool(reasons) == bool(incident.assessment.admitted_by)
    return incident.assessment.admitted_by


def lost(kind: str = "killed", who: str = "soldiers") -> Any:
    return (f.figure(kind, 7, 7, who),)


@pytest.mark.parametrize(
    "boast",
    [
        {"event": "territory taken", "by": "Red Army"},
        {"event": "territory retaken", "by": "Red Army", "against": "Blue Front"},
        {"event": "attack repelled", "by": "Red Army"},
        {"event": "armed clash", "by": "Red Army", "figures": lost(who="Blue Front fighters")},
        {"event": "air/drone strike", "by": "Red Army", "against": "terrorists"},
        {"event": "air/drone strike", "by": "Red Army"},
    ],
)
def test_what_a_side_is_proud_of_is_no_admission(boast: dict[str, Any]) -> None:
    assert admitted(f.claim("a", "Red News", **boast)) is None


def test_a_side_admits_an_act_that_it_is_accused_of() -> None:
    accused = f.claim("b", "Grey Monitor", by="Red Army", figures=lost(who="civilians"))
    assert admitted(f.claim("a", "Red News", by="Red Army"), accused) == "Red News"
    assert admitted(f.claim("a", "Red News", by="Red Army", figures=lost(who="civilians"))) == "Red News"
    assert admitted(accused) is None


def test_a_side_that_fights_admits_its_own_losses_and_lost_ground() -> None:
    fight = {"event": "armed clash", "by": "Blue Front", "against": "Red Army"}
    assert admitted(f.claim("a", "Red News", figures=lost(), **fight)) == "Red News"
    fallen = {"event": "territory taken", "by": "Blue Front", "against": "Red Army"}
    assert admitted(f.claim("a", "Red News", **fallen)) == "Red News"
    assert admitted(f.claim("a", "Blue Voice", **fallen)) is None


def test_who_is_struck_counts_its_dead_and_admits_nothing() -> None:
    struck = {"by": "Blue Front", "against": "Red Army", "figures": lost()}
    assert admitted(f.claim("a", "Red News", **struck)) is None
    assert admitted(f.claim("a", "Red News", cue="admitted", **struck)) == "Red News"


def test_a_cue_of_admission_makes_losses_the_speakers_own() -> None:
    assert admitted(f.claim("a", "armée soudanaise", cue="a reconnu", event="armed clash", figures=lost())) is not None
    rebels = lost(who="rebels")
    assert admitted(f.claim("a", "Red News", cue="acknowledged", event="armed clash", figures=rebels)) is None
    assert admitted(f.claim("a", "Grey Monitor", cue="acknowledged", event="armed clash", figures=lost())) is None
