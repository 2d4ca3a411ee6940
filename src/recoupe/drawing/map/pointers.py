"""Pointers at the map's edge to what lies beyond it: a small triangle, the place, how far."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from recoupe.drawing.map import style
from recoupe.drawing.map.labels import Request, Spot
from recoupe.drawing.map.projection import distance_km
from recoupe.drawing.map.story_layer import Site
from recoupe.drawing.scene import Part, Path

if TYPE_CHECKING:
    from recoupe.drawing.map.projection import Projection
    from recoupe.drawing.map.story import Mark
    from recoupe.drawing.map.view import Frame
    from recoupe.drawing.scene import Point

MOST = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something beyond the frame: where its triangle stands, which way it points, how far beyond the edge."""

    site: Site
    at: Point
    way: Point
    km: float


def pointers(outside: tuple[Mark, ...], projection: Projection, frame: Frame) -> list[Pointer]:
    """Return a pointer for each spot outside the frame, nearest first."""
    spots: dict[tuple[float, float], list[Mark]] = {}
    for mark in outside:
        spots.setdefault((round(mark.lon, 3), round(mark.lat, 3)), []).append(mark)
    out: list[Pointer] = []
    for marks in spots.values():
        first = marks[0]
        x, y = projection.point(first.lon, first.lat)
        dx, dy = x - projection.x, y - projection.y
        length = hypot(dx, dy) or 1.0
        reach = min(
            (frame.w / 2 - 9) / abs(dx) * length if dx else length,
            (frame.h / 2 - 9) / abs(dy) * length if dy else length,
        )
        at = (projection.x + dx / length * reach, projection.y + dy / length * reach)
        edge = projection.inverse(np.array([at]))[0]
        km = distance_km((float(edge[0]), float(edge[1])), (first.lon, first.lat))
        out.append(Pointer(Site(first.name, at, 0.0, tuple(marks)), at, (dx / length, dy / length), km))
    return sorted(out, key=lambda p: p.km)


def triangle(pointer: Pointer) -> Part:
    """Return the triangle at the edge."""
    (x, y), (ux, uy) = pointer.at, pointer.way
    ring = (
        (x + ux * 7, y + uy * 7),
        (x - ux * 4 - uy * 6, y - uy * 4 + ux * 6),
        (x - ux * 4 + uy * 6, y - uy * 4 - ux * 6),
    )
    return Path((ring,), fill=style.INK, stroke=style.HALO, width=1.2, cls="rm-ink rm-halo-line")


def request(key: tuple[str, int], pointer: Pointer, w: float, h: float, frame: Frame) -> Request:
    """Return the request for a pointer's label: inwards of its triangle, sliding along the edge if need be."""
    x, y = pointer.at
    along_x = abs(pointer.way[1]) * frame.w > abs(pointer.way[0]) * frame.h
    spots = []
    for slide in (0, -30, 30, -60, 60, -100, 100, -150, 150):
        # Along the edge where the triangle stands; in a corner, along the other one, too.
        for on_x in (along_x, not along_x):
            left = x - w / 2 - pointer.way[0] * (w / 2 + 14) + (slide if on_x else 0)
            top = y - h / 2 - pointer.way[1] * (h / 2 + 14) + (0 if on_x else slide)
            left = min(max(left, frame.x + 5), frame.x + frame.w - w - 5)
            top = min(max(top, frame.y + 5), frame.y + frame.h - h - 5)
            spots.append(Spot(left, top, abs(slide) + (0 if on_x == along_x else 6)))
    # It chooses before all others: far from its triangle, it would be read as standing where it does.
    return Request(key, w, h, tuple(spots), 100)
