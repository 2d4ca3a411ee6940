"""Distances between located places."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model import Place

EARTH_KM = 6371.0088
POINTS = ("exact", "near", "area")
"""Precisions at which coordinates stand for the spot itself and not for the middle of something large."""


def distance_km(a: Place, b: Place) -> float | None:
    """Return the great-circle distance (haversine), or null where either place is not located as a spot."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if a.precision not in POINTS or b.precision not in POINTS:
        return None
    dlat, dlon = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(dlat / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(dlon / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
