"""Which stretch of the world a map shows: everything located, some air around it, never less than a minimum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recoupe.drawing.map.basemap import Box
from recoupe.drawing.map.projection import Projection, distance_km
from recoupe.drawing.map.story import Mark, Story

EDGE = 14.0
"""A mark nearer than this to the frame's edge counts as outside: it would be cut."""

LEAST_KM = 40.0
"""A map shows at least this much from side to side, or nobody would know where it is."""

AIR = 0.17
"""Share of the frame left free on each side, for labels."""

SEEN = 0.12
"""The longest axis takes at least this share of the frame's width; what lies too far for that is pointed to."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of pixels."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a pixel lies inside, at least `margin` from the edge."""
        return self.x + margin <= x <= self.x + self.w - margin and self.y + margin <= y <= self.y + self.h - margin


_SOFT = 0.55
"""How much of an approximate end's radius must be in view: the arrow matters more than the rim of its discs."""

Spot = tuple[float, float, float]
"""Longitude, latitude, radius in km."""


def around(spots: list[Spot], frame: Frame) -> Projection:
    """Return the projection that puts all of the spots (at least one) into the frame."""
    lon = np.array([s[0] for s in spots])
    # Spots on both sides of the date line are near each other, not a world apart.
    if lon.max() - lon.min() > 180:
        lon = np.where(lon < 0, lon + 360, lon)
    lat = np.array([s[1] for s in spots])
    rough = Projection(float((lon.min() + lon.max()) / 2), float((lat.min() + lat.max()) / 2), 0, 0, 1)
    at = rough.forward(np.column_stack((lon, lat)))
    radii = np.array([s[2] for s in spots])[:, None]
    low, high = (at - radii).min(axis=0), (at + radii).max(axis=0)
    middle = rough.inverse(((low + high) / 2).reshape(1, 2))[0]
    width, height = np.maximum(high - low, 1.0)
    room = 1 - 2 * AIR
    scale = min(frame.w * room / width, frame.h * room / height, frame.w / LEAST_KM, frame.h / LEAST_KM)
    return Projection(float(middle[0]), float(middle[1]), frame.x + frame.w / 2, frame.y + frame.h / 2, float(scale))


def fit(story: Story, frame: Frame) -> tuple[Projection, tuple[Mark, ...]]:
    """Return the projection that shows a story (which must not be empty), and the marks that lie outside of it.

    Everything located is in view, unless the axes would then be too small to see. Then the axes and the main incident
    are, and as much else as leaves the longest axis visible: the main situation's first, the nearest first.
    """
    ends = [(e.lon, e.lat, e.radius_km * _SOFT) for a in story.axes for e in (a.start, a.stop)]
    whole = around(ends + [_spot(m) for m in story.marks], frame)
    longest = max((distance_km((a.start.lon, a.start.lat), (a.stop.lon, a.stop.lat)) for a in story.axes), default=0.0)
    if not ends or longest * whole.scale >= frame.w * SEEN:
        return whole, ()
    rank = {name: i for i, name in enumerate(story.leading)}
    main = min((m for m in story.marks if m.incident in rank), key=lambda m: rank[m.incident], default=None)
    kept: list[Spot] = [*ends, _spot(main)] if main else list(ends)
    close = around(kept, frame)
    least = min(frame.w * SEEN, longest * close.scale)
    for mark in sorted(
        story.marks,
        key=lambda m: (m.incident not in rank, distance_km((close.lon, close.lat), (m.lon, m.lat))),
    ):
        if longest * around([*kept, _spot(mark)], frame).scale >= least:
            kept.append(_spot(mark))
    chosen = around(kept, frame)
    return chosen, tuple(m for m in story.marks if not frame.holds(*chosen.point(m.lon, m.lat), EDGE))


def _spot(mark: Mark) -> Spot:
    return mark.lon, mark.lat, mark.radius_km


def box_of(projection: Projection, frame: Frame, grow: float = 0.0) -> Box:
    """Return the degrees that a frame covers, grown by a share of its size on each side."""
    dx, dy = frame.w * grow, frame.h * grow
    xs = np.linspace(frame.x - dx, frame.x + frame.w + dx, 25)
    ys = np.linspace(frame.y - dy, frame.y + frame.h + dy, 25)
    rim = np.array([(x, y) for x in xs for y in (ys[0], ys[-1])] + [(x, y) for y in ys for x in (xs[0], xs[-1])])
    edge = projection.inverse(rim)
    west, south = edge.min(axis=0)
    east, north = edge.max(axis=0)
    for pole, sign in ((90.0, 1), (-90.0, -1)):
        x, y = projection.point(projection.lon, pole)
        if frame.x - dx <= x <= frame.x + frame.w + dx and frame.y - dy <= y <= frame.y + frame.h + dy:
            west, east = projection.lon - 180, projection.lon + 180
            north, south = (90.0, south) if sign > 0 else (north, -90.0)
    return float(west), float(south), float(east), float(north)
