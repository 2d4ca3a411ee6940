import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.geometry import distance_km, middle

LAT = st.floats(-89, 89)
LON = st.floats(-180, 180)


def test_known_distances():
    assert distance_km(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=1)
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.5)


@given(LAT, LON, LAT, LON)
def test_distance_is_a_symmetric_length(a, b, c, d):
    there = distance_km(a, b, c, d)
    assert 0 <= there <= 20_016
    assert there == pytest.approx(distance_km(c, d, a, b), abs=1e-6)


def test_the_middle_forgives_a_crowded_corner():
    square = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    crowd = [(0.01 * n, 0.01) for n in range(50)]
    lat, lon, radius = middle(square + crowd)
    assert (lat, lon) == pytest.approx((1.0, 1.0), abs=0.05)
    assert 110 < radius < 140


def test_the_middle_across_the_date_line_stays_there():
    lat, lon, _ = middle([(-17.0, 178.0), (-17.0, -179.0), (-19.0, 179.0)])
    assert lat == pytest.approx(-17.7, abs=0.2)
    assert lon > 178 or lon < -179


def test_one_town_is_its_own_middle():
    assert middle([(35.0, 38.0)]) == (35.0, 38.0, 10.0)
