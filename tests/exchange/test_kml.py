"""KML, validated against the OGC's schema and read back by fastkml."""

from pathlib import Path
from typing import Any

import pytest
from fastkml import KML, Folder, Placemark
from fastkml.utils import find_all
from fastkml.validator import validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.exchange.kml import kml
from recoupe.model import Brief

SYRIA = theatres.load("syria-iraq")


def read(text: str, folder: Path) -> list[Placemark]:
    path = folder / "x.kml"
    path.write_bytes(text.encode())
    assert validate(file_to_validate=path)
    return list(find_all(KML.parse(path), of_type=Placemark))


def test_the_validator_refuses_what_is_wrong(tmp_path: Path, brief: Brief) -> None:
    broken = kml(brief, SYRIA).replace("<coordinates>", "<coordinate>").replace("</coordinates>", "</coordinate>")
    with pytest.raises(AssertionError):
        read(broken, tmp_path)


def test_points_and_lines_with_their_precision(brief: Brief, tmp_path: Path) -> None:
    first, second, line, lost = read(kml(brief, SYRIA), tmp_path)
    assert first.geometry.coords == ((37.68359, 34.83166),)
    assert first.name == "fighting, Huwaysis, 2016-12-08"
    assert first.description.startswith("exact: within 2 km of the point\n")
    assert "people" not in first.description
    assert "soldiers 60 to ?" in first.description
    assert (second.geometry, second.name) == (None, "other event, Somewhere, undated")
    assert second.description.startswith("nobody could locate Somewhere")
    assert line.geometry.coords == ((37.68359, 34.83166), (37.95, 34.65))
    assert line.name == "Islamic State: advance, Huwaysis to al-Mahr field"
    assert lost.geometry is None
    kept = {d.name: d.value for d in lost.extended_data.elements}
    assert (kept["not_located"], kept["hedged"]) == ("Nowhere", "yes")


def test_days_are_a_span(brief: Brief, tmp_path: Path) -> None:
    first, second, *_lines = read(kml(brief, SYRIA), tmp_path)
    assert str(first.times.begin) == str(first.times.end) == "2016-12-08"
    assert second.times is None


def test_markup_and_control_characters_are_text(troubled: Brief, tmp_path: Path) -> None:
    _first, second, *_lines = read(kml(troubled, SYRIA), tmp_path)
    assert "-حلب & <Alep>" in second.name
    assert "<x>&\"'" in second.description
    assert "وكالة سانا denies" in second.description


def test_both_folders_are_there(tmp_path: Path, factory: Any) -> None:
    text = kml(factory.offensive(), factory.theatre())
    read(text, tmp_path)
    names = [f.name for f in find_all(KML.from_string(text.split("\n", 1)[1]), of_type=Folder)]
    assert names == ["Incidents", "Movements"]


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_brief_is_valid_and_pins_only_what_is_located(
    data: st.DataObject, briefs: st.SearchStrategy[Brief], tmp_path: Path
) -> None:
    brief = data.draw(briefs)
    text = kml(brief, SYRIA)
    assert text == kml(brief, SYRIA)
    marks = read(text, tmp_path)
    assert len(marks) == len(brief.incidents) + sum(len(r.movements) for r in brief.reports)
    for mark, incident in zip(marks, brief.incidents, strict=False):
        assert (mark.geometry is not None) == bool(incident.place and incident.place.located)
