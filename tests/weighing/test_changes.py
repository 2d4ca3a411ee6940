from __future__ import annotations

from typing import Any

import claims_factory as f
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import i18n
from recoupe.exchange import read_json
from recoupe.model import Brief, ClaimRef, Evidence, FigureRange, Judgement, When
from recoupe.model.changes import Bounds
from recoupe.weighing import assemble
from recoupe.weighing.changes import changes, ranges_moved

LATER = f.date(2016, 12, 10)
ELSEWHERE = When(start=f.date(2016, 11, 1), end=f.date(2016, 11, 1))


def toll(id_: str, source: str, n: int, **rest: Any) -> Any:
    return f.claim(id_, source, figures=(f.figure("killed", n, n, "people"),), **rest)


def first() -> Brief:
    return assemble([f.reading("one", toll("c1", "Grey Monitor", 8), outlet="A")], f.THEATRE)


def decision(id_: str, *refs: tuple[str, str], what: str) -> Judgement:
    claims = [{"report": r, "claim": c} for r, c in refs]
    return Judgement.model_validate(
        {"id": id_, "decision": what, "claims": claims, "decided_by": "ed", "decided_at": "2017-01-01T00:00:00Z"}
    )


def proof(verdict: str, report: str, claim: str) -> Evidence:
    return Evidence.model_validate(
        {
            "id": "video",
            "kind": "video",
            "claim": {"report": report, "claim": claim},
            "verdict": verdict,
            "decided_by": "ed",
            "decided_at": "2017-01-02T00:00:00Z",
        }
    )


def test_a_brief_that_goes_on_with_none_has_no_changes() -> None:
    assert first().changes is None


def test_the_same_reports_again_change_nothing() -> None:
    before = first()
    again = assemble(before.reports, f.THEATRE, previous=before)
    assert again.changes is not None
    assert again.changes.nothing
    assert again.model_copy(update={"changes": None}) == before
    assert read_json(again.dump()) == again


def test_a_new_report_brings_claims_a_range_a_status_and_a_contradiction() -> None:
    before = first()
    rival = f.reading("two", toll("c2", "Red News", 31), outlet="B")
    after = assemble([rival], f.THEATRE, previous=before)
    found = after.changes
    assert found is not None
    (incident,) = after.incidents
    assert found.reports == ("two",)
    assert found.incidents == found.merged == found.parted == found.gone == ()
    assert [(c.incident, c.added, c.withdrawn) for c in found.claims] == [
        (incident.id, (ClaimRef(report="two", claim="c2"),), ())
    ]
    (moved,) = found.ranges
    assert (moved.kind, moved.before, moved.after) == (
        "killed",
        Bounds(low=8, best=8, high=8),
        Bounds(low=8, best=8, high=31),
    )
    (status,) = found.status
    assert (status.before, status.after) == ("single source", "contested")
    assert status.reason == "Sources of different sides contradict each other on 1 point"
    (clash,) = found.contradictions
    assert (clash.change, clash.how, clash.contradiction.type) == ("new", None, "number")


def test_a_later_toll_that_agrees_settles_a_contradiction() -> None:
    before = assemble(
        [f.reading("one", toll("c1", "Grey Monitor", 8)), f.reading("two", toll("c2", "Red News", 31), outlet="B")],
        f.THEATRE,
    )
    late = f.reading("three", toll("c3", "Grey Monitor", 31), outlet="C", published=LATER)
    found = assemble([late], f.THEATRE, previous=before).changes
    assert found is not None
    assert [(c.change, c.how, c.contradiction.type) for c in found.contradictions] == [
        ("settled", "no longer held", "number")
    ]


def test_evidence_and_what_it_settles_are_told_and_hold_in_the_next_brief() -> None:
    before = assemble(
        [f.reading("one", toll("c1", "Grey Monitor", 8)), f.reading("two", toll("c2", "Red News", 31), outlet="B")],
        f.THEATRE,
    )
    shown = [proof("refutes", "two", "c2"), proof("supports", "one", "c1")]
    after = assemble([], f.THEATRE, evidence=shown, previous=before)
    found = after.changes
    assert found is not None
    assert [(e.id, e.claim.claim, e.verdict) for e in found.evidence] == [
        ("video", "c1", "supports"),
        ("video", "c2", "refutes"),
    ]
    assert [(s.before, s.after) for s in found.status] == [("contested", "confirmed")]
    assert [(c.change, c.how) for c in found.contradictions] == [("settled", "evidence")]
    again = assemble([], f.THEATRE, previous=after)
    assert [i.assessment.status for i in again.incidents if i.assessment] == ["confirmed"]
    assert again.changes is not None
    assert again.changes.nothing


def test_judgements_hold_in_the_next_brief_without_being_given_again() -> None:
    reports = [f.reading("one", toll("c1", "Grey Monitor", 8)), f.reading("two", toll("c2", "Red News", 8), outlet="B")]
    before = assemble(reports, f.THEATRE)
    assert len(before.incidents) == 1
    part = decision("part", ("one", "c1"), ("two", "c2"), what="not the same")
    parted = assemble([], f.THEATRE, judgements=[part], previous=before)
    assert parted.changes is not None
    assert [p.from_incident for p in parted.changes.parted] == [before.incidents[0].id]
    assert parted.changes.judgements == ("part",)
    third = f.reading("three", toll("c3", "White Watch", 8), outlet="C")
    later = assemble([third], f.THEATRE, previous=parted)
    assert not any(len({"c1", "c2"} & {c.claim for c in i.claims}) == 2 for i in later.incidents)
    gone = assemble([], f.THEATRE, judgements=[decision("drop", ("one", "c1"), what="reject")], previous=parted)
    assert gone.changes is not None
    assert len(gone.changes.gone) == 1
    still = assemble([third], f.THEATRE, previous=gone)
    assert not any(c.claim == "c1" for i in still.incidents for c in i.claims)


def test_incidents_that_people_join_are_told_as_merged() -> None:
    far = toll("c2", "Red News", 3, event="abduction/arrest", places=(), when=ELSEWHERE)
    reports = [f.reading("one", toll("c1", "Grey Monitor", 8)), f.reading("two", far, outlet="B")]
    before = assemble(reports, f.THEATRE)
    assert len(before.incidents) == 2
    join = decision("join", ("one", "c1"), ("two", "c2"), what="same incident")
    after = assemble([], f.THEATRE, judgements=[join], previous=before)
    (incident,) = after.incidents
    assert after.changes is not None
    (merged,) = after.changes.merged
    assert merged.into == incident.id
    assert {merged.into, *merged.incidents} == {i.id for i in before.incidents}


def test_the_reason_of_a_new_status_is_in_the_reader_s_language() -> None:
    before = first()
    with i18n.use("fr"):
        rival = f.reading("two", toll("c2", "Red News", 31), outlet="B")
        found = assemble([rival], f.THEATRE, previous=before).changes
    assert found is not None
    assert "se contredisent" in (found.status[0].reason or "")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["Red News", "Grey Monitor", "Blue Voice"]), st.integers(1, 40)), max_size=4))
def test_what_is_added_is_what_changed(tolls: list[tuple[str, int]]) -> None:
    before = first()
    new = [f.reading(f"n{i}", toll(f"n{i}", s, n), outlet=f"New {i}") for i, (s, n) in enumerate(tolls)]
    after = assemble(new, f.THEATRE, previous=before)
    found = after.changes
    assert found is not None
    assert set(found.reports) == {r.id for r in new}
    added = {c for change in found.claims for c in change.added}
    added |= {c for i in after.incidents if i.id in found.incidents for c in i.claims}
    assert {c.report for c in added} == {r.id for r in new}
    assert changes(after, after).nothing


def range_(kind: str, who: str | None, *numbers: int) -> FigureRange:
    low, best, high = numbers
    return FigureRange.model_validate({"kind": kind, "who": who, "low": low, "best": best, "high": high})


def moved(before: list[FigureRange], after: list[FigureRange]) -> list[tuple[str, str | None, Any, Any]]:
    (incident,) = first().incidents
    assert incident.assessment

    def of(figures: list[FigureRange]) -> Any:
        assessment = incident.assessment
        assert assessment
        return incident.model_copy(update={"assessment": assessment.model_copy(update={"figures": tuple(figures)})})

    return [
        (r.kind, r.who, r.before and r.before.high, r.after and r.after.high)
        for r in ranges_moved(of(before), of(after))
    ]


def test_ranges_are_told_together_by_victims_and_then_by_kind() -> None:
    eight, nine, ten = (range_("killed", "people", n, n, n) for n in (8, 9, 10))
    assert moved([eight, nine], [nine, eight]) == []
    assert moved([eight, nine], [nine, ten]) == [("killed", "people", 8, 10)]
    assert moved([eight], [eight, eight]) == [("killed", "people", None, 8)]
    assert moved([eight, ten], [eight]) == [("killed", "people", 10, None)]
    soldiers = range_("killed", "soldiers", 3, 3, 3)
    assert moved([eight], [soldiers]) == [("killed", "soldiers", 8, 3)]
    hurt = range_("wounded", "people", 5, 5, 5)
    assert moved([eight], [hurt]) == [("wounded", "people", None, 5), ("killed", "people", 8, None)]
