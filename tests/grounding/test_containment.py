import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.containment import radius_km, relation
from recoupe.grounding.places import ground_names
from recoupe.model import Place

OPPOSITE = {"within": "contains", "contains": "within"}


def _place(name, context=""):
    return ground_names([name], context, "en")[0].place


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Palmyra, Syria", "Syria", "within"),
        ("Homs province", "Syria", "within"),
        ("Syria", "Iraq", "apart"),
        ("Aleppo", "Damascus", "apart"),
        ("Damascus", "Iraq", "apart"),
    ],
)
def test_relations_of_known_places(a, b, expected):
    first, second = _place(a.split(",")[0], f"{a} is in Syria."), _place(b)
    assert relation(first, second) == expected
    assert relation(second, first) == OPPOSITE.get(expected, expected)


def test_a_town_lies_within_its_own_region():
    town, region = ground_names(["Palmyra", "Homs province"], "Palmyra, in Homs province, Syria.", "en")
    assert relation(town.place, region.place) == "within"


def test_close_spots_are_near():
    a = Place(text="a", lat=35.0, lon=38.0, precision="exact")
    b = Place(text="b", lat=35.1, lon=38.1, precision="exact")
    assert relation(a, b) == "near"


def test_the_unlocated_are_known_by_their_names_alone():
    a, b, c = Place(text="al-Mechlab"), Place(text="Mashlab"), Place(text="Romaniya")
    assert relation(a, b) == "same"
    assert relation(a, c) == "unknown"
    assert relation(a, Place(text="Mashlab", lat=35.9, lon=39.0, precision="exact")) == "unknown"


def test_radius_grows_with_the_level():
    country, region, town = _place("Syria"), _place("Homs province"), _place("Aleppo")
    assert radius_km(country) > radius_km(region) > radius_km(town) > 0
    assert radius_km(Place(text="nowhere")) is None


POINT = st.builds(
    Place,
    text=st.just("x"),
    lat=st.floats(-80, 80),
    lon=st.floats(-179, 179),
    precision=st.sampled_from(["exact", "near", "area", "district", "region", "country"]),
)


@given(POINT, POINT)
def test_relation_reverses(a, b):
    there = relation(a, b)
    assert relation(b, a) == OPPOSITE.get(there, there)


@given(POINT)
def test_a_place_is_where_it_is(a):
    assert relation(a, a) == "same"
