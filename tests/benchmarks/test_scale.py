"""Claims of known truth: they are the same each time, and linking them by rows is bounded, right and of no order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import scale
import synthetic
from recoupe.linking import Linking, claim_rows, link_rows
from recoupe.linking.bulk.block import MOST
from recoupe.linking.gather import gathered
from recoupe.linking.link import all_views
from recoupe.reading import read_claims
from synthetic_world import data, theatre

CLAIMS = 1200


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("claims")
    synthetic.write(CLAIMS, made, lines=True)
    return made


@pytest.fixture(scope="module")
def rows(folder: Path) -> pa.Table:
    return pa.concat_tables(pq.read_table(p) for p in sorted(folder.glob("rows-*.parquet")))


@pytest.fixture(scope="module")
def linking(rows: pa.Table) -> Linking:
    return link_rows(rows, threads=1)


def homes(incidents: pa.Table) -> dict[tuple[str, str], str]:
    return {(r["report"], r["claim"]): r["incident"] for r in incidents.to_pylist()}


def test_the_same_seed_gives_the_same_claims(folder: Path, tmp_path: Path) -> None:
    synthetic.write(CLAIMS, tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (folder / made.name).read_bytes()
    assert next(synthetic.batches(CLAIMS, seed=1))[0].record != next(synthetic.batches(CLAIMS))[0].record


def test_claims_a_day_and_town_do_not_grow_with_the_number() -> None:
    for claims in (10_000, 100_000, 1_000_000):
        conflicts, days = synthetic.shape(claims)
        assert claims / conflicts / days == pytest.approx(10_000 / data()["days"], rel=0.01)
    assert synthetic.shape(1_000_000) == (10, 1500)


def test_the_lines_are_what_link_takes(folder: Path, rows: pa.Table) -> None:
    batch = read_claims(sorted(folder.glob("claims-*.jsonl")))
    assert not batch.rejected
    assert sum(len(r.claims) for r in batch.readings) == rows.num_rows
    assert all(c.quote == r.text[c.start : c.end] for r in batch.readings for c in r.claims)


def test_claims_differ_from_the_truth_as_reports_do(folder: Path) -> None:
    claims = [c for r in read_claims(sorted(folder.glob("claims-*.jsonl"))).readings for c in r.claims]
    assert {c.stance for c in claims} == {"asserts", "denies"}
    assert {c.when is None for c in claims} == {c.hedged for c in claims} == {True, False}
    assert {p.precision for c in claims for p in c.places[:1]} >= {"exact", "region", None}
    assert {f.qualifier for c in claims for f in c.figures} >= {"exactly", "at least", "about", "dozens"}


def test_candidates_are_bounded_and_pairs_are_found(folder: Path, linking: Linking) -> None:
    assert 2 * linking.pairs <= MOST * linking.items
    found = scale.score(folder, linking.incidents)
    assert found["f1"] > 0.5


def test_the_order_of_the_rows_is_nothing(rows: pa.Table, linking: Linking) -> None:
    backwards = rows.take(list(range(rows.num_rows))[::-1])
    assert homes(link_rows(backwards, threads=1).incidents) == homes(linking.incidents)


def test_rows_give_what_records_give_where_no_bound_binds() -> None:
    batch = next(synthetic.batches(CLAIMS))[:24]
    readings, voices = synthetic.readings_of(batch), synthetic.voices_of(batch)
    setting = theatre(synthetic.known(CLAIMS))
    views = all_views(readings, voices, setting)
    made = gathered(views, voices)
    assert max(Counter(n for pair in made.compared for n in pair).values()) < MOST
    by_rows = homes(link_rows(claim_rows(readings, voices, setting), threads=1).incidents)
    groups: dict[str, set[Any]] = {}
    for ref, incident in by_rows.items():
        groups.setdefault(incident, set()).add(ref)
    expected = [{(v.ref.report, v.ref.claim) for v in cluster} for cluster in made.views()]
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, expected))
    assert len(expected) < len(by_rows)


def test_the_exponent_is_that_of_growth() -> None:
    before, now = {"claims": 100, "busy": 2.0}, {"claims": 10_000, "busy": 200.0}
    assert scale.exponent(now, before) == pytest.approx(1.0)
    assert scale.exponent({**now, "busy": 20_000.0}, before) == pytest.approx(2.0)
