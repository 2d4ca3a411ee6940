"""From degrees to drawable pixels: project, clip to the frame, drop what no eye can see."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry import MultiLineString, MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from recoupe.drawing.map.projection import Projection
from recoupe.drawing.map.view import Frame
from recoupe.drawing.scene import Point

_FINEST = 0.45
"""Details smaller than this (pixels) are left out."""


def in_pixels(geometry: BaseGeometry, projection: Projection, frame: Frame) -> BaseGeometry:
    """Return a geometry in degrees as pixels within the frame. Long straight sides follow the projection's curves."""
    if geometry.is_empty:
        return geometry
    fine = shapely.segmentize(geometry, 1.0)
    flat = shapely.transform(fine, projection.forward).simplify(_FINEST)
    flat = shapely.make_valid(flat) if flat.geom_type.endswith("Polygon") else flat
    return shapely.clip_by_rect(flat, frame.x, frame.y, frame.x + frame.w, frame.y + frame.h)


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(geometry, "geoms", [geometry]))


def plain(geometry: BaseGeometry) -> BaseGeometry | None:
    """Return the parts of a geometry's highest dimension as one simple or multi-part geometry; None if it is empty.

    What clipping and merging leave may be empty, or a collection of ground, threads and points.
    """
    parts: list[BaseGeometry] = [p for p in shapely.get_parts(geometry) if not p.is_empty]
    while any(p.geom_type == "GeometryCollection" or p.geom_type.startswith("Multi") for p in parts):
        parts = [q for p in parts for q in shapely.get_parts(p) if not q.is_empty]
    if not parts:
        return None
    highest = max(int(shapely.get_dimensions(p)) for p in parts)
    kept: list[Any] = [p for p in parts if shapely.get_dimensions(p) == highest]
    found: BaseGeometry = kept[0]
    if len(kept) > 1:
        found = MultiPoint(kept) if highest == 0 else MultiLineString(kept) if highest == 1 else MultiPolygon(kept)
    return found


def rings(geometry: BaseGeometry) -> tuple[tuple[Point, ...], ...]:
    """Return the rings of (multi)polygons, holes turned the other way so that they stay holes."""
    out: list[tuple[Point, ...]] = []
    for part in _parts(geometry):
        if part.geom_type == "MultiPolygon":
            out.extend(rings(part))
        if not isinstance(part, Polygon) or part.is_empty:
            continue
        turned = orient(part)
        for ring in (turned.exterior, *turned.interiors):
            out += [tuple((float(x), float(y)) for x, y in ring.coords[:-1])]
    return tuple(out)


def lines(geometry: BaseGeometry) -> tuple[tuple[Point, ...], ...]:
    """Return the lines of a geometry."""
    return tuple(
        tuple((float(x), float(y)) for x, y in part.coords)
        for part in _parts(geometry)
        if part.geom_type == "LineString" and not part.is_empty
    )
