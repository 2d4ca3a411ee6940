"""The story on top of the base map: axes, discs, marks, and the labels that they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from recoupe.drawing.map.arrows import Arrow, arrow
from recoupe.drawing.map.shapes import lines, rings
from recoupe.drawing.map.view import EDGE
from recoupe.drawing.scene import Disc, Part, Path, Point
from recoupe.drawing.sides import paint

if TYPE_CHECKING:
    from recoupe.drawing.map.axes import Axis, End
    from recoupe.drawing.map.projection import Projection
    from recoupe.drawing.map.story import Mark, Story
    from recoupe.drawing.map.view import Frame
    from recoupe.theatres.schema import Theatre

_LAYERS = 14

SMALLEST_DISC = 11.0
"""An approximate place is drawn at least this wide (pixels), so that nobody takes it for a point."""


@dataclass(frozen=True, slots=True)
class Site:
    """What happens at one spot: the incidents there, or none where only an axis begins or ends."""

    name: str
    at: Point
    radius: float
    """In pixels; 0 for an exact place."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An axis with its arrow."""

    axis: Axis
    arrow: Arrow


def _radius(km: float, projection: Projection) -> float:
    return max(SMALLEST_DISC, km * projection.scale) if km > 0 else 0.0


def sites(story: Story, projection: Projection, frame: Frame | None) -> list[Site]:
    """Group the incidents (within the frame, if there is one) and the ends of axes by spot."""
    out: list[Site] = []

    def add(name: str, at: Point, radius: float, marks: tuple[Mark, ...]) -> None:
        for i, site in enumerate(out):
            # "Near Raqqa" and "Raqqa" share coordinates: one site, as vague as the vaguer of them.
            alike = (site.radius > 0) == (radius > 0) or site.name == name
            if alike and hypot(site.at[0] - at[0], site.at[1] - at[1]) < 3:
                out[i] = Site(site.name, site.at, max(site.radius, radius), site.marks + marks)
                return
        out.append(Site(name, at, radius, marks))

    for mark in story.marks:
        if frame and not frame.holds(*projection.point(mark.lon, mark.lat), EDGE):
            continue
        add(mark.name, projection.point(mark.lon, mark.lat), _radius(mark.radius_km, projection), (mark,))
    for axis in story.axes:
        for end in (axis.start, axis.stop):
            add(end.name, projection.point(end.lon, end.lat), _radius(end.radius_km, projection), ())
    return out


def _gap(end: End, projection: Projection, length: float) -> float:
    """Return how far an arrow keeps from its end: clear of a point's mark; well inside a disc."""
    radius = _radius(end.radius_km, projection)
    return min(radius * 0.3, 8.0, length * 0.2) if radius else 13.0


def draw_axes(story: Story, projection: Projection, thick: float) -> list[Drawn]:
    """Return the axes' arrows. Those that share an end bend away from each other."""
    out: list[Drawn] = []
    middles: list[Point] = []
    for axis in story.axes:
        start = projection.point(axis.start.lon, axis.start.lat)
        stop = projection.point(axis.stop.lon, axis.stop.lat)
        length = hypot(stop[0] - start[0], stop[1] - start[1])
        gaps = (_gap(axis.start, projection, length), _gap(axis.stop, projection, length))
        neck = thick if axis.kind == "advance" else thick * 0.55
        both = [arrow(start, stop, gaps=gaps, thick=neck, bend=b) for b in (1.0, -1.0)]
        room = [min((hypot(a.spine[12][0] - x, a.spine[12][1] - y) for x, y in middles), default=0.0) for a in both]
        chosen = both[1] if room[1] > room[0] + 1 else both[0]
        middles.append(chosen.spine[12])
        out.append(Drawn(axis, chosen))
    return out


def axis_parts(drawn: Drawn, theatre: Theatre | None) -> list[Part]:
    """Return the parts of one axis. Dashed with a pale filling while only claimed; solid once assessed."""
    axis, shape = drawn.axis, drawn.arrow
    look = paint(theatre, axis.side)
    parts: list[Part] = []
    if axis.kind == "advance":
        parts.append(Path((shape.outline,), stroke="#ffffff", width=4.5, opacity=0.75, cls="rm-halo-line"))
        if axis.assessed:
            parts.append(
                Path((shape.outline,), fill=look.fill, stroke=look.edge, width=1.2, cls=f"{look.cls} {look.line}")
            )
        else:
            parts.append(Path((shape.outline,), fill=look.fill, opacity=0.3, cls=look.cls))
            parts.append(Path((shape.outline,), stroke=look.edge, width=2.0, dash=(6, 3.5), cls=look.line))
    else:
        line, dots = (3.2, (11.0, 5.0)) if axis.kind == "withdrawal" else (2.6, (1.5, 5.0))
        dash = dots if axis.kind == "flight" or not axis.assessed else ()
        parts.append(
            Path((shape.spine,), closed=False, stroke="#ffffff", width=line + 3.5, opacity=0.75, cls="rm-halo-line")
        )
        parts.append(Path((shape.spine,), closed=False, stroke=look.edge, width=line, dash=dash, cls=look.line))
        parts.append(Path((shape.head,), closed=False, stroke=look.edge, width=line, cls=look.line))
        if axis.kind == "withdrawal":
            parts.append(Path((_bar(shape.spine, 0, 7.0),), closed=False, stroke=look.edge, width=line, cls=look.line))
    if axis.deniers:
        parts.append(
            Path(
                (_bar(shape.spine, 11, 13.0, slant=5.0),), closed=False, stroke="#1f1d1a", width=2.4, cls="rm-ink-line"
            )
        )
    return parts


def _bar(spine: tuple[Point, ...], i: int, half: float, slant: float = 0.0) -> tuple[Point, Point]:
    """Return a short stroke across a line at its point `i`."""
    (x, y), (x1, y1) = spine[i], spine[i + 1]
    length = hypot(x1 - x, y1 - y) or 1.0
    tx, ty = (x1 - x) / length, (y1 - y) / length
    return (x + ty * half - tx * slant, y - tx * half - ty * slant), (
        x - ty * half + tx * slant,
        y + tx * half + ty * slant,
    )


def obstacle(drawn: Drawn) -> BaseGeometry:
    """Return the ground that an axis covers, for labels to avoid."""
    if drawn.axis.kind == "advance":
        return Polygon(drawn.arrow.outline).buffer(2)
    return LineString(drawn.arrow.spine).buffer(7)


def disc_parts(site: Site, theatre: Theatre | None, frame: Frame | None = None) -> list[Part]:
    """Return a soft disc of an approximate place's radius, cut off at the frame: never a pin."""
    sides = {m.side for m in site.marks}
    side = sides.pop() if len(sides) == 1 else None
    look = paint(theatre, side)
    x, y = site.at
    # Many thin layers, each a little smaller: dense in the middle, nothing at the rim, and no gradient to name by id.
    each = 0.025 if site.marks else 0.015
    discs = [
        Disc(x, y, site.radius * i / _LAYERS, fill=look.fill, opacity=each, cls=look.cls) for i in range(_LAYERS, 1, -1)
    ]
    discs.append(Disc(x, y, site.radius, stroke=look.edge, width=0.9, dash=(1.2, 3.8), opacity=0.8, cls=look.line))
    return [part for disc in discs for part in _cut(disc, frame)]


def _cut(disc: Disc, frame: Frame | None) -> list[Part]:
    """Return a disc, or what of it lies within the frame."""
    if frame is None or (
        frame.holds(disc.x - disc.r, disc.y - disc.r) and frame.holds(disc.x + disc.r, disc.y + disc.r)
    ):
        return [disc]
    round_ = shapely.Point(disc.x, disc.y).buffer(disc.r, quad_segs=24)
    whole = round_.exterior if disc.fill is None else round_
    inside = shapely.clip_by_rect(whole, frame.x, frame.y, frame.x + frame.w, frame.y + frame.h)
    outline = lines(inside) if disc.fill is None else rings(inside)
    if not outline:
        return []
    return [Path(outline, disc.fill is not None, disc.fill, disc.stroke, disc.width, disc.dash, disc.opacity, disc.cls)]
