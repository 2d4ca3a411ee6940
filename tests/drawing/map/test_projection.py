from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.map.projection import EARTH_KM, Projection, distance_km

LAT = st.floats(-80, 80)
LON = st.floats(-179, 179)


@given(LON, LAT, st.floats(-20, 20), st.floats(-8, 8))
def test_what_is_projected_comes_back(lon: float, lat: float, east: float, north: float) -> None:
    projection = Projection(lon, lat, 480, 280, 3.0)
    there = np.array([[lon + east, lat + north]])
    back = projection.inverse(projection.forward(there))
    assert back == pytest.approx(there, abs=1e-6)


@given(LON, LAT, st.floats(-20, 20), st.floats(-8, 8))
def test_distances_from_the_middle_are_true(lon: float, lat: float, east: float, north: float) -> None:
    projection = Projection(lon, lat, 100, 100, 2.5)
    x, y = projection.point(lon + east, lat + north)
    assert np.hypot(x - 100, y - 100) / 2.5 == pytest.approx(
        distance_km((lon, lat), (lon + east, lat + north)), abs=1e-3
    )


def test_north_is_up_and_a_degree_of_latitude_is_111_km() -> None:
    projection = Projection(38, 34, 0, 0, 1)
    x, y = projection.point(38, 35)
    assert x == pytest.approx(0, abs=1e-9)
    assert y == pytest.approx(-EARTH_KM * np.pi / 180)
