from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.model import Evidence, Judgement
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


def test_two_claims_judged_the_same_bring_all_that_each_is_linked_to() -> None:
    far = {"event": "abduction/arrest", "places": (), "when": None}
    more = [
        f.reading("far2", f.claim("c4", "White Watch", quote="Nine men were led away by night.", **far), outlet="D"),
        f.reading("far3", f.claim("c5", "Red News", quote="Nine men were led away at night.", **far), outlet="E"),
    ]
    bind = decided("same incident", ("far2", "c4"), ("far3", "c5"))

    def found(*judgements: dict[str, Any]) -> set[frozenset[str]]:
        given = [Judgement.model_validate(j) for j in (bind, *judgements)]
        brief = assemble([*READINGS[:2], *more], f.THEATRE, judgements=given)
        return {frozenset(c.claim for c in i.claims) for i in brief.incidents}

    assert found() == {frozenset({"c1", "c2"}), frozenset({"c4", "c5"})}
    link = decided("same incident", ("two", "c2"), ("far2", "c4"), day=2)
    assert found(link) == {frozenset({"c1", "c2", "c4", "c5"})}
    part = decided("not the same", ("one", "c1"), ("far3", "c5"), day=3)
    assert not any({"c1", "c5"} <= group for group in found(link, part))
    assert any({"c2", "c4"} <= group for group in found(link, part))


def test_evidence_on_a_claim_concerns_the_incident_that_people_made_of_it() -> None:
    join = Judgement.model_validate(decided("same incident", ("one", "c1"), ("far", "c3")))
    proof = Evidence.model_validate(
        {
            "id": "photo",
            "kind": "photo",
            "claim": {"report": "far", "claim": "c3"},
            "verdict": "supports",
            "decided_by": "ed",
            "decided_at": "2017-01-02T00:00:00Z",
        }
    )
    (incident,) = assemble(READINGS, f.THEATRE, judgements=[join], evidence=[proof]).incidents
    assert incident.assessment
    assert incident.assessment.status == "confirmed"


def test_a_later_judgement_supersedes_an_earlier_one() -> None:
    parted = decided("not the same", ("one", "c1"), ("two", "c2"), day=1)
    joined = decided("same incident", ("one", "c1"), ("two", "c2"), day=2)
    assert groups(parted, joined) == groups(joined, parted) == {frozenset({"c1", "c2"}), frozenset({"c3"})}


def test_a_rejected_claim_takes_no_part_but_stays_in_its_report() -> None:
    judgement = Judgement.model_validate(decided("reject", ("far", "c3")))
    brief = assemble(READINGS, f.THEATRE, judgements=[judgement])
    assert all(ref.claim != "c3" for i in brief.incidents for ref in i.claims)
    assert any(c.id == "c3" for r in brief.reports for c in r.claims)


def test_a_judgement_that_names_one_claim_twice_changes_nothing_and_is_told() -> None:
    for decision in ("same incident", "not the same"):
        once = Judgement.model_validate(decided(decision, ("one", "c1"), ("one", "c1")))
        brief = assemble(READINGS, f.THEATRE, judgements=[once])
        assert {frozenset(c.claim for c in i.claims) for i in brief.incidents} == groups()
        ((where, why),) = [(r.input, r.why) for r in brief.rejected]
        assert where == "judgement j1"
        assert "fewer than two different claims" in why
    twice = decided("same incident", ("one", "c1"), ("one", "c1"), ("far", "c3"))
    assert groups(twice) == {frozenset({"c1", "c2", "c3"})}


def test_the_latest_judgement_is_told_by_the_moment_and_not_by_the_clock() -> None:
    early = decided("not the same", ("one", "c1"), ("two", "c2")) | {"decided_at": "2017-01-01T10:00:00+02:00"}
    late = decided("same incident", ("one", "c1"), ("two", "c2")) | {"decided_at": "2017-01-01T09:30:00Z"}
    naive = late | {"decided_at": "2017-01-01T09:30:00"}
    assert groups(early, late) == groups(late, early) == groups(naive, early) == groups()
    out = decided("reject", ("far", "c3")) | {"decided_at": "2017-01-01T10:00:00+02:00"}
    back = decided("accept", ("far", "c3")) | {"decided_at": "2017-01-01T09:30:00Z"}
    assert groups(out, back) == groups(back, out) == groups()


def test_of_judgements_of_one_moment_the_last_given_holds() -> None:
    joined, parted = (decided(d, ("one", "c1"), ("two", "c2")) for d in ("same incident", "not the same"))
    assert frozenset({"c1", "c2"}) in groups(parted, joined)
    assert frozenset({"c1", "c2"}) not in groups(joined, parted)
