"""The base map: Natural Earth's countries, read from the packaged files (see `drawing/data/ORIGIN.md`)."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, Literal

import numpy as np
import shapely
import yaml
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Scale = Literal["10m", "50m"]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; east may pass 180 for a box across the date line."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's ground inside a box. `iso` is its two letters, null for what has none."""

    name: str
    iso: str | None
    ground: BaseGeometry


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two countries inside a box. `disputed`: the parties do not agree on it."""

    between: tuple[str, ...]
    disputed: bool
    line: BaseGeometry


@dataclass(frozen=True, slots=True)
class _Atlas:
    """The file, decoded: names and codes of the countries, their polygons, the arcs and who owns each."""

    countries: list[tuple[str, str | None]]
    polygons: NDArray[np.object_]
    owner: NDArray[np.int64]
    bounds: NDArray[np.float64]
    arcs: list[NDArray[np.float64]]
    boxes: NDArray[np.float64]
    owners: dict[int, tuple[str, ...]]


@cache
def _atlas(scale: Scale) -> _Atlas:
    data = files("recoupe.drawing") / "data" / f"countries-{scale}.json.gz"
    raw = json.loads(gzip.decompress(data.read_bytes()))
    step, origin = np.array(raw["transform"]["scale"]), np.array(raw["transform"]["translate"])
    arcs = [np.array(arc).reshape(-1, 2).cumsum(axis=0) * step + origin for arc in raw["arcs"]]
    boxes = np.array([(*a.min(axis=0), *a.max(axis=0)) for a in arcs])
    owners: dict[int, set[str]] = defaultdict(set)
    polygons: list[Polygon] = []
    owner: list[int] = []
    for i, country in enumerate(raw["countries"]):
        for rings in country["polygons"]:
            for arc in chain.from_iterable(rings):
                owners[arc if arc >= 0 else ~arc].add(country["name"])
            found = _polygon([_ring(arcs, numbers) for numbers in rings])
            if found is not None:
                polygons.append(found)
                owner.append(i)
    shapes = np.array(polygons, dtype=object)
    return _Atlas(
        [(c["name"], c["iso"]) for c in raw["countries"]],
        shapes,
        np.array(owner),
        shapely.bounds(shapes),
        arcs,
        boxes,
        {arc: tuple(sorted(names)) for arc, names in owners.items()},
    )


def preload() -> None:
    """Read the atlases, which takes a second of processor time: a server does it before threads that want a map at once
    would each do it.
    """
    _atlas("10m")
    _atlas("50m")


@cache
def _disputed() -> list[dict[str, Any]]:
    """Return the borders that are dashed: `between` two names, perhaps only inside a `box`."""
    text = (files("recoupe.drawing") / "data" / "disputed.yaml").read_text(encoding="utf8")
    return list(yaml.safe_load(text)["borders"])


def _ring(arcs: list[NDArray[np.float64]], numbers: list[int]) -> NDArray[np.float64]:
    """Join a ring's arcs; a negative number is an arc walked backwards (TopoJSON).

    The atlas knows no date line: a ring across it jumps by a turn, and goes on past 180 here.
    """
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    ring = np.concatenate([parts[0], *(p[1:] for p in parts[1:])])
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    return _homed(ring)


def _homed(ring: NDArray[np.float64], near: float = 0.0) -> NDArray[np.float64]:
    """Move a ring by whole turns so that its middle lies within half a turn of `near`."""
    middle = (ring[:, 0].min() + ring[:, 0].max()) / 2
    return np.asarray(ring - np.array((360 * round((middle - near) / 360), 0.0)))


def _polygon(rings: list[NDArray[np.float64]]) -> Polygon | None:
    """Return a polygon from its rings, null for a sliver.

    A ring around a pole (Antarctica's coast) never comes back to where it began: it is closed along the pole.
    """
    around = [r for r in rings if abs(r[-1, 0] - r[0, 0]) > 180]
    closed = [np.concatenate([r, [(r[-1, 0], -90.0), (r[0, 0], -90.0)]]) for r in around]
    shells = closed or rings[:1]
    holes = [r for r in rings if all(r is not a for a in around)] if closed else rings[1:]
    best = max((Polygon(r) for r in shells if len(r) > 3), key=lambda p: p.area, default=None)
    if best is None:
        return None
    middle = (best.bounds[0] + best.bounds[2]) / 2
    return Polygon(best.exterior, [_homed(r, middle) for r in holes if len(r) > 3])


def _shifts(box: Box) -> list[float]:
    """Return by how many degrees the world must be moved to fill the box: also by a turn across the date line."""
    # Ground that crosses the date line reaches up to 20 degrees beyond it.
    return [s for s in (-360.0, 0.0, 360.0) if box[0] < 200 + s and box[2] > -200 + s]


def _meeting(bounds: NDArray[np.float64], box: Box, shift: float) -> NDArray[np.int64]:
    """Return which rows of bounds, moved by a shift, meet the box."""
    west, south, east, north = bounds.T
    return np.flatnonzero((west + shift <= box[2]) & (east + shift >= box[0]) & (south <= box[3]) & (north >= box[1]))


def _moved(geometry: BaseGeometry, shift: float) -> BaseGeometry:
    return shapely.transform(geometry, lambda xy: xy + np.array((shift, 0.0))) if shift else geometry


WIDE = 30.0
"""Degrees from which on the coarse atlas is enough: on a map that wide, the fine one only costs time and bytes."""


def scale_for(box: Box) -> Scale:
    """Return the atlas for a box: fine for a few countries, coarse for a continent or the world."""
    return "50m" if max(box[2] - box[0], box[3] - box[1]) > WIDE else "10m"


def joined(grounds: list[BaseGeometry]) -> BaseGeometry:
    """Return grounds that share borders and never overlap as one, ten times as fast as any shapes are joined; what
    clipping left that is no such coverage is joined as any shapes are.
    """
    try:
        return shapely.coverage_union_all(grounds)
    except shapely.GEOSException:
        return shapely.union_all(grounds)


def countries(box: Box, scale: Scale = "10m") -> list[Country]:
    """Return the countries that have ground in the box, clipped to it, in the order of their names."""
    atlas = _atlas(scale)
    grounds: dict[int, list[BaseGeometry]] = defaultdict(list)
    for shift in _shifts(box):
        for i in _meeting(atlas.bounds, box, shift):
            clipped = shapely.clip_by_rect(_moved(atlas.polygons[i], shift), *box)
            # What clipping leaves of a thread of land is a line, and no ground.
            ground = shapely.make_valid(clipped, method="structure", keep_collapsed=False)
            grounds[int(atlas.owner[i])].append(ground)
    out: list[Country] = []
    for number, found in sorted(grounds.items()):
        ground = joined([g for g in found if g.area > 0])
        if not ground.is_empty:
            out.append(Country(*atlas.countries[number], ground))
    return out


def borders(box: Box, scale: Scale = "10m") -> list[Border]:
    """Return the lines between countries in the box, a disputed stretch apart from the rest of its border."""
    atlas = _atlas(scale)
    lines: dict[tuple[str, ...], list[BaseGeometry]] = defaultdict(list)
    for shift in _shifts(box):
        for number in _meeting(atlas.boxes, box, shift):
            owners = atlas.owners.get(int(number), ())
            if len(owners) > 1:
                line = _moved(LineString(atlas.arcs[number]), shift)
                lines[owners].append(shapely.clip_by_rect(line, *box))
    out: list[Border] = []
    for owners, found in sorted(lines.items()):
        line = shapely.line_merge(shapely.union_all(found))
        if line.is_empty:
            continue
        contested = [
            shapely.box(*d.get("box", (-540, -90, 540, 90))) for d in _disputed() if set(d["between"]) <= set(owners)
        ]
        area = shapely.union_all(contested) if contested else shapely.Point()
        for disputed, part in ((False, line.difference(area)), (True, line.intersection(area) if contested else area)):
            if part.length > 0:
                out.append(Border(owners, disputed, part))
    return out
