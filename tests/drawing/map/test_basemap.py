from __future__ import annotations

import numpy as np
import pytest
import shapely

from recoupe.drawing.map import basemap

SYRIA = (34.0, 32.0, 43.0, 38.0)


def test_a_box_holds_its_countries_clipped() -> None:
    found = {c.name: c for c in basemap.countries(SYRIA)}
    assert {"Syria", "Lebanon", "Iraq", "Jordan", "Turkey"} <= set(found)
    assert found["Syria"].iso == "SY"
    assert all(shapely.box(*SYRIA).buffer(1e-9).covers(c.ground) for c in found.values())
    assert found["Syria"].ground.contains(shapely.Point(38.27, 34.56))
    assert not found["Syria"].ground.contains(shapely.Point(35.0, 34.5))  # the sea


def test_disputed_borders_are_told_from_the_others() -> None:
    lines = {(b.between, b.disputed) for b in basemap.borders(SYRIA)}
    assert (("Israel", "Syria"), True) in lines
    assert (("Israel", "Syria"), False) not in lines
    assert (("Syria", "Turkey"), False) in lines
    # Only the Shebaa Farms' stretch of this one.
    assert {(("Israel", "Lebanon"), True), (("Israel", "Lebanon"), False)} <= lines


def test_every_disputed_border_names_units_that_the_atlas_has() -> None:
    owners = [set(o) for scale in ("10m", "50m") for o in basemap._atlas(scale).owners.values()]
    for entry in basemap._disputed():
        assert any(set(entry["between"]) <= found for found in owners), entry


@pytest.mark.parametrize("scale", ["10m", "50m"])
def test_the_date_line_cuts_nothing(scale: basemap.Scale) -> None:
    east = {c.name: c.ground.area for c in basemap.countries((170, 60, 195, 72), scale)}
    west = {c.name: c.ground.area for c in basemap.countries((-190, 60, -165, 72), scale)}
    assert east == pytest.approx(west)
    assert {"Russia", "United States of America"} <= set(east)


@pytest.mark.parametrize("scale", ["50m"])
def test_the_ground_of_the_world_is_about_what_it_is(scale: basemap.Scale) -> None:
    # Each square degree counts as much of the sphere as its latitude gives it: land is 29 % of the globe.
    share = 0.0
    for lat in range(-90, 90, 15):
        area = sum(c.ground.area for c in basemap.countries((-180, lat, 180, lat + 15), scale))
        share += area / (360 * 15) * (np.sin(np.radians(lat + 15)) - np.sin(np.radians(lat))) / 2
    assert share == pytest.approx(0.292, abs=0.008)


@pytest.mark.parametrize("west", range(-180, 180, 40))
@pytest.mark.parametrize("south", [-60, -20, 20, 50])
def test_ground_is_made_of_areas_only(west: float, south: float) -> None:
    found = basemap.countries((west, south, west + 47.3, south + 31.7))
    assert {c.name: c.ground.geom_type for c in found if c.ground.geom_type not in ("Polygon", "MultiPolygon")} == {}
