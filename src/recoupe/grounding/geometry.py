"""Distances and outlines on the globe, good to a fraction of a per cent at the scale of countries."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = EARTH_RADIUS_KM * pi / 180


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km between two points in degrees (haversine formula)."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    h = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return (lat, lon, radius in km) of the land that its towns outline: the centroid of their convex hull, and the
    radius of the circle of its area. Towns cluster where people live; the hull's centroid forgives that, their mean
    would not. Under three towns, their mean and 10 km.
    """
    from shapely.geometry import MultiPoint  # here, since looking a name up needs no geometry

    lons = [lon for _, lon in points]
    # A country across the date line would otherwise get a middle on the other side of the globe.
    shift = 360 if max(lons) - min(lons) > 180 else 0
    moved = [((lon + shift) if lon < 0 else lon, lat) for lat, lon in points]
    hull = MultiPoint(moved).convex_hull
    centre = hull.centroid
    lat, lon = float(centre.y), float(centre.x)
    area = float(hull.area) * KM_PER_DEGREE**2 * cos(radians(lat))
    return round(lat, 4), round(((lon + 180) % 360) - 180, 4), round(max(10.0, sqrt(area / pi)), 1)
