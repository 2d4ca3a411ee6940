"""The quiet layer: water, land, borders, a light graticule."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString

from recoupe.drawing.map import style
from recoupe.drawing.map.basemap import Box, Country, Scale, borders
from recoupe.drawing.map.shapes import in_pixels, lines, rings
from recoupe.drawing.scene import Part, Path, rectangle

if TYPE_CHECKING:
    from recoupe.drawing.map.projection import Projection
    from recoupe.drawing.map.view import Frame
    from recoupe.theatres.schema import Theatre

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)


def _graticule(box: Box, projection: Projection, frame: Frame) -> Part:
    """Return a few parallels and meridians, at a round step that gives about four of them."""
    west, south, east, north = box
    step = next((s for s in _STEPS if (north - south) / s <= 5), 45)
    columns = [i * step for i in range(ceil(west / step), floor(east / step) + 1)]
    rows = [i * step for i in range(ceil(south / step), floor(north / step) + 1)]
    found = [LineString([(lon, lat) for lat in np.linspace(south, north, 30)]) for lon in columns]
    found += [LineString([(lon, lat) for lon in np.linspace(west, east, 30)]) for lat in rows]
    flat = in_pixels(shapely.MultiLineString(found), projection, frame)
    return Path(lines(flat), closed=False, stroke=style.GRATICULE, width=0.6, opacity=0.7, cls="rm-graticule")


def base_parts(
    grounds: list[Country],
    box: Box,
    projection: Projection,
    frame: Frame,
    theatre: Theatre | None,
    scale: Scale = "10m",
) -> tuple[list[Part], bool]:
    """Return the base map's parts, and whether a disputed border is among them."""
    own = set(theatre.countries) if theatre else set()
    parts: list[Part] = [Path(rectangle(frame.x, frame.y, frame.w, frame.h), fill=style.WATER, cls="rm-water")]
    for inside, fill, cls in ((False, style.LAND, "rm-land"), (True, style.OWN_LAND, "rm-land-own")):
        ground = shapely.union_all([c.ground for c in grounds if (c.iso in own) == inside])
        flat = rings(in_pixels(ground, projection, frame)) if not ground.is_empty else ()
        if flat:
            parts.append(Path(flat, fill=fill, stroke=style.BORDER, width=0.4, cls=cls))
    parts.append(_graticule(box, projection, frame))
    disputed = False
    for border in borders(box, scale):
        found = lines(in_pixels(border.line, projection, frame))
        if found:
            disputed = disputed or border.disputed
            parts.append(
                Path(found, closed=False, stroke=style.BORDER, width=1.2, dash=(5, 4) if border.disputed else (),
                     cls="rm-border rm-disputed" if border.disputed else "rm-border")
            )  # fmt: skip
    return parts, disputed
