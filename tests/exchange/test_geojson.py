import json
from typing import Any

from recoupe import theatres
from recoupe.exchange import geojson
from recoupe.model import Brief

THEATRE = theatres.load("syria-iraq")


def features(brief: Brief) -> dict[str, dict[str, Any]]:
    return {f["id"]: f for f in geojson(brief, THEATRE)["features"]}


def test_incidents_are_points_longitude_first(brief: Brief) -> None:
    found = features(brief)["incident:i1"]
    assert found["geometry"] == {"type": "Point", "coordinates": [37.68359, 34.83166]}
    properties = found["properties"]
    assert (properties["precision"], properties["radius_km"]) == ("exact", 2)
    assert (properties["by_sides"], properties["against_sides"]) == (["islamic-state"], ["government"])
    assert (properties["status"], properties["situation"]) == ("single source", "s1")
    assert properties["figures"][0]["low"] == 60


def test_what_is_not_located_is_kept_without_a_point(brief: Brief) -> None:
    found = features(brief)["incident:i2"]
    assert found["geometry"] is None
    assert found["properties"]["not_located"] == ["Somewhere"]


def test_movements_are_claimed_lines_in_their_sides_name(brief: Brief) -> None:
    found = features(brief)["movement:r1:m1"]
    assert found["geometry"]["type"] == "LineString"
    assert found["geometry"]["coordinates"] == [[37.68359, 34.83166], [37.95, 34.65]]
    properties = found["properties"]
    assert (properties["status"], properties["side"], properties["side_name"]) == (
        "claimed", "islamic-state", "Islamic State",
    )  # fmt: skip
    assert properties["to"][0]["radius_km"] == 25


def test_a_movement_to_nowhere_known_keeps_its_names(brief: Brief) -> None:
    found = features(brief)["movement:r1:m2"]
    assert found["geometry"] is None
    assert found["properties"]["not_located"] == ["Nowhere"]
    assert found["properties"]["from"][0]["lat"] == 34.83166
    assert found["properties"]["hedged"] is True


def test_it_is_plain_json_and_the_same_each_time(brief: Brief) -> None:
    assert json.dumps(geojson(brief, THEATRE)) == json.dumps(geojson(brief, THEATRE))
    assert geojson(brief, None)["type"] == "FeatureCollection"
    assert "crs" not in geojson(brief, THEATRE)
