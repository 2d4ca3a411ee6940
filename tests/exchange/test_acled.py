"""ACLED- and UCDP-style CSV, read by DuckDB with the types that their codebooks give the columns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.exchange import acled, ucdp
from recoupe.i18n import use
from recoupe.model import Brief

SYRIA = theatres.load("syria-iraq")
NUMBERS = {
    "acled": {
        "event_date": "DATE", "year": "INTEGER", "time_precision": "TINYINT", "iso": "INTEGER", "latitude": "DOUBLE",
        "longitude": "DOUBLE", "geo_precision": "TINYINT", "fatalities": "BIGINT", "reported_low": "BIGINT",
        "reported_best": "BIGINT", "reported_high": "BIGINT",
    },
    "ucdp": {
        "year": "INTEGER", "type_of_violence": "TINYINT", "number_of_sources": "INTEGER", "where_prec": "TINYINT",
        "latitude": "DOUBLE", "longitude": "DOUBLE", "event_clarity": "TINYINT", "date_prec": "TINYINT",
        "date_start": "DATE", "date_end": "DATE", "deaths_unknown": "BIGINT", "best": "BIGINT", "high": "BIGINT",
        "low": "BIGINT",
    },
}  # fmt: skip


def read(text: str, folder: Path, kind: str) -> list[dict[str, Any]]:
    """Read strictly: a cell that is no number or day where one belongs, or a row of another length, is an error."""
    columns = acled.COLUMNS if kind == "acled" else ucdp.COLUMNS
    types = {name: NUMBERS[kind].get(name, "VARCHAR") for name in columns}
    path = folder / "x.csv"
    path.write_bytes(text.encode())
    found = duckdb.connect().execute(
        "SELECT * FROM read_csv(?, header = true, columns = ?, delim = ',', quote = '\"', escape = '\"', "
        " strict_mode = true, auto_detect = false)",
        [str(path), types],
    )
    names = [d[0] for d in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_acled_row_of_the_offensive(factory: Any, tmp_path: Path) -> None:
    row, shelling, lost = read(acled.acled_csv(factory.offensive(), factory.theatre()), tmp_path, "acled")
    assert (row["event_id_cnty"], str(row["event_date"]), row["time_precision"]) == ("i1", "2016-12-08", 1)
    assert (row["sub_event_type"], row["actor1"]) == ("Non-state actor overtakes territory", "Islamic State")
    assert (row["fatalities"], row["reported_low"], row["reported_best"], row["reported_high"]) == (20, 20, 38, 60)
    assert (row["latitude"], row["geo_precision"]) == (34.66, 2)
    assert "Reported range of the killed" in row["notes"]
    assert "soldiers 20 to 60 (best 38)" in row["notes"]
    assert (shelling["event_type"], shelling["fatalities"]) == ("Explosions/Remote violence", None)
    assert (lost["location"], lost["latitude"], lost["longitude"], lost["geo_precision"]) == (
        "Wadi Perdu",
        None,
        None,
        None,
    )


def test_ucdp_takes_only_what_somebody_says_was_deadly(factory: Any, tmp_path: Path) -> None:
    (row,) = read(ucdp.ucdp_csv(factory.offensive(), factory.theatre()), tmp_path, "ucdp")
    assert (row["id"], row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("i1", 20, 38, 60, 38)
    assert (row["where_prec"], row["date_prec"], row["geom_wkt"]) == (2, 1, "POINT (37.87 34.66)")
    assert (row["deaths_a"], row["deaths_civilians"]) == (None, None)
    assert row["figures_are"] == "reported range"


def _changed(brief: Brief, **values: Any) -> Brief:
    first = brief.dump()["incidents"][0] | values
    return Brief.model_validate(brief.dump() | {"incidents": [first]})


@pytest.mark.parametrize(
    ("when", "day", "precision", "ucdp_precision"),
    [
        (None, None, None, None),
        ({"start": "2016-12-05", "end": "2016-12-11"}, "2016-12-08", 2, 3),
        ({"start": "2016-12-01", "end": "2016-12-31"}, "2016-12-16", 3, 4),
        ({"start": "2016-01-01", "end": "2016-12-31"}, None, None, 5),
    ],
)
def test_days_are_coded_and_none_is_invented(
    when: Any, day: str | None, precision: int | None, ucdp_precision: int | None, brief: Brief, tmp_path: Path
) -> None:
    dated = _changed(brief, when=when)
    (row,) = read(acled.acled_csv(dated, SYRIA), tmp_path, "acled")
    assert (str(row["event_date"]) if row["event_date"] else None, row["time_precision"]) == (day, precision)
    assert (row["year"] is None) == (day is None)
    if when:
        assert when["start"] in row["notes"]
    (row,) = read(ucdp.ucdp_csv(dated, SYRIA), tmp_path, "ucdp")
    assert row["date_prec"] == ucdp_precision


def test_a_place_known_to_a_country_only_gets_no_point_of_acleds(brief: Brief, tmp_path: Path) -> None:
    syria = {"text": "Syria", "lat": 35.0, "lon": 38.0, "place_id": "geonames:163843", "precision": "country"}
    (row,) = read(acled.acled_csv(_changed(brief, place=syria), SYRIA), tmp_path, "acled")
    assert (row["latitude"], row["geo_precision"], row["iso"], row["recoupe_precision"]) == (None, None, 760, "country")
    (row,) = read(ucdp.ucdp_csv(_changed(brief, place=syria), SYRIA), tmp_path, "ucdp")
    assert (row["latitude"], row["where_prec"]) == (35.0, 6)


def test_notes_are_in_the_readers_language(brief: Brief) -> None:
    with use("fr"):
        assert "Fourchette rapportée des tués" in acled.acled_csv(brief, SYRIA)


def test_trouble_stays_text(troubled: Brief, tmp_path: Path) -> None:
    _row, second = read(acled.acled_csv(troubled, SYRIA), tmp_path, "acled")
    assert second["location"] == "'-حلب & <Alep>"
    assert second["source"] == "'+\u202eoutlet"
    (row,) = read(ucdp.ucdp_csv(troubled, SYRIA), tmp_path, "ucdp")
    assert row["source_headline"] == "'=cmd|' /C calc'!A0"
    assert row["conflict_name"] == "'@ <Title> & "


@pytest.mark.parametrize(("kind", "write"), [("acled", acled.acled_csv), ("ucdp", ucdp.ucdp_csv)])
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_brief_is_read_with_its_types(
    kind: str, write: Callable[..., str], data: st.DataObject, briefs: st.SearchStrategy[Brief], tmp_path: Path
) -> None:
    brief = data.draw(briefs)
    text = write(brief, SYRIA)
    assert text == write(brief, SYRIA)
    rows = {r["event_id_cnty" if kind == "acled" else "id"]: r for r in read(text, tmp_path, kind)}
    ids = [i.id for i in brief.incidents]
    assert list(rows) == ids if kind == "acled" else set(rows) <= set(ids)
    for incident in brief.incidents:
        if incident.id in rows and not (incident.place and incident.place.located):
            assert rows[incident.id]["latitude"] is rows[incident.id]["longitude"] is None
