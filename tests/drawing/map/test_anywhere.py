"""Whatever places a brief names, however far apart, there is a map of them."""

from __future__ import annotations

import json
import math
from types import ModuleType
from xml.etree import ElementTree

import pytest
import shapely

from recoupe.drawing.map import map_data, map_svg
from recoupe.drawing.map.geo import features
from recoupe.drawing.map.shapes import plain
from recoupe.model import Brief, Incident, Movement, Reading


def _brief(factory: ModuleType, spots: list[tuple[float, float, str]], *, moving: bool) -> Brief:
    places = [factory.place(f"P{i}", lat, lon, how) for i, (lat, lon, how) in enumerate(spots)]
    incidents = tuple(Incident(id=f"i{i}", event="shooting", claims=(), place=p) for i, p in enumerate(places))
    text = "They go from one to the other."
    ends = {"from_": tuple(places[:1]), "to": tuple(places[1:])}
    moves = (
        (Movement(id="m1", quote=text, start=0, end=len(text), kind="advance", **ends),)
        if moving and len(places) > 1
        else ()
    )
    report = Reading(id="r", lang="en", text=text, movements=moves)
    return Brief(reports=(report,), incidents=incidents)


def _coordinates(value: object) -> list[float]:
    if isinstance(value, (list, tuple)):
        return [n for v in value for n in _coordinates(v)]
    return [float(value)]  # type: ignore[arg-type]


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize(
    "spots",
    [
        [(0.0, 0.0, "exact")],
        [(36.2, 37.2, "exact"), (13.6, 25.3, "near")],
        [(-17.0, 179.9, "exact"), (-17.0, -179.9, "near")],
        [(0.0, 0.0, "district"), (0.0, 180.0, "exact")],
        [(90.0, 0.0, "exact"), (-90.0, 0.0, "near")],
        [(0.0, 0.0, "exact"), (1e-9, 0.0, "exact")],
    ],
)
def test_points_anywhere_on_earth_make_a_map(
    factory: ModuleType, spots: list[tuple[float, float, str]], moving: bool
) -> None:
    brief = _brief(factory, spots, moving=moving)
    drawn = ElementTree.fromstring(map_svg(brief, None, "en"))
    assert drawn.tag.endswith("svg")
    data = map_data(brief, None, "en")
    assert json.loads(json.dumps(data, allow_nan=False)) == json.loads(json.dumps(data))
    for layer in ("land", "borders", "discs", "arrows", "spines"):
        for one in data[layer]["features"]:
            found = _coordinates(one["geometry"]["coordinates"])
            assert found and all(map(math.isfinite, found))


@pytest.mark.parametrize(
    ("wkt", "kind"),
    [
        ("POLYGON ((0 0, 1 0, 1 1, 0 0))", "Polygon"),
        ("GEOMETRYCOLLECTION (POINT (5 5), LINESTRING (3 3, 4 4), POLYGON ((0 0, 1 0, 1 1, 0 0)))", "Polygon"),
        ("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (LINESTRING (3 3, 4 4)), LINESTRING (0 0, 1 1))", "MultiLineString"),
        ("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), EMPTY)", "Polygon"),
        ("GEOMETRYCOLLECTION EMPTY", None),
        ("POLYGON EMPTY", None),
        ("MULTILINESTRING EMPTY", None),
    ],
)
def test_every_kind_of_geometry_is_one_plain_feature_or_none(wkt: str, kind: str | None) -> None:
    found = plain(shapely.from_wkt(wkt))
    assert (found.geom_type if found is not None else None) == kind
    made = features(shapely.from_wkt(wkt), 3)
    assert [f["geometry"]["type"] for f in made] == ([kind] if kind else [])
    assert all(f["geometry"]["coordinates"] for f in made)
