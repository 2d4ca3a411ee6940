"""Where in the world: a small map of the surroundings, and a scale bar."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from recoupe.drawing.map import style
from recoupe.drawing.map.basemap import borders, countries, joined
from recoupe.drawing.map.projection import Projection
from recoupe.drawing.map.shapes import in_pixels, lines, rings
from recoupe.drawing.map.view import Frame, box_of
from recoupe.drawing.scene import Disc, Part, Path, Words, rectangle
from recoupe.drawing.typeset import width
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.drawing.map.pointers import Pointer
    from recoupe.theatres.schema import Theatre

_AROUND_KM = 2600.0
"""The inset shows this much from side to side, or nine times the map's width if that is more."""

_STEP_KM = 400.0
"""Insets are as wide as some of these."""


def inset_parts(
    corner: Frame, projection: Projection, frame: Frame, theatre: Theatre | None, beyond: list[Pointer]
) -> list[Part]:
    """Return the inset: land, borders, the theatre's countries, a box where the map is, dots for what lies beyond."""
    farthest = max((p.km + frame.w / projection.scale / 2 for p in beyond), default=0.0)
    across = min(max(_AROUND_KM, frame.w / projection.scale * 9, farthest * 3.2), 16000.0)
    small = Projection(
        float(round(projection.lon)),
        float(round(projection.lat)),
        corner.x + corner.w / 2,
        corner.y + corner.h / 2,
        corner.w / (ceil(across / _STEP_KM) * _STEP_KM),
    )
    middle = small.point(projection.lon, projection.lat)
    parts = list(_ground(corner, small, frozenset(theatre.countries) if theatre else frozenset()))
    w = max(frame.w / projection.scale * small.scale, 7.0)
    h = max(frame.h / projection.scale * small.scale, 5.0)
    parts.append(
        Path(rectangle(middle[0] - w / 2, middle[1] - h / 2, w, h), stroke=style.INK, width=1.8, cls="rm-ink-line")
    )
    for pointer in beyond:
        x, y = small.point(pointer.site.marks[0].lon, pointer.site.marks[0].lat)
        if corner.holds(x, y):
            parts.append(Disc(x, y, 2.3, fill=style.INK, cls="rm-ink"))
    parts.append(Path(rectangle(corner.x, corner.y, corner.w, corner.h), stroke=style.RULE, width=1.0, cls="rm-rule"))
    return parts


@lru_cache(maxsize=256)
def _ground(corner: Frame, small: Projection, own: frozenset[str]) -> tuple[Part, ...]:
    """Return the land and borders of an inset. Projecting them is most of what a map costs, and the maps of one theatre
    have few surroundings: insets are centred on whole degrees, and as wide as whole steps, so that they share them.
    """
    box = box_of(small, corner)
    parts: list[Part] = [
        Path(rectangle(corner.x, corner.y, corner.w, corner.h), fill=style.WATER, cls="rm-water"),
    ]
    grounds = countries(box, "50m")
    for inside, fill, cls in ((False, style.LAND, "rm-land"), (True, "#d9cfb8", "rm-land-theatre")):
        ground = joined([c.ground for c in grounds if (c.iso in own) == inside])
        flat = rings(in_pixels(ground, small, corner)) if not ground.is_empty else ()
        if flat:
            parts.append(Path(flat, fill=fill, cls=cls))
    found = [line for b in borders(box, "50m") for line in lines(in_pixels(b.line, small, corner))]
    if found:
        parts.append(Path(tuple(found), closed=False, stroke=style.BORDER, width=0.5, cls="rm-border"))
    return tuple(parts)


def round_length(km: float) -> float:
    """Return the greatest of 1, 2, 5, 10, 20, 50 … that is at most `km`."""
    power = 10.0 ** len(str(int(km))) / 10 if km >= 1 else 0.1
    return max(f * power for f in (1, 2, 5) if f * power <= km) if km >= power else power


def scale_bar(frame: Frame, projection: Projection, *, left: bool, size: float) -> tuple[list[Part], Frame]:
    """Return a scale bar in a lower corner, true at the middle of the map, and the ground that it covers."""
    km = round_length(frame.w * 0.22 / projection.scale)
    length = km * projection.scale
    text = _("{n} km", n=f"{km:g}")
    x = frame.x + 14 if left else frame.x + frame.w - 14 - length - width(text, size) - 8
    y = frame.y + frame.h - 14
    ticks = ((x, y - 5), (x, y), (x + length, y), (x + length, y - 5))
    parts: list[Part] = [
        Path((ticks,), closed=False, stroke=style.HALO, width=4.5, cls="rm-halo-line"),
        Path((ticks,), closed=False, stroke=style.INK, width=1.6, cls="rm-ink-line"),
        Words(x + length + 7, y + 1, text, size, halo=style.HALO),
    ]
    return parts, Frame(x - 4, y - 14, length + width(text, size) + 16, 22)
