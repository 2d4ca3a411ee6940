"""Likeness of sound and contradicted places: pure functions of entries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.gazetteer import Entry
from recoupe.grounding.resolution_doubt import apart_km, by_sound, contradicted, misheard


def entry(
    lat: float, lon: float, *, quality: float = 1.0, kind: str = "populated", region: str = "", **more: object
) -> Entry:
    """Return a place in no country in particular."""
    base = {"id": f"{lat},{lon}", "name": "X", "country": "", "district": "", "population": 500, "radius": 0.0}
    return Entry(kind=kind, lat=lat, lon=lon, quality=quality, region=region, **(base | more))  # type: ignore[arg-type]


HOMS, BAGHDAD = entry(34.7, 36.7), entry(33.3, 44.4)


def test_a_spelling_is_no_matter_of_sound() -> None:
    assert not by_sound(HOMS)
    assert by_sound(entry(0, 0, quality=0.9, local=True))
    assert by_sound(entry(0, 0, quality=0.55))
    assert not by_sound(entry(0, 0, quality=0.6))


def test_a_sound_counts_only_beside_its_neighbours() -> None:
    heard = entry(34.5, 36.6, quality=0.55)
    assert not misheard(heard, [HOMS])
    assert misheard(heard, [BAGHDAD])
    assert not misheard(heard, [BAGHDAD, HOMS])
    assert not misheard(heard, [])
    assert not misheard(HOMS, [BAGHDAD])


def test_a_small_place_does_not_lie_in_another_land() -> None:
    quneitra = entry(33.1, 35.9, kind="region", region="SY.03", radius=30.0)
    assert contradicted(entry(35.6, 42.7, region="IQ.15"), [quneitra], spot=False)
    assert not contradicted(entry(33.2, 35.9, region="SY.03"), [quneitra], spot=False)
    famous = entry(11.6, 78.2, region="IN.25", population=800_000)
    assert not contradicted(famous, [quneitra], spot=False)
    assert contradicted(famous, [quneitra], spot=True)  # the "Salem mosque" of a town in Syria
    assert not contradicted(famous, [], spot=True)


LAT, LON = st.floats(-60, 60), st.floats(-179, 179)


@given(LAT, LON, LAT, LON)
def test_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    one, other = entry(a, b), entry(c, d)
    assert apart_km(one, other) == apart_km(other, one) >= 0.0
    assert apart_km(one, one) == 0.0
