from __future__ import annotations

from datetime import UTC, datetime

import claims_factory as f

from recoupe.model import ClaimRef, Evidence
from recoupe.weighing import assemble
from recoupe.weighing.evidence import Undecided, propose, standing

READINGS = [
    f.reading("one", f.claim("c1", "Red News"), outlet="A"),
    f.reading("two", f.claim("c2", "Blue Voice"), outlet="B"),
]


def test_place_and_time_only_propose() -> None:
    near = Undecided("near", "image", lat=34.6, lon=38.3, captured="2016-12-09T08:00")
    far = Undecided("far", "image", lat=36.2, lon=37.1, captured="2016-12-09")
    late = Undecided("late", "image", lat=34.6, lon=38.3, captured="2017-03-01")
    bare = Undecided("bare", "image")
    brief = assemble(READINGS, f.THEATRE)
    proposals = propose([far, late, bare, near], brief.incidents)
    assert [(p.evidence, p.incident, p.days) for p in proposals] == [("near", brief.incidents[0].id, 1)]
    assert proposals[0].distance_km < 10
    assert set(proposals[0].reason.claims) == set(brief.incidents[0].claims)


def test_the_latest_decision_about_one_piece_and_one_claim_stands() -> None:
    def decided(id_: str, verdict: str, day: int) -> Evidence:
        ref = ClaimRef(report="one", claim="c1")
        at = datetime(2017, 1, day, tzinfo=UTC)
        given = {"id": id_, "kind": "image", "claim": ref, "verdict": verdict, "decided_by": "ed", "decided_at": at}
        return Evidence.model_validate(given)

    first, second, other = decided("e1", "supports", 1), decided("e1", "refutes", 2), decided("e2", "supports", 1)
    assert standing([second, other, first]) == (second, other)


def test_decisions_are_ordered_by_their_moment_and_then_as_given() -> None:
    def decided(verdict: str, at: str) -> Evidence:
        ref = {"report": "one", "claim": "c1"}
        given = {"id": "e1", "kind": "image", "claim": ref, "verdict": verdict, "decided_by": "ed", "decided_at": at}
        return Evidence.model_validate(given)

    early, late = decided("supports", "2017-01-01T10:00:00+02:00"), decided("refutes", "2017-01-01T09:30:00Z")
    naive = decided("refutes", "2017-01-01T09:30:00")
    assert standing([early, late]) == standing([late, early]) == (late,)
    assert standing([naive, early]) == (naive,)
    at_once = [decided(v, "2017-01-01T08:00:00Z") for v in ("supports", "refutes")]
    assert standing(at_once) == (at_once[1],)
    (incident,) = assemble(READINGS, f.THEATRE, evidence=at_once).incidents
    assert incident.assessment
    assert incident.assessment.status != "confirmed"
