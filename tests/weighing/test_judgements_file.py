from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import claims_factory as f

from recoupe.model import Judgement
from recoupe.weighing import assemble
from recoupe.weighing.judgements_file import read_judgements

if TYPE_CHECKING:
    from pathlib import Path

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


def test_lines_are_read_and_bad_ones_rejected_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    good = json.dumps(decided("same incident", ("one", "c1"), ("far", "c3")))
    path.write_text(f'{good}\n\n{{"id": \n{json.dumps({"id": "x"})}\n', encoding="utf8")
    batch = read_judgements(path)
    assert [j.decision for j in batch.judgements] == ["same incident"]
    assert [r.input.rpartition(":")[2] for r in batch.rejected] == ["3", "4"]


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
