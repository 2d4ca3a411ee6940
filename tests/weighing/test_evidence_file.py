from __future__ import annotations

from typing import TYPE_CHECKING

import claims_factory as f
import pytest

from recoupe.errors import BadRecord
from recoupe.weighing import assemble
from recoupe.weighing.evidence import propose
from recoupe.weighing.evidence_file import find_claim, read_evidence

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "id,kind,sha256,place,lat,lon,captured,claim,verdict,decided_by,decided_at,note\n"
READINGS = [
    f.reading("one", f.claim("c1", "Red News"), f.claim("c2", "Red News"), outlet="A"),
    f.reading("two", f.claim("c1", "Blue Voice"), outlet="B"),
]


def written(folder: Path, text: str) -> Path:
    path = folder / "evidence.csv"
    path.write_text(text, encoding="utf8")
    return path


def test_decided_rows_become_evidence_and_undecided_ones_stay_apart(tmp_path: Path) -> None:
    rows = (
        "e1,video,ab12,Palmyra,34.5,38.2,2016-12-09,c2,supports,ed,2017-01-02T10:00:00Z,seen\n"
        "e2,image,,,34.6,38.3,2016-12-08,,,,,\n"
    )
    batch = read_evidence(written(tmp_path, HEADER + rows), READINGS)
    assert [(e.id, e.claim.report, e.claim.claim, e.verdict) for e in batch.decided] == [
        ("e1", "one", "c2", "supports")
    ]
    assert [(u.id, u.lat) for u in batch.undecided] == [("e2", 34.6)]
    assert batch.rejected == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("e1,video,,,,,,c9,supports,ed,2017-01-02,", "c9"),
        ("e1,video,,,,,,c1,supports,ed,2017-01-02,", "2 claims"),
        ("e1,video,,,,,,c2,maybe,ed,2017-01-02T10:00:00Z,", "verdict"),
        ("e1,video,,,,,,c2,supports,,,", "decided_by"),
        ("e1,video,,,north,38,,,,,,", "north"),
        ("e1,video,,,134.5,38,,,,,,", "134.5"),
        (",video,,,,,,,,,,", "id"),
    ],
)
def test_a_bad_row_is_rejected_alone_with_its_line_and_why(tmp_path: Path, row: str, says: str) -> None:
    good = "e0,video,,,,,,c2,supports,ed,2017-01-02T10:00:00Z,\n"
    batch = read_evidence(written(tmp_path, HEADER + good + row + "\n"), READINGS)
    assert [e.id for e in batch.decided] == ["e0"]
    assert len(batch.rejected) == 1
    assert batch.rejected[0].input.endswith(":3")
    assert says in batch.rejected[0].why


def test_a_file_without_its_columns_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="kind"):
        read_evidence(written(tmp_path, "id,photo\n1,2\n"), READINGS)


def test_a_claim_can_be_named_with_its_report() -> None:
    assert find_claim("two/c1", READINGS).report == "two"
    assert find_claim("one#c1", READINGS).report == "one"


def test_place_and_time_only_propose(tmp_path: Path) -> None:
    rows = (
        "near,image,,,34.6,38.3,2016-12-09T08:00,,,,,\n"
        "far,image,,,36.2,37.1,2016-12-09,,,,,\n"
        "late,image,,,34.6,38.3,2017-03-01,,,,,\n"
    )
    batch = read_evidence(written(tmp_path, HEADER + rows), READINGS)
    brief = assemble(READINGS, f.THEATRE)
    proposals = propose(batch.undecided, brief.incidents)
    assert {p.evidence for p in proposals} == {"near"}
    assert all(p.days == 1 and p.distance_km < 10 for p in proposals)
    assert {i.assessment.status for i in brief.incidents} == {"corroborated"}
