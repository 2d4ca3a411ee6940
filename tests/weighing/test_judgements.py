from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.model import Judgement
from recoupe.weighing import assemble

READINGS = [
    f.reading("one", f.claim("c1", "Red News"), outlet="A"),
    f.reading("two", f.claim("c2", "Blue Voice"), outlet="B"),
    f.reading("far", f.claim("c3", "Grey Monitor", event="abduction/arrest", places=(), when=None), outlet="C"),
]


def decided(decision: str, *refs: tuple[str, str], day: int = 1) -> dict[str, Any]:
    claims = [{"report": r, "claim": c} for r, c in refs]
    return {
        "id": f"j{day}",
        "decision": decision,
        "claims": claims,
        "decided_by": "ed",
        "decided_at": f"2017-01-0{day}T00:00:00Z",
    }


def groups(*judgements: dict[str, Any]) -> set[frozenset[str]]:
    brief = assemble(READINGS, f.THEATRE, judgements=[Judgement.model_validate(j) for j in judgements])
    return {frozenset(c.claim for c in i.claims) for i in brief.incidents}


def test_people_join_and_part_claims() -> None:
    assert groups() == {frozenset({"c1", "c2"}), frozenset({"c3"})}
    assert groups(decided("not the same", ("one", "c1"), ("two", "c2"))) == {frozenset({c}) for c in ("c1", "c2", "c3")}
    assert groups(decided("same incident", ("one", "c1"), ("far", "c3"))) == {frozenset({"c1", "c2", "c3"})}


def test_a_later_judgement_supersedes_an_earlier_one() -> None:
    parted = decided("not the same", ("one", "c1"), ("two", "c2"), day=1)
    joined = decided("same incident", ("one", "c1"), ("two", "c2"), day=2)
    assert groups(parted, joined) == groups(joined, parted) == {frozenset({"c1", "c2"}), frozenset({"c3"})}


def test_a_rejected_claim_takes_no_part_but_stays_in_its_report() -> None:
    judgement = Judgement.model_validate(decided("reject", ("far", "c3")))
    brief = assemble(READINGS, f.THEATRE, judgements=[judgement])
    assert all(ref.claim != "c3" for i in brief.incidents for ref in i.claims)
    assert any(c.id == "c3" for r in brief.reports for c in r.claims)
