"""Where labels go: each asks for a few spots, in order of liking; the important ones choose first."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

import shapely
from shapely.geometry.base import BaseGeometry

from recoupe.drawing.map.view import Frame
from recoupe.drawing.scene import Point

_HARD = 1e6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a label could stand: its upper left corner, and how much it is disliked (pixels)."""

    x: float
    y: float
    cost: float


@dataclass(frozen=True, slots=True)
class Request:
    """A label: width and height, spots to try, `weight` (heavier chooses first). `key` names it for the caller."""

    key: tuple[str, int]
    w: float
    h: float
    spots: tuple[Spot, ...]
    weight: float


def around(
    at: Point, w: float, h: float, clear: float, *, reach: tuple[float, ...] = (0, 16, 34, 60, 95)
) -> tuple[Spot, ...]:
    """Return the spots around a point that keep `clear` pixels from it: right and above first, further ones last."""
    x, y = at
    out: list[Spot] = []
    for extra in reach:
        d = clear + extra
        s = d * 0.72
        ring = (
            (x + d, y - h / 2, 0.0), (x - d - w, y - h / 2, 2.0), (x + s, y - s - h, 3.0), (x + s, y + s, 4.0),
            (x - s - w, y - s - h, 5.0), (x - s - w, y + s, 6.0), (x - w / 2, y - d - h, 7.0), (x - w / 2, y + d, 8.0),
            (x - w * 0.25, y + d, 9.0), (x - w * 0.25, y - d - h, 9.0),
            (x - w * 0.75, y + d, 9.5), (x - w * 0.75, y - d - h, 9.5),
        )  # fmt: skip
        out += [Spot(sx, sy, cost + extra * 1.5) for sx, sy, cost in ring]
    return tuple(out)


def beside(spine: tuple[Point, ...], w: float, h: float, clear: float) -> tuple[Spot, ...]:
    """Return spots along both sides of a line, its middle first."""
    out: list[Spot] = []
    last = len(spine) - 1
    for share, dislike in ((0.5, 0.0), (0.4, 3.0), (0.6, 3.0), (0.3, 7.0), (0.7, 7.0), (0.18, 14.0), (0.82, 14.0)):
        i = max(1, min(last - 1, round(share * last)))
        (x, y), (x0, y0), (x1, y1) = spine[i], spine[i - 1], spine[i + 1]
        length = hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = (y1 - y0) / length, -(x1 - x0) / length
        for sign, extra in ((1, 0.0), (-1, 2.0)):
            for further in (0.0, 14.0, 32.0, 60.0, 95.0):
                # How far the box reaches towards the line depends on the line's slope.
                d = clear + further + (abs(nx) * w + abs(ny) * h) / 2
                out.append(Spot(x + sign * nx * d - w / 2, y + sign * ny * d - h / 2, dislike + extra + further))
    return tuple(out)


def _cost(box: BaseGeometry, taken: list[BaseGeometry], soft: list[tuple[BaseGeometry, float]]) -> float:
    if any(box.intersects(t) for t in taken):
        return _HARD
    return float(sum(box.intersection(s).area * dislike for s, dislike in soft if box.intersects(s)))


def settle(
    requests: list[Request], frame: Frame, taken: list[BaseGeometry], soft: list[tuple[BaseGeometry, float]]
) -> dict[tuple[str, int], Spot]:
    """Return {key: spot} for each label that found room inside the frame, clear of `taken` and of each other.

    `soft` obstacles (arrows, discs) may be covered where nothing better is free, each at a price a pixel.
    Ties go by the order of requests.
    """
    out: dict[tuple[str, int], Spot] = {}
    busy = list(taken)
    for request in sorted(requests, key=lambda r: -r.weight):
        best: tuple[float, Spot] | None = None
        for spot in request.spots:
            inside = frame.x + 3 <= spot.x and spot.x + request.w <= frame.x + frame.w - 3
            inside = inside and frame.y + 3 <= spot.y and spot.y + request.h <= frame.y + frame.h - 3
            if not inside or (best and spot.cost >= best[0]):
                continue
            cost = spot.cost + _cost(shapely.box(spot.x, spot.y, spot.x + request.w, spot.y + request.h), busy, soft)
            if cost < _HARD and (best is None or cost < best[0]):
                best = (cost, spot)
        if best:
            spot = best[1]
            out[request.key] = spot
            busy.append(shapely.box(spot.x - 2, spot.y - 1, spot.x + request.w + 2, spot.y + request.h + 1))
    return out
