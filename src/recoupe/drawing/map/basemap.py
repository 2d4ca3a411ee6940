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
class _Topology:
    countries: list[dict[str, Any]]
    arcs: list[NDArray[np.float64]]
    boxes: NDArray[np.float64]
    owners: dict[int, tuple[str, ...]]


@cache
def _topology(scale: Scale) -> _Topology:
    data = files("recoupe.drawing") / "data" / f"countries-{scale}.json.gz"
    raw = json.loads(gzip.decompress(data.read_bytes()))
    step, origin = np.array(raw["transform"]["scale"]), np.array(raw["transform"]["translate"])
    arcs = [np.array(arc).reshape(-1, 2).cumsum(axis=0) * step + origin for arc in raw["arcs"]]
    boxes = np.array([(*a.min(axis=0), *a.max(axis=0)) for a in arcs])
    owners: dict[int, set[str]] = defaultdict(set)
    for country in raw["countries"]:
        for arc in chain.from_iterable(chain.from_iterable(country["polygons"])):
            owners[arc if arc >= 0 else ~arc].add(country["name"])
    return _Topology(raw["countries"], arcs, boxes, {a: tuple(sorted(names)) for a, names in owners.items()})


@cache
def _disputed() -> list[dict[str, Any]]:
    """Return the borders that are dashed: `between` two names, perhaps only inside a `box`."""
    text = (files("recoupe.drawing") / "data" / "disputed.yaml").read_text(encoding="utf8")
    return list(yaml.safe_load(text)["borders"])


def _ring(topology: _Topology, numbers: list[int]) -> NDArray[np.float64]:
    """Join a ring's arcs; a negative number is an arc walked backwards (TopoJSON).

    The atlas knows no date line: a ring across it jumps by a turn, and goes on past 180 here. One around a pole
    (Antarctica) never comes back to where it began, and is closed along the pole.
    """
    parts = [topology.arcs[n] if n >= 0 else topology.arcs[~n][::-1] for n in numbers]
    ring = np.concatenate([parts[0], *(p[1:] for p in parts[1:])])
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    if abs(ring[-1, 0] - ring[0, 0]) > 180:
        pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
        ring = np.concatenate([ring, [(ring[-1, 0], pole), (ring[0, 0], pole)]])
    return ring


def _shifts(box: Box) -> list[float]:
    """Return by how many degrees the world must be moved to fill the box: also by a turn across the date line."""
    return [s for s in (-360.0, 0.0, 360.0) if box[0] < 180 + s and box[2] > -180 + s]


def _meets(bounds: NDArray[np.float64], box: Box, shift: float) -> bool:
    w, s, e, n = bounds
    return bool(w + shift <= box[2] and e + shift >= box[0] and s <= box[3] and n >= box[1])


def countries(box: Box, scale: Scale = "10m") -> list[Country]:
    """Return the countries that have ground in the box, clipped to it, in the order of their names."""
    topology = _topology(scale)
    out: list[Country] = []
    for country in topology.countries:
        grounds: list[BaseGeometry] = []
        for shift in _shifts(box):
            for rings in country["polygons"]:
                numbers = [n if n >= 0 else ~n for n in rings[0]]
                hull = topology.boxes[numbers]
                bounds = np.array((*hull[:, :2].min(axis=0), *hull[:, 2:].max(axis=0)))
                if not _meets(bounds, box, shift):
                    continue
                lines = [_ring(topology, ring) + np.array((shift, 0.0)) for ring in rings]
                whole = Polygon(lines[0], [line for line in lines[1:] if len(line) > 3])
                grounds.append(shapely.make_valid(shapely.clip_by_rect(whole, *box)))
        ground = shapely.union_all([g for g in grounds if g.area > 0])
        if not ground.is_empty:
            out.append(Country(country["name"], country["iso"], ground))
    return out


def borders(box: Box, scale: Scale = "10m") -> list[Border]:
    """Return the lines between countries in the box, a disputed stretch apart from the rest of its border."""
    topology = _topology(scale)
    lines: dict[tuple[str, ...], list[BaseGeometry]] = defaultdict(list)
    for number, owners in topology.owners.items():
        if len(owners) < 2:
            continue
        for shift in _shifts(box):
            if _meets(topology.boxes[number], box, shift):
                lines[owners].append(
                    shapely.clip_by_rect(LineString(topology.arcs[number] + np.array((shift, 0.0))), *box)
                )
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
