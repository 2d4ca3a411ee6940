"""Linking by rows gives what linking by records gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import claims_factory as f
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import BadRecord
from recoupe.linking import claim_rows, link, link_rows, row_schema
from recoupe.model import Place, Reading, When
from recoupe.provenance import find_voices
from recoupe.weighing.ground import ground

ALEPPO = Place(text="Aleppo", name="Aleppo", lat=36.2, lon=37.16, place_id="geonames:170063", precision="exact")
SYRIA = Place(text="Syria", name="Syria", lat=35.0, lon=38.0, place_id="geonames:163843", precision="country")
PLANT = Place(text="Ilyich plant")
DAYS = [When(start=f.date(2016, 12, d), end=f.date(2016, 12, e)) for d, e in ((7, 7), (8, 8), (9, 9), (1, 30))]
EVENTS = ["air/drone strike", "armed clash", "other", "troop movement"]


def by_records(readings: list[Reading]) -> dict[tuple[str, str], str]:
    linked = link(readings, f.THEATRE)
    return {(c.report, c.claim): i.id for i in linked.incidents for c in i.claims}


def by_rows(rows: Any, **rest: Any) -> dict[tuple[str, str], str]:
    found = link_rows(rows, threads=1, **rest).incidents.to_pylist()
    return {(r["report"], r["claim"]): r["incident"] for r in found}


def rows_of(readings: list[Reading]) -> pa.Table:
    return claim_rows(readings, find_voices(readings, f.THEATRE), f.THEATRE)


@st.composite
def many(draw: st.DrawFn) -> list[Reading]:
    out = []
    for n in range(draw(st.integers(1, 6))):
        claims = [
            f.claim(
                f"c{m}",
                draw(st.sampled_from(["Grey Monitor", "Red News", "Blue Voice", None])),
                event=draw(st.sampled_from(EVENTS)),
                places=draw(st.sampled_from([(f.TOWN,), (ALEPPO,), (PLANT, ALEPPO), (SYRIA,), ()])),
                when=draw(st.sampled_from([*DAYS, None])),
                stance=draw(st.sampled_from(["asserts", "asserts", "denies"])),
                by=draw(st.sampled_from(["Red Army", "Blue Front", None])),
                figures=draw(st.sampled_from([(), (f.figure("killed", 12, 12),), (f.figure("killed", 3, None),)])),
            )
            for m in range(draw(st.integers(1, 3)))
        ]
        published = draw(st.sampled_from([f.date(2016, 12, 9), f.date(2016, 12, 12)]))
        out.append(ground(f.reading(f"r{n}", *claims, outlet=f"O{n}", published=published), f.THEATRE))
    return out


@given(many())
@settings(max_examples=15, deadline=None)
def test_rows_give_what_records_give(readings: list[Reading]) -> None:
    assert by_rows(rows_of(readings)) == by_records(readings)


def test_places_of_two_wars_never_meet_whatever_else_is_shared() -> None:
    def compared(*others: Place) -> int:
        told = [ground(f.reading(f"r{n}", f.claim("c", places=p), outlet=f"O{n}"), f.THEATRE) for n, p in
                enumerate(((ALEPPO, PLANT), others))]  # fmt: skip
        return link_rows(rows_of(told), threads=1).pairs

    kyiv = ALEPPO.model_copy(update={"lat": 50.45, "lon": 30.52, "place_id": "geonames:703448"})
    assert compared(ALEPPO) == compared(PLANT) == compared(SYRIA, PLANT) == 1  # here, nobody knows where, around it
    assert compared(kyiv, PLANT) == 0
    assert compared(kyiv, ALEPPO) == 1  # one of its places is here


@given(many(), st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_neither_the_order_of_rows_nor_the_stretches_change_anything(readings: list[Reading], chance: Any) -> None:
    rows = rows_of(readings)
    order = list(range(rows.num_rows))
    chance.shuffle(order)
    assert by_rows(rows.take(order), at_once=1) == by_rows(rows)


def test_rows_come_from_parquet_too(tmp_path: Path) -> None:
    readings = [ground(f.reading(f"r{n}", f.claim("c"), outlet=f"O{n}"), f.THEATRE) for n in range(4)]
    rows = rows_of(readings)
    assert rows.schema == row_schema()
    for n in range(4):
        pq.write_table(rows.slice(n, 1), tmp_path / f"part-{n}.parquet")
    seen: list[str] = []
    found = by_rows(tmp_path / "*.parquet", temp=tmp_path, progress=lambda stage, _done, _of: seen.append(stage))
    assert found == by_records(readings)
    assert seen == ["rows", "pairs", "clusters"]
    assert {p.name for p in tmp_path.iterdir()} == {f"part-{n}.parquet" for n in range(4)}


def test_no_rows_are_no_incidents() -> None:
    found = link_rows(row_schema().empty_table())
    assert (found.claims, found.pairs, found.incidents.num_rows) == (0, 0, 0)


def test_two_rows_of_one_claim_are_refused() -> None:
    rows = rows_of([ground(f.reading("r", f.claim("c")), f.THEATRE)])
    with pytest.raises(BadRecord, match="two rows are of one claim"):
        link_rows(pa.concat_tables([rows, rows]))
