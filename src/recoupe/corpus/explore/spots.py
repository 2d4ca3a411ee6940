"""The incidents on a map: a disc for each place, as large as the number of its incidents."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from recoupe.drawing.map import style
from recoupe.drawing.map.base_layer import base_parts
from recoupe.drawing.map.basemap import countries, scale_for
from recoupe.drawing.map.projection import distance_km
from recoupe.drawing.map.view import Frame, around, box_of
from recoupe.drawing.page.numbers import number
from recoupe.drawing.scene import Anchor, Disc, Link, Part, Scene, Words
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.corpus.explore.asked import Asked
    from recoupe.corpus.explore.shelf import Shelf
    from recoupe.drawing.map.projection import Projection

WIDTH, HEIGHT = 960.0, 560.0
MOST = 250
"""Places that are drawn: those with the most incidents."""
_NAMED = 14
_LARGEST, _LEAST = 26.0, 3.5
"""Radius in pixels of the largest disc, and of the smallest."""
_WIDE = frozenset({"area", "district", "region", "country"})
_APPROXIMATE_KM = 15.0
_MOST_OF_THEM, _WIDER, _NEAR_KM = 0.9, 1.6, 150.0


class Spot(NamedTuple):
    """A place with its incidents. `exact`: false for a stretch of land or more, whose disc is no pin."""

    id: str | None
    name: str
    lat: float
    lon: float
    exact: bool
    incidents: int


def spots(shelf: Shelf, asked: Asked) -> tuple[list[Spot], int]:
    """Return the places with the most incidents, and how many more there are."""
    rows = shelf.found(
        asked,
        "i.place_id AS id, min(i.place) AS name, i.lat AS lat, i.lon AS lon, any_value(i.precision) AS precision,"
        " count(*) AS n",
        "AND i.lat IS NOT NULL GROUP BY i.place_id, i.lat, i.lon ORDER BY n DESC, name, id",
    )
    found = [Spot(r["id"], r["name"] or "", r["lat"], r["lon"], r["precision"] not in _WIDE, r["n"]) for r in rows]
    return found[:MOST], max(0, len(found) - MOST)


def together(found: list[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the places of the map, and those that lie so far away that the others would melt into one spot.

    The map is of the least circle around the middle of the incidents that holds nine in ten of them, and of whatever
    does not make it much wider.
    """
    if not found:
        return [], []
    total = sum(s.incidents for s in found)
    middle = _middle([s.lon for s in found], found), _middle([s.lat for s in found], found)
    by_distance = sorted(found, key=lambda s: (distance_km(middle, (s.lon, s.lat)), s.name))
    held, reach = 0, 0.0
    for spot in by_distance:
        held, reach = held + spot.incidents, distance_km(middle, (spot.lon, spot.lat))
        if held >= total * _MOST_OF_THEM:
            break
    limit = max(reach * _WIDER, _NEAR_KM)
    inside = [s for s in found if distance_km(middle, (s.lon, s.lat)) <= limit]
    return inside, [s for s in found if distance_km(middle, (s.lon, s.lat)) > limit]


def _middle(values: list[float], found: list[Spot]) -> float:
    """Return the median of values, each as often as its place has incidents."""
    half, seen = sum(s.incidents for s in found) / 2, 0
    for value, spot in sorted(zip(values, found, strict=True), key=lambda pair: pair[0]):
        seen += spot.incidents
        if seen >= half:
            return value
    return values[-1]


@lru_cache(maxsize=16)
def _ground(projection: Projection) -> tuple[Part, ...]:
    frame = Frame(0, 0, WIDTH, HEIGHT)
    box = box_of(projection, frame, grow=0.02)
    scale = scale_for(box)
    parts, _disputed = base_parts(countries(box, scale), box, projection, frame, None, scale)
    return tuple(parts)


def scene(found: list[Spot], href: Callable[[Spot], str | None]) -> Scene:
    """Return the places as a picture, each a link to its incidents. `found` must not be empty."""
    frame = Frame(0, 0, WIDTH, HEIGHT)
    projection = around([(s.lon, s.lat, 0.0 if s.exact else _APPROXIMATE_KM) for s in found], frame)
    most = max(s.incidents for s in found)
    parts: list[Part] = list(_ground(projection))
    taken: list[tuple[float, float, float, float]] = []
    words: list[Part] = []
    for n, spot in enumerate(found):
        x, y = projection.point(spot.lon, spot.lat)
        radius = max(_LEAST, _LARGEST * sqrt(spot.incidents / most))
        paint = {"fill": style.INK, "opacity": 0.45} if spot.exact else {"fill": None, "opacity": 0.8}
        disc = Disc(
            x, y, radius, stroke=style.INK, width=1.2, dash=() if spot.exact else (3, 2),
            cls="rm-ink rm-ink-line" if spot.exact else "rm-ink-line", **paint,
        )  # fmt: skip
        label = _("{name}: {n} incidents", name=spot.name, n=number(spot.incidents))
        to = href(spot)
        parts.append(Link(to, label, (disc,)) if to else disc)
        if n < _NAMED and (word := _name(spot, x, y, radius, taken)):
            words.append(word)
    told = _(
        "{n} places with their incidents: the larger a disc, the more. A dashed one is no exact spot.", n=len(found)
    )
    return Scene(WIDTH, HEIGHT, _("Incidents on the map"), told, (*parts, *words), current())


def _name(
    spot: Spot, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]
) -> Words | None:
    """Return a place's name beside its disc where it covers no other name and stays in the picture."""
    size, width = 12.0, 6.6 * len(spot.name)
    sides: tuple[tuple[float, Anchor], ...] = ((x + radius + 4, "start"), (x - radius - 4 - width, "end"))
    for left, anchor in sides:
        box = (left, y - size, left + width, y + size / 2)
        inside = box[0] > 4 and box[2] < WIDTH - 4 and box[1] > 4 and box[3] < HEIGHT - 4
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            at = left if anchor == "start" else left + width
            return Words(at, y + 4, spot.name, size, anchor=anchor, fill=style.INK, halo=style.HALO)
    return None
