"""CSV with HXL tags, read and validated by libhxl against HXL's own schema."""

from pathlib import Path
from typing import Any

import hxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.exchange.claims_csv import COLUMNS as CLAIM_COLUMNS
from recoupe.exchange.hxl import CLAIM_TAGS, COLUMNS, claims_hxl, incidents_hxl
from recoupe.model import Brief

SYRIA = theatres.load("syria-iraq")


def read(text: str, folder: Path) -> Any:
    path = folder / "x.csv"
    path.write_bytes(text.encode())
    return hxl.data(str(path), hxl.InputOptions(allow_local=True)).cache()


def faults(source: Any) -> list[str]:
    found: list[str] = []
    source.validate(callback=lambda error: found.append(f"{error.rule}: {error.message}"))
    return found


def test_every_column_has_one_tag() -> None:
    assert list(CLAIM_TAGS) == list(CLAIM_COLUMNS)
    assert len(set(CLAIM_TAGS.values())) == len(CLAIM_TAGS)
    assert len({tag for tag, _meaning in COLUMNS.values()}) == len(COLUMNS)


def test_libhxl_reads_the_incidents(brief: Brief, tmp_path: Path) -> None:
    source = read(incidents_hxl(brief, SYRIA), tmp_path)
    assert faults(source) == []
    first, second = source
    assert (first.get("#event+id"), first.get("#geo+lat"), first.get("#loc+name")) == ("i1", "34.83166", "Huwaysis")
    assert (first.get("#affected+killed+min"), first.get("#group+by+name")) == ("60", "Islamic State")
    assert (second.get("#geo+lat"), second.get("#date+start"), second.get("#affected+killed+min")) == (None,) * 3


def test_libhxl_reads_the_claims(brief: Brief, tmp_path: Path) -> None:
    source = read(claims_hxl(brief), tmp_path)
    assert faults(source) == []
    (row,) = source
    assert (row.get("#meta+source"), row.get("#meta+stance"), row.get("#status")) == (
        "Amaq",
        "asserts",
        "single source",
    )


def test_right_to_left_formulas_and_markup_go_through(troubled: Brief, tmp_path: Path) -> None:
    rows = list(read(claims_hxl(troubled), tmp_path))
    assert [r.get("#meta+source") for r in rows] == ["Amaq", "وكالة سانا"]
    assert rows[1].get("#group+by+name") == "'=SUM(A1)"
    assert rows[1].get("#loc+written") == "'-حلب & <Alep>"
    assert rows[1].get("#description") == "<x>&\"'"


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_brief_keeps_its_incidents(data: st.DataObject, briefs: st.SearchStrategy[Brief], tmp_path: Path) -> None:
    brief = data.draw(briefs)
    text = incidents_hxl(brief, SYRIA)
    assert text == incidents_hxl(brief, SYRIA)
    assert [r.get("#event+id") for r in read(text, tmp_path)] == [i.id for i in brief.incidents]
    claims = [c.id for r in brief.reports for c in r.claims]
    assert [r.get("#meta+claim+id") for r in read(claims_hxl(brief), tmp_path)] == claims
