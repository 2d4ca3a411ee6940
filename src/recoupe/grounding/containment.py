"""How two places lie to each other, and how far the true spot may be from the coordinates."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import distance_km
from recoupe.grounding.toponym_keys import exact, likeness, skeleton, without_articles

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.model import Place, Precision

Relation = Literal["same", "within", "contains", "near", "apart", "unknown"]

NEAR_KM = 25.0
"""Two spots this far apart, beyond their own radii, are still "near": a district's width."""
_RADIUS: dict[str, float] = {
    "exact": 3.0,
    "near": 10.0,
    "area": 25.0,
    "district": 30.0,
    "region": 75.0,
    "country": 400.0,
}
_COARSE = {"district": 1, "region": 2, "country": 3}
_SAME_NAME = 0.75


def radius_of(entry: Entry, precision: Precision) -> float:
    """Return the radius in km within which the true spot of an entry lies: its own, else by precision and people.

    A town's grows with its people (1 km for a village, about 10 for ten million), as built-up land does.
    """
    if entry.radius and precision != "exact":
        return entry.radius
    if precision == "exact":
        return entry.radius or round(max(1.0, 10 ** ((log10(entry.population + 100) - 3) / 4)), 1)
    return _RADIUS[precision]


def radius_km(place: Place) -> float | None:
    """Return the radius in km within which the true spot of a place lies, None if it is not located."""
    if not place.located:
        return None
    entry = gazetteer.by_id(place.place_id) if place.place_id else None
    if entry is not None and place.precision is not None:
        return radius_of(entry, place.precision)
    return _RADIUS.get(place.precision or "exact", 3.0)


def relation(a: Place, b: Place) -> Relation:
    """Return how `a` lies to `b`: the same, within it, containing it, near, apart, or unknown (one is not located).

    Two places that nobody could locate are the same if their names are (spelling apart).
    """
    if a.place_id and a.place_id == b.place_id:
        return "same"
    if not a.located or not b.located:
        alike = _same_name(a.text, b.text) or bool(a.name and b.name and _same_name(a.name, b.name))
        return "same" if alike and a.located == b.located else "unknown"
    inside = _inside(a, b)
    if inside is not None:
        return inside
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None  # noqa: S101
    distance = distance_km(a.lat, a.lon, b.lat, b.lon)
    ra, rb = radius_km(a) or 0.0, radius_km(b) or 0.0
    if distance <= 1.0 and _level(a) == _level(b):
        return "same"
    if _level(a) != _level(b) and distance <= max(ra, rb):
        return "within" if _level(a) < _level(b) else "contains"
    return "near" if distance <= ra + rb + NEAR_KM else "apart"


def _same_name(a: str, b: str) -> bool:
    ka, kb = without_articles(exact(a)), without_articles(exact(b))
    return ka == kb or (skeleton(ka) == skeleton(kb) != "" and likeness(ka, kb) >= _SAME_NAME)


def _level(place: Place) -> int:
    return _COARSE.get(place.precision or "exact", 0)


def _inside(a: Place, b: Place) -> Relation | None:
    """Return "within", "contains" or "apart" where the gazetteer's hierarchy settles it, else None."""
    ea = gazetteer.by_id(a.place_id) if a.place_id else None
    eb = gazetteer.by_id(b.place_id) if b.place_id else None
    if ea is None or eb is None:
        return None
    if _holds(eb, ea):
        return "within"
    if _holds(ea, eb):
        return "contains"
    if {ea.kind, eb.kind} <= {"country", "region", "district"} and ea.kind == eb.kind:
        return "apart"
    if "country" in {ea.kind, eb.kind} and ea.country and eb.country and ea.country != eb.country:
        return "apart"
    return None


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.kind == "country":
        return inner.kind not in {"country", "continent"} and inner.country == outer.country
    if outer.kind == "region":
        return inner.kind not in {"country", "continent", "region", "area"} and inner.region == outer.region
    if outer.kind == "district":
        return inner.kind in gazetteer.SPOTS and bool(outer.district) and inner.district == outer.district
    return False
