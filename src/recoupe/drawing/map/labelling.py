"""Put captions on the map: sites and axes first, then towns and countries where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from recoupe.drawing.map import style
from recoupe.drawing.map.captions import BULLET, Caption, Sizes, axis_caption, pointer_caption, site_caption
from recoupe.drawing.map.labels import Request, Spot, around, beside, settle
from recoupe.drawing.map.pointers import Pointer, triangle
from recoupe.drawing.map.pointers import request as pointer_request
from recoupe.drawing.map.story_layer import Drawn, Site, obstacle
from recoupe.drawing.map.symbols import mark
from recoupe.drawing.scene import Part, Path, Words
from recoupe.drawing.sides import paint
from recoupe.drawing.typeset import width

if TYPE_CHECKING:
    from recoupe.drawing.map.towns import Town
    from recoupe.drawing.map.view import Frame
    from recoupe.drawing.scene import Point
    from recoupe.theatres.schema import Theatre

MARK = 7.5
"""Radius of a mark that stands on the map itself, in pixels."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The base map's names, the story's labels, and what found no room and must be said below."""

    base: list[Part]
    story: list[Part]
    lost_sites: list[Site]
    lost_axes: list[Drawn]


def clear_of(site: Site) -> float:
    """Return how far a site's label keeps from its spot."""
    if site.radius:
        return min(site.radius, 60.0) * 0.75 + 3
    return MARK + 5 if site.marks else 9.0


def write(caption: Caption, spot: Spot, theatre: Theatre | None) -> list[Part]:
    """Return a caption's lines, with a halo, at a spot."""
    parts: list[Part] = []
    y = spot.y + 1
    for line in caption.lines:
        x = spot.x
        y += line.size * 1.22
        if line.mark:
            parts += mark(
                line.mark.event, line.mark.status, x + 6, y - line.size * 0.46, 5.2, paint(theatre, line.mark.side)
            )
            x += BULLET
        parts.append(
            Words(x, y - line.size * 0.12, line.text, line.size, bold=line.bold, italic=line.italic, fill=style.INK,
                  halo=style.HALO)
        )  # fmt: skip
    return parts


def _leader(at: Point, spot: Spot, w: float, h: float, clear: float) -> list[Part]:
    """Return a thin line from a spot to its label, where the label had to move away."""
    x = min(max(at[0], spot.x), spot.x + w)
    y = min(max(at[1], spot.y), spot.y + h)
    dx, dy = x - at[0], y - at[1]
    gap = (dx * dx + dy * dy) ** 0.5
    if gap < clear + 15:
        return []
    return [Path((((at[0] + dx * clear / gap, at[1] + dy * clear / gap), (x, y)),), closed=False, stroke=style.MUTED,
                 width=0.9, cls="rm-muted-line")]  # fmt: skip


def label(
    frame: Frame, sites: list[Site], drawn: list[Drawn], towns: list[Town], countries: list[tuple[str, Point, float]],
    beyond: list[Pointer], taken: list[BaseGeometry], sizes: Sizes, theatre: Theatre | None,
) -> Labelled:  # fmt: skip
    """Write what finds room. `taken` is ground that no label may cover: inset, scale bar."""
    captions: dict[tuple[str, int], Caption] = {}
    requests: list[Request] = []
    crowded = sum(bool(s.marks) for s in sites) > sizes.most
    reach = (0.0, 10.0, 22.0) if crowded else (0.0, 16.0, 34.0, 60.0, 95.0)
    for i, site in enumerate(sites):
        caption = site_caption(site, sizes, bullets=site.radius > 0 or len(site.marks) > 1, brief=crowded)
        captions["site", i] = caption
        w, h = caption.size
        requests.append(
            Request(("site", i), w, h, around(site.at, w, h, clear_of(site), reach=reach), 10 + len(site.marks))
        )
    for i, one in enumerate(drawn):
        caption = captions["axis", i] = axis_caption(one.axis, sizes)
        w, h = caption.size
        requests.append(Request(("axis", i), w, h, beside(one.arrow.spine, w, h, 15), 9 if crowded else 12))
    for i, pointer in enumerate(beyond):
        caption = captions["beyond", i] = pointer_caption(pointer.site, pointer.km, sizes)
        requests.append(pointer_request(("beyond", i), pointer, *caption.size, frame))
    for i, town in enumerate(towns):
        w, h = width(town.name, sizes.base), sizes.base * 1.25
        requests.append(Request(("town", i), w, h, around(town.at, w, h, 5, reach=(0.0,)), 1))
    for i, (name, (x, y), room) in enumerate(countries):
        w, h = width(name.upper(), sizes.base) * 1.0, sizes.base * 1.3
        if w < room * 1.9:
            spots = tuple(
                Spot(x - w / 2 + dx, y - h / 2 + dy, abs(dx) + abs(dy))
                for dy in (0, -24, 24, -50, 50)
                for dx in (0, -40, 40)
            )
            requests.append(Request(("country", i), w, h, spots, 0.5))
    hard = [*taken, *(ShapelyPoint(s.at).buffer(MARK + 2 if s.marks and not s.radius else 5) for s in sites)]
    hard += [ShapelyPoint(t.at).buffer(3) for t in towns]
    hard += [ShapelyPoint(p.at).buffer(9) for p in beyond]
    soft = [(obstacle(d), 1.2) for d in drawn]
    soft += [(ShapelyPoint(s.at).buffer(min(s.radius, 40.0)), 0.35) for s in sites if s.radius]
    spots_of = settle(requests, frame, hard, soft)
    base: list[Part] = []
    story: list[Part] = []
    lost_sites: list[Site] = []
    lost_axes: list[Drawn] = []
    for i, town in enumerate(towns):
        if spot := spots_of.get(("town", i)):
            base += _town_parts(town, spot, sizes)
    for i, (name, _, _) in enumerate(countries):
        if spot := spots_of.get(("country", i)):
            base.append(Words(spot.x, spot.y + sizes.base, name.upper(), sizes.base, fill="#8a8274", cls="rm-country"))
    for i, site in enumerate(sites):
        if spot := spots_of.get(("site", i)):
            w, h = captions["site", i].size
            story += _leader(site.at, spot, w, h, clear_of(site) - 2) + write(captions["site", i], spot, theatre)
        else:
            lost_sites.append(site)
    for i, one in enumerate(drawn):
        if spot := spots_of.get(("axis", i)):
            w, h = captions["axis", i].size
            story += _leader(_nearest(one, spot, w, h), spot, w, h, 8) + write(captions["axis", i], spot, theatre)
        else:
            lost_axes.append(one)
    for i, pointer in enumerate(beyond):
        if spot := spots_of.get(("beyond", i)):
            w, h = captions["beyond", i].size
            story += [triangle(pointer), *_leader(pointer.at, spot, w, h, 10)]
            story += write(captions["beyond", i], spot, theatre)
        else:
            lost_sites.append(pointer.site)
    return Labelled(base, story, lost_sites, lost_axes)


def _nearest(drawn: Drawn, spot: Spot, w: float, h: float) -> Point:
    """Return the point of an arrow's middle line nearest to a label."""
    box = shapely.box(spot.x, spot.y, spot.x + w, spot.y + h)
    return min(drawn.arrow.spine[3:-3], key=lambda p: box.distance(ShapelyPoint(p)))


def _town_parts(town: Town, spot: Spot, sizes: Sizes) -> list[Part]:
    x, y = town.at
    ring = tuple((x + dx, y + dy) for dx, dy in ((-2, -2), (2, -2), (2, 2), (-2, 2)))
    return [
        Path((ring,), fill=style.MUTED, cls="rm-muted"),
        Words(spot.x, spot.y + sizes.base, town.name, sizes.base, fill=style.MUTED, halo=style.HALO, cls="rm-muted"),
    ]
