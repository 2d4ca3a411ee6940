"""How places lie to each other: by the gazetteer where both are located, else by their names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding import containment, gazetteer
from recoupe.grounding.geometry import distance_km as kilometres
from recoupe.provenance.names import alike

if TYPE_CHECKING:
    from recoupe.grounding.containment import Relation
    from recoupe.model import Place

POINTS = ("exact", "near", "area")
"""Precisions at which coordinates stand for the spot itself and not for the middle of something large."""


@lru_cache(maxsize=65536)
def _relation(a: Place, b: Place) -> Relation:
    return containment.relation(a, b)


def relation(a: Place, b: Place) -> Relation:
    """Return how two places lie to each other (containment.relation, kept for the run)."""
    return _relation(_bare(a), _bare(b))


@lru_cache(maxsize=65536)
def namesake_region(place_id: str) -> str | None:
    """Return the code of the region that a place, its chief town, gives its name to, if it does.

    "Fighting in Hama" may mean the province: what happens in its villages is then within it.
    """
    town = gazetteer.by_id(place_id)
    if town is None or town.kind != "populated" or not town.region:
        return None
    region = gazetteer.region_of(town.region)
    return town.region if region is not None and alike(region.name, town.name) else None


@lru_cache(maxsize=65536)
def _bare(place: Place) -> Place:
    return place.model_copy(update={"start": None, "end": None})


def distance_km(a: Place, b: Place) -> float | None:
    """Return the great-circle distance, or null where either place is not located as a spot."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if a.precision not in POINTS or b.precision not in POINTS:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)
