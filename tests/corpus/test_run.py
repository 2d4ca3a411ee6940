import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from recoupe import api
from recoupe.corpus.engines import Local
from recoupe.corpus.run import WORK, Busy, Made, alone, corpus
from recoupe.corpus.schema import TABLES
from recoupe.model import Brief, Report
from recoupe.workers import Limits

THEATRE = "syria-iraq"


def line(report: Report, **changed: object) -> str:
    return json.dumps(report.model_dump(mode="json", exclude={"credits"}) | changed, ensure_ascii=False) + "\n"


def table(made: Made, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(made.folder / f"{name}.parquet").to_pylist()
    return rows


def tables(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all that a run wrote, without the parts."""
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def test_incidents_are_those_of_the_brief(made: Made, brief: Brief) -> None:
    rows = {row["id"]: row for row in table(made, "incidents")}
    assert set(rows) == {i.id for i in brief.incidents}
    weighed = {row["incident"]: row for row in table(made, "assessments")}
    for incident in brief.incidents:
        row, found = rows[incident.id], incident.assessment
        assert found
        assert row["members"] == [r.dump() for r in incident.claims]
        assert row["links"] == [
            {"a": x.a.dump(), "b": x.b.dump(), "how": x.how, "probability": x.probability, "weight": x.weight}
            for x in incident.links
        ]
        assert row["status"] == found.status
        assert weighed[incident.id]["wanted"] == list(found.wanted)
        assert weighed[incident.id]["reasons"] == [r.dump() for r in found.reasons]
        assert weighed[incident.id]["figures"] == [f.dump() for f in found.figures]


def test_situations_and_versions_are_those_of_the_brief(made: Made, brief: Brief) -> None:
    found = {row["id"]: row for row in table(made, "situations")}
    assert {(s.id, s.title, s.incidents) for s in brief.situations} == {
        (row["id"], row["title"], tuple(row["incidents"])) for row in found.values()
    }
    for situation in brief.situations:
        assert found[situation.id]["movements"] == [m.dump() for m in situation.movements]
    versions = [(row["incident"], row["version"], row["holders"]) for row in table(made, "versions")]
    assert versions == sorted(
        (i.id, n, list(v.holders)) for i in brief.incidents for n, v in enumerate(i.versions, start=1)
    )
    whys = sorted((i.id, c.why) for i in brief.incidents for c in i.contradictions)
    assert sorted((row["incident"], row["why"]) for row in table(made, "contradictions")) == whys


def test_claims_are_those_of_the_brief_each_with_its_incident(made: Made, brief: Brief) -> None:
    home = {(r.report, r.claim): i.id for i in brief.incidents for r in i.claims}
    rows = {(row["report"], row["claim"]): row for row in table(made, "claims")}
    claims = {(r.id, c.id): c for r in brief.reports for c in r.claims}
    assert set(rows) == set(claims)
    for key, claim in claims.items():
        row = rows[key]
        assert row["incident"] == home[key]
        assert row["quote"] == claim.quote
        assert row["figures"] == [f.dump() for f in claim.figures]
        assert row["places"] == [p.dump() for p in claim.places]
        assert row["voice_name"]
    assert {(row["report"], row["movement"]) for row in table(made, "movements") if row["situation"]} == {
        (r.id, m.id) for r in brief.reports for m in r.movements
    }
    assert len(table(made, "context")) == sum(len(r.context) for r in brief.reports)


@pytest.mark.parametrize("name", list(TABLES))
def test_tables_have_their_schema_and_their_order(made: Made, name: str) -> None:
    found = pq.read_table(made.folder / f"{name}.parquet")
    assert found.schema.equals(TABLES[name].schema, check_metadata=True)
    assert found.equals(found.sort_by([(c, "ascending") for c in TABLES[name].order]))
    assert found.num_rows == made.rows(name)


def test_points_stand_where_incidents_do(made: Made) -> None:
    points = json.loads((made.folder / "incidents.geojson").read_text(encoding="utf8"))["features"]
    rows = table(made, "incidents")
    assert [p["id"] for p in points] == [row["id"] for row in rows]
    for point, row in zip(points, rows, strict=True):
        where = point["geometry"] and point["geometry"]["coordinates"]
        assert where == ([row["lon"], row["lat"]] if row["lat"] is not None else None)


def test_one_process_and_other_batches_give_the_same_bytes(made: Made, lines: Path, tmp_path: Path) -> None:
    again = corpus([str(lines)], tmp_path, engine=Local(1), theatre=THEATRE, batch=2)
    assert len(list((tmp_path / WORK / "read").glob("*/*.parquet"))) == 3
    assert {k: v for k, v in tables(tmp_path).items() if k != "corpus.json"} == {
        k: v for k, v in tables(made.folder).items() if k != "corpus.json"
    }
    assert again.files == made.files


def test_what_is_done_is_not_done_again(lines: Path, made: Made, reports: tuple[Report, ...]) -> None:
    before = tables(made.folder)
    parts = {p: p.stat().st_mtime_ns for p in (made.folder / WORK).glob("*/*/*.parquet")}
    assert parts
    again = corpus([str(lines)], made.folder, engine=_Never(), theatre=THEATRE)
    assert not again.fresh
    assert tables(made.folder) == before
    assert {p: p.stat().st_mtime_ns for p in (made.folder / WORK).glob("*/*/*.parquet")} == parts
    (made.folder / "claims.parquet").unlink()
    assert corpus([str(lines)], made.folder, engine=_Never(), theatre=THEATRE).fresh
    assert tables(made.folder) == before


class _Never(Local):
    """An engine that has nothing to do."""

    def __init__(self) -> None:
        super().__init__(1)

    def read(self, _job, batches):  # type: ignore[no-untyped-def]
        assert not list(batches)
        return iter(())

    def work(self, _task, _shared, items):  # type: ignore[no-untyped-def]
        assert not list(items)
        return iter(())


def test_a_part_that_is_damaged_is_made_again(made: Made, lines: Path, tmp_path: Path) -> None:
    corpus([str(lines)], tmp_path, engine=Local(1), theatre=THEATRE)
    part = next((tmp_path / WORK / "read").glob("*/*.parquet"))
    part.write_bytes(part.read_bytes()[:1000])
    (tmp_path / "reports.parquet").unlink()
    corpus([str(lines)], tmp_path, engine=Local(1), theatre=THEATRE)
    assert tables(tmp_path) == tables(made.folder)


def test_what_is_poisoned_costs_itself_alone(made: Made, reports: tuple[Report, ...], tmp_path: Path) -> None:
    sentence = "The army said on Monday that {n} soldiers were killed in Aleppo. "
    endless = line(reports[0], id="endless", lang="en", text="\n\n".join(sentence.format(n=n) for n in range(4000)))
    nested = '{"id": "nested", "text": ' + "[" * 200_000 + "]" * 200_000 + "}\n"
    twice = line(reports[0], text="Another text under the same id, of the army and of Aleppo.")
    poisoned = tmp_path / "poisoned.jsonl"
    poisoned.write_text("".join([endless, nested, "no JSON\n", *map(line, reports), twice]), encoding="utf8")
    found = corpus([str(poisoned)], tmp_path / "out", engine=Local(2, Limits(seconds=3)), theatre=THEATRE)
    rejected = {row["input"]: row["why"] for row in table(found, "rejected")}
    where = [f"{poisoned}, line {n}" for n in (1, 2, 3, 4 + len(reports))]
    assert list(rejected) == where
    assert "longer than 3 seconds" in rejected[where[0]]
    assert "nested too deeply" in rejected[where[1]]
    assert "JSON" in rejected[where[2]]
    assert f"{poisoned}, line 4" in rejected[where[3]]
    for name in ("claims", "incidents", "assessments", "situations"):
        assert table(found, name) == table(made, name)


def test_without_a_theatre_it_is_the_brief_too(made: Made, reports: tuple[Report, ...], tmp_path: Path) -> None:
    elsewhere = "In Bogotá, police said on Tuesday that 4 people were killed in an explosion."
    path = tmp_path / "both.jsonl"
    path.write_text("".join([*map(line, reports), json.dumps({"id": "x", "text": elsewhere}) + "\n"]), encoding="utf8")
    found = corpus([str(path)], tmp_path / "out", engine=Local(1))
    theatres = {row["id"]: row["theatre"] for row in table(found, "reports")}
    assert theatres.pop("x") is None
    assert set(theatres.values()) == {THEATRE}
    brief = api.make([str(path)]).brief
    assert {(r["id"], r["status"], len(r["members"])) for r in table(found, "incidents")} == {
        (i.id, i.assessment.status if i.assessment else "", len(i.claims)) for i in brief.incidents
    }
    assert {row["theatre"] for row in table(found, "incidents")} == {None, THEATRE}
    assert found.rows("incidents") > made.rows("incidents")


def test_nothing_usable_is_an_empty_corpus(tmp_path: Path) -> None:
    found = corpus([str(tmp_path / "missing"), "https://example.org/a.jsonl"], tmp_path / "out", engine=Local(1))
    assert {row["input"] for row in table(found, "rejected")} == {
        "https://example.org/a.jsonl",
        str(tmp_path / "missing"),
    }
    assert {name: found.rows(name) for name in TABLES if name != "rejected"} == dict.fromkeys(
        [name for name in TABLES if name != "rejected"], 0
    )


def test_two_runs_do_not_write_to_one_folder(lines: Path, tmp_path: Path) -> None:
    with alone(tmp_path / WORK), pytest.raises(Busy):
        corpus([str(lines)], tmp_path, engine=Local(1))
