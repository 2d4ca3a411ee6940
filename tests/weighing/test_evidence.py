from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import claims_factory as f

from recoupe.exchange import proposals_csv
from recoupe.model import ClaimRef, Evidence, Undecided
from recoupe.reading.attached import read_evidence
from recoupe.weighing import assemble
from recoupe.weighing.evidence import propose, standing

READINGS = [
    f.reading("one", f.claim("c1", "Red News"), outlet="A"),
    f.reading("two", f.claim("c2", "Blue Voice"), outlet="B"),
]


def test_place_and_time_only_propose() -> None:
    near = Undecided(id="near", kind="image", lat=34.6, lon=38.3, captured="2016-12-09T08:00")
    far = Undecided(id="far", kind="image", lat=36.2, lon=37.1, captured="2016-12-09")
    late = Undecided(id="late", kind="image", lat=34.6, lon=38.3, captured="2017-03-01")
    bare = Undecided(id="bare", kind="image")
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


def test_nothing_is_near_what_is_vague_in_place_or_time() -> None:
    shot = [Undecided(id="e", kind="video", lat=34.56, lon=38.28, captured="2016-12-08")]
    incidents = assemble(READINGS, f.THEATRE).incidents
    assert len(propose(shot, incidents)) == 1
    wide = [
        i.model_copy(update={"place": i.place and i.place.model_copy(update={"precision": "region"})})
        for i in incidents
    ]
    long = [
        i.model_copy(update={"when": f.When(start=f.date(2016, 12, 1), end=f.date(2016, 12, 31))}) for i in incidents
    ]
    assert propose(shot, wide) == propose(shot, long) == ()


def test_what_was_filmed_days_before_does_not_show_it() -> None:
    incidents = assemble(READINGS, f.THEATRE).incidents

    def near(day: str, **rest: int) -> bool:
        return bool(propose([Undecided(id="e", kind="video", lat=34.56, lon=38.28, captured=day)], incidents, **rest))

    assert [near(f"2016-12-{n:02}") for n in (5, 6, 7, 8, 9, 10, 11)] == [False, False, True, True, True, True, False]
    assert not near("2016-12-09", days=0)
    assert not propose([Undecided(id="e", kind="video", lat=34.9, lon=38.28, captured="2016-12-08")], incidents)
    assert propose([Undecided(id="e", kind="video", lat=34.9, lon=38.28, captured="2016-12-08")], incidents, km=50)


def test_a_proposal_changes_nothing_until_a_person_decides(tmp_path: Path) -> None:
    brief = assemble(READINGS, f.THEATRE)
    shot = Undecided(id="=e1", kind="video", lat=34.56, lon=38.28, captured="2016-12-08", note="seen")
    path = tmp_path / "proposals.csv"
    path.write_text(proposals_csv(brief, [shot], propose([shot], brief.incidents)), encoding="utf8", newline="")
    assert read_evidence(path, brief.reports).records == ()
    with path.open(encoding="utf8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["claim"], row["km"], row["days"]) == ("'=e1", "one/c1", "0.0", "0")
    row |= {"verdict": "supports", "decided_by": "ed", "decided_at": "2017-01-02"}
    with path.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    decided = read_evidence(path, brief.reports)
    assert decided.rejected == ()
    (after,) = assemble(READINGS, f.THEATRE, evidence=decided.records).incidents
    assert after.assessment
    assert after.assessment.status == "confirmed"
