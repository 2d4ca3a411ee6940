"""How fine a place is: a quarter before its town, a town before its region; spots that a town has many of behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.languages.forms import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.grounding.places import Placed

SPOT = 0.0
"""A quarter, a site, or a named spot that nobody could locate is finer than the town it lies in."""
UNNAMED = 0.5
"""An unnamed spot that a place has one of ("the bakery") is finer than its quarter or town, named beside it."""
VILLAGE = 0.4
"""A village is as good a name of where it happened as an unnamed spot, which may be what it lies beside: "X, a village
beside the military airport". So it is before the gazetteer knows it, and to be known must not cost it that."""
INSIDE = -0.5
"""Right before a quarter's name the spot lies in it ("the bakery in Mashrab")."""
STRETCH = 0.8
"""A named stretch of land a few kilometres wide is finer than a city that it lies near."""
ONE_OF_MANY = 1.8
"""A spot that any town has several of ("a hospital") tells less than the town's name."""
VAGUE = 3.0
_RANK = {"exact": 1.0, "near": 1.5, "area": 1.7, "district": 2.0, "region": 3.0, "country": 4.0}
_TOWN_KM = 10.0
"""A district with a smaller radius is a quarter of a town rather than a level of administration."""
_STRETCH_KM = 15.0
_CITY_KM = 5.0
_VILLAGE_KM = 1.5
_BESIDE = 20
_LAND_KM = 100.0
"""A wider area ("the Levant", a river) says no more than a region does."""


def rank(p: Placed, lang: str) -> float:
    """Return how fine a place is: smaller is finer."""
    place, km = p.place, p.radius_km
    if place.precision is None:
        if any(c.isupper() for c in place.text):
            # A land that nobody could locate is no spot: "Darfour-Central".
            return VAGUE if p.kind == "unknown" and _part_of_land(place.text, lang) else SPOT
        return ONE_OF_MANY if place.text.lower() in words(lang, "places", "many_of") else UNNAMED
    if p.kind == "quarter" or (place.precision == "district" and (km or _TOWN_KM) < _TOWN_KM):
        return SPOT
    if place.precision == "near" and place.text[:1].islower():
        return SPOT  # "the crossing at X", named for its town
    if place.precision == "area" and (km or 0.0) > _LAND_KM:
        return VAGUE
    if p.kind == "populated" and place.precision == "exact" and (km or 0.0) <= _VILLAGE_KM:
        return VILLAGE
    return _RANK[place.precision]


def _part_of_land(name: str, lang: str) -> bool:
    parts = re.split(r"[\s-]", name.lower())
    return len(parts) > 1 and parts[-1] in words(lang, "places", "directions")


def finest_first(found: Sequence[Placed], lang: str, before: Callable[[Placed], int] = lambda _: 0) -> list[Placed]:
    """Return places by `before`, then by how fine they are, then in text order.

    A stretch of land a few kilometres wide comes before a city, but after the towns and villages in it.
    """
    city = any(is_town(p) and (p.radius_km or 0.0) >= _CITY_KM for p in found)

    starts = [p.place.start for p in found if p.place.start is not None]

    def fine(p: Placed) -> float:
        own = rank(p, lang)
        if own == UNNAMED and any(0 < at - (p.place.end or at) <= _BESIDE for at in starts):
            return INSIDE
        return STRETCH if city and is_stretch(p) else own

    return sorted(found, key=lambda p: (before(p), fine(p), p.place.start or 0))


def is_stretch(p: Placed) -> bool:
    """Whether a place is a named stretch of land a few kilometres wide."""
    return p.place.precision == "area" and p.radius_km is not None and p.radius_km <= _STRETCH_KM


def is_town(p: Placed) -> bool:
    """Whether a place is a located town or village, none of its quarters."""
    return p.kind == "populated" and p.place.located
