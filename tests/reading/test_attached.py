from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.errors import BadRecord, UnreadableInput
from recoupe.model import Claim, ClaimRef, Reading
from recoupe.reading.attached import COLUMNS, claim_names, read_evidence, read_judgements, read_undecided

TEXT = "Attack\n\nNine soldiers were killed."


def reading(report: str, *claims: str) -> Reading:
    return Reading(id=report, lang="en", text=TEXT, claims=tuple(Claim(id=c, quote="Nine soldiers") for c in claims))


READINGS = [reading("r1", "c1", "c2"), reading("r2", "c1", "x7")]


def evidence(path: Path, *rows: str) -> Path:
    path.write_text("\ufeff" + "\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf8")
    return path


def test_a_claim_is_named_by_its_report_or_alone_where_that_is_clear() -> None:
    names = claim_names(READINGS)
    assert names["r2/c1"] == ClaimRef(report="r2", claim="c1")
    assert names["x7"] == ClaimRef(report="r2", claim="x7")
    assert names["c1"] is None


def test_evidence_is_read_and_bad_rows_are_rejected_alone(tmp_path: Path) -> None:
    path = evidence(
        tmp_path / "e.csv",
        "e1,video,abc,Homs,34.7,36.7,2016-12-08,r1/c1,supports,A. Editor,2016-12-09T12:00:00Z,",
        "e2,video,,,,,,c1,supports,A. Editor,2016-12-09,",
        "e3,video,,,,,,r9/c1,supports,A. Editor,2016-12-09,",
        "e4,photo,,,,,,x7,perhaps,A. Editor,2016-12-09,",
        "e5,photo,,,north,,,x7,refutes,A. Editor,2016-12-09,",
        'e6,photo,,,,,,x7,refutes,A. Editor,2016-12-09,"seen, twice"',
    )
    found = read_evidence(path, READINGS)
    assert [(e.id, e.claim.report, e.verdict, e.note) for e in found.records] == [
        ("e1", "r1", "supports", None),
        ("e6", "r2", "refutes", "seen, twice"),
    ]
    assert (found.records[0].lat, found.records[0].place) == (34.7, "Homs")
    assert [r.input for r in found.rejected] == [f"{path}, row {n}" for n in (3, 4, 5, 6)]
    reasons = [r.why for r in found.rejected]
    assert "several claims" in reasons[0]
    assert "no claim r9/c1" in reasons[1]
    assert "verdict" in reasons[2]
    assert "lat" in reasons[3]


def test_rows_without_a_decision_change_nothing_and_are_read_apart(tmp_path: Path) -> None:
    path = evidence(
        tmp_path / "e.csv",
        "e1,video,,Homs,34.7,36.7,2016-12-08,r1/c1,,,,",
        "e2,video,,,,,2016-12-08,x7,supports,A. Editor,2016-12-09,",
        "e3,video,,,north,,2016-12-08,,,,,",
        "e4,video,,,,,,r1/c1,supports,,,",
    )
    decided, open_ = read_evidence(path, READINGS), read_undecided(path)
    assert [e.id for e in decided.records] == ["e2"]
    assert [r.input for r in decided.rejected] == [f"{path}, row 5"]
    assert [(e.id, e.place, e.lat, e.captured) for e in open_.records] == [("e1", "Homs", 34.7, "2016-12-08")]
    assert [r.input for r in open_.rejected] == [f"{path}, row 4"]
    with pytest.raises(BadRecord, match="captured"):
        read_undecided(_bare(tmp_path / "bare.csv"))


def _bare(path: Path) -> Path:
    path.write_text("id,kind\n1,video\n", encoding="utf8")
    return path


def test_evidence_without_its_columns_is_an_error_that_names_them(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("id,kind\n1,video\n")
    with pytest.raises(BadRecord, match="claim, decided_at, decided_by, verdict"):
        read_evidence(path, READINGS)
    with pytest.raises(UnreadableInput):
        read_evidence(tmp_path / "none.csv", READINGS)


def test_judgements_are_read_from_lists_and_lines(tmp_path: Path) -> None:
    good = {
        "id": "j1", "decision": "same incident", "claims": [{"report": "r1", "claim": "c1"}, "r2/c1"],
        "decided_by": "A. Editor", "decided_at": "2016-12-09T12:00:00Z", "unknown": 1,
    }  # fmt: skip
    bad = good | {"id": "j2", "decision": "perhaps"}
    empty = good | {"id": "j3", "claims": []}
    lines = tmp_path / "j.jsonl"
    lines.write_text("\n".join(json.dumps(r) for r in (good, bad, empty)) + "\n{broken\n", encoding="utf8")
    found = read_judgements(lines, READINGS)
    assert [j.id for j in found.records] == ["j1"]
    assert [(c.report, c.claim) for c in found.records[0].claims] == [("r1", "c1"), ("r2", "c1")]
    assert [r.input for r in found.rejected] == [f"{lines}, line {n}" for n in (2, 3, 4)]
    (tmp_path / "j.json").write_text(json.dumps([good]), encoding="utf8")
    assert read_judgements(tmp_path / "j.json", READINGS).records == found.records


def test_malformed_rows_of_evidence_are_rejected_alone_and_long_cells_are_read(tmp_path: Path) -> None:
    note = "n" * 200_000
    path = evidence(
        tmp_path / "e.csv",
        'e1,photo,,,,,,x7,refutes,A. Editor,2016-12-09,"a"b"',
        f"e2,photo,,,,,,x7,refutes,A. Editor,2016-12-09,{note}",
        'e3,photo,,,,,,x7,refutes,A. Editor,2016-12-09,"never closed',
    )
    found = read_evidence(path, READINGS)
    assert [(e.id, e.note) for e in found.records] == [("e2", note)]
    assert [r.input for r in found.rejected] == [f"{path}, row 2", f"{path}, row 4"]
    assert all("malformed CSV" in r.why for r in found.rejected)


def test_a_malformed_first_row_of_evidence_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('id,"kind\n')
    with pytest.raises(BadRecord, match="row 1: malformed CSV"):
        read_evidence(path, READINGS)
