"""The registry: every format writes every brief, and always the same bytes."""

import json
from typing import Any

import geojson as geojson_package
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from recoupe import theatres
from recoupe.exchange import FORMATS, UnknownFormat, export, read_json
from recoupe.exchange.formats import known
from recoupe.i18n import use
from recoupe.model import Brief, Reading

SYRIA = theatres.load("syria-iraq")


def test_names_are_slugs_and_files_differ() -> None:
    assert all(name == f.name and name.replace("-", "").isalnum() and name.islower() for name, f in FORMATS.items())
    assert len({f.file for f in FORMATS.values()}) == len(FORMATS)
    with use("fr"):
        french = [f.about() for f in FORMATS.values()]
    assert len(set(french)) == len(FORMATS)
    assert all(a != f.about() for a, f in zip(french, FORMATS.values(), strict=True))


def test_a_list_of_names() -> None:
    assert known("kml, acled,kml") == ("kml", "acled")
    assert known("all") == known("kml,all") == tuple(FORMATS)
    for wrong in ("pdf", "kml,pdf", "", " , "):
        with pytest.raises(UnknownFormat, match="claims-csv"):
            known(wrong)
    with pytest.raises(UnknownFormat, match="pdf"):
        export(Brief(), "pdf")


@pytest.mark.parametrize("name", list(FORMATS))
def test_an_empty_brief_can_be_written(name: str) -> None:
    assert isinstance(export(Brief(), name), bytes)


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_same_bytes_each_time(name: str, lang: str, troubled: Brief, factory: Any) -> None:
    with use(lang):
        for brief, theatre in ((troubled, SYRIA), (factory.offensive(), factory.theatre()), (factory.nowhere(), None)):
            assert export(brief, name, theatre) == export(Brief.model_validate(brief.dump()), name, theatre)


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.media == "text/csv"])
def test_no_cell_of_any_table_begins_as_a_formula(name: str, troubled: Brief) -> None:
    import csv
    import io

    rows = list(csv.reader(io.StringIO(export(troubled, name, SYRIA).decode(), newline="")))
    for row in rows:
        assert len(row) == len(rows[0])
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@")), cell
            assert not cell.startswith("-") or float(cell) < 0
            assert "\x00" not in cell or name == "claims-csv"


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_geojson_is_what_others_take_for_it(data: st.DataObject, briefs: st.SearchStrategy[Brief]) -> None:
    brief = data.draw(briefs)
    text = export(brief, "geojson", SYRIA).decode()
    layer = geojson_package.loads(text)
    assert layer.is_valid, layer.errors()
    for feature in layer.features:
        if feature.geometry:
            geometry = shape(feature.geometry)
            assert geometry.is_valid
            west, south, east, north = geometry.bounds
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_json_lines_come_back_as_they_went(data: st.DataObject, briefs: st.SearchStrategy[Brief]) -> None:
    brief = data.draw(briefs)
    reports = export(brief, "claims-jsonl").decode().split("\n")
    assert tuple(Reading.model_validate_json(line) for line in reports[:-1]) == brief.reports
    incidents = export(brief, "incidents-jsonl").decode().split("\n")
    assert [json.loads(line) for line in incidents[:-1]] == [i.dump() for i in brief.incidents]
    assert read_json(json.loads(export(brief, "brief-json"))) == brief
