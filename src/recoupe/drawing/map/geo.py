"""The interactive map's data: GeoJSON by layer, markers with their popups, the view, colours and words."""

from __future__ import annotations

from math import hypot, log2
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from recoupe.drawing import svg
from recoupe.drawing.map.basemap import Box, borders, countries, scale_for
from recoupe.drawing.map.captions import MOST_LINES, axis_caption
from recoupe.drawing.map.layout import WIDE
from recoupe.drawing.map.popups import axis_popup, site_popup
from recoupe.drawing.map.shapes import plain
from recoupe.drawing.map.story import tell
from recoupe.drawing.map.story_layer import Drawn, Site, draw_axes, sites
from recoupe.drawing.map.symbols import mark
from recoupe.drawing.map.towns import country_names, towns
from recoupe.drawing.map.view import Frame, box_of, fit
from recoupe.drawing.scene import Point
from recoupe.drawing.sides import brighter, paint, place_name
from recoupe.drawing.words import event_word, status_word
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.drawing.map.projection import Projection
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

AROUND = 1.2
"""The interactive map holds the static map's frame and this share of it on each side; so a page stays small."""

NEAR = 14.0
"""Pixels within which a named place is the site itself, and is not named twice."""


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features)}


def features(geometry: BaseGeometry, digits: int, **properties: object) -> list[dict[str, Any]]:
    """Return a geometry as one GeoJSON feature with rounded coordinates; none if there is nothing of it."""

    def rounded(value: Any) -> Any:
        return round(value, digits) if isinstance(value, float) else [rounded(v) for v in value]

    whole = plain(geometry)
    if whole is None:
        return []
    shape = mapping(whole)
    drawn = {"type": shape["type"], "coordinates": rounded(shape["coordinates"])}
    return [{"type": "Feature", "properties": properties, "geometry": drawn}]


def _degrees(points: Iterable[Point], projection: Projection) -> list[Point]:
    return [(float(x), float(y)) for x, y in projection.inverse(np.array(list(points)))]


def _base(box: Box, scale: float, theatre: Theatre | None) -> dict[str, Any]:
    """Return land and borders in a box. `scale` is pixels a degree: details below a third of a pixel go."""
    own = set(theatre.countries) if theatre else set()
    fine = 0.3 / scale
    grounds = countries(box, scale_for(box))
    merged = {
        inside: shapely.union_all([c.ground for c in grounds if (c.iso in own) == inside]).simplify(fine)
        for inside in (False, True)
    }
    land = [one for inside, ground in merged.items() for one in features(ground, 3, own=inside)]
    found = borders(box, scale_for(box))
    lines = [one for b in found for one in features(b.line.simplify(fine), 3, disputed=b.disputed)]
    return {"land": collection(land), "borders": collection(lines)}


def _disc(site: Site, projection: Projection) -> BaseGeometry:
    ring = shapely.Point(site.at).buffer(site.radius, quad_segs=12).exterior
    return shapely.Polygon(_degrees([(x, y) for x, y in shapely.get_coordinates(ring)], projection))


def _axes(drawn: list[Drawn], projection: Projection, theatre: Theatre | None) -> dict[str, Any]:
    arrows: list[dict[str, Any]] = []
    spines: list[dict[str, Any]] = []
    for one in drawn:
        axis, look = one.axis, paint(theatre, one.axis.side)
        style = {
            "colour": look.fill,
            "edge": look.edge,
            "night": brighter(look.edge),
            "assessed": axis.assessed,
            "kind": axis.kind,
        }
        if axis.kind == "advance":
            arrows += features(shapely.Polygon(_degrees(one.arrow.outline, projection)), 4, **style)
        else:
            found = [shapely.LineString(_degrees(line, projection)) for line in (one.arrow.spine, one.arrow.head)]
            spines += [f for line in found for f in features(line, 4, **style)]
    return {"arrows": collection(arrows), "spines": collection(spines)}


def _symbol(site: Site, theatre: Theatre | None) -> list[str]:
    """Return the marks of a site's incidents as small drawings."""
    out = []
    for one in site.marks[:MOST_LINES]:
        body = "".join(svg.render_part(p) for p in mark(one.event, one.status, 10, 10, 6.5, paint(theatre, one.side)))
        head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"'
        out.append(f'{head} class="rm-svg">{body}</svg>')
    return out


def _at(point: Point, projection: Projection) -> list[float]:
    lon, lat = _degrees([point], projection)[0]
    return [round(lon, 4), round(lat, 4)]


def _markers(
    spots: list[Site], drawn: list[Drawn], projection: Projection, brief: Brief, theatre: Theatre | None, lang: str
) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for site in spots:
        lines = [_("{event}, {status}", event=event_word(m.event), status=status_word(m.status)) for m in site.marks]
        out.append(
            {
                "at": _at(site.at, projection),
                "kind": "site" if site.marks else "end",
                "name": site.name,
                "lines": lines[:MOST_LINES],
                "marks": _symbol(site, theatre),
                "approximate": site.radius > 0,
                "popup": site_popup(site.marks, brief, theatre, lang),
            }
        )
    for one in drawn:
        caption = axis_caption(one.axis, WIDE.sizes)
        head, *rest = [line.text for line in caption.lines]
        out.append(
            {
                "at": _at(one.arrow.spine[12], projection),
                "kind": "axis",
                "name": head,
                "lines": [" ".join(rest)],
                "marks": [],
                "approximate": False,
                "popup": axis_popup(one.axis, brief, theatre, lang),
            }
        )
    return out


def _named(
    brief: Brief, theatre: Theatre | None, lang: str, projection: Projection, box: Box, avoid: list[Point]
) -> list[dict[str, Any]]:
    """Return the places that the reports name and the story does not mark, however small, in their order."""
    found: dict[str, dict[str, Any]] = {}
    for reading in brief.reports:
        said = [p for c in reading.claims for p in c.places]
        said += [p for m in reading.movements for p in (*m.from_, *m.to)]
        for place in said:
            if place.lat is None or place.lon is None or place.precision not in ("exact", "near"):
                continue
            x, y = projection.point(place.lon, place.lat)
            inside = box[0] < place.lon < box[2] and box[1] < place.lat < box[3]
            if inside and all(hypot(x - ax, y - ay) >= NEAR for ax, ay in avoid):
                at = [round(place.lon, 4), round(place.lat, 4)]
                name = place_name(place, brief, theatre, lang)
                found.setdefault(place.place_id or name, {"at": at, "kind": "town", "name": name, "from": -1})
    return list(found.values())


def _names(box: Box, projection: Projection, frame: Frame, lang: str, avoid: list[Point]) -> list[dict[str, Any]]:
    """Return towns and countries, each with the zoom (above the first view's) from which it is shown."""
    wide = Frame(
        frame.x - frame.w * AROUND, frame.y - frame.h * AROUND, frame.w * (1 + 2 * AROUND), frame.h * (1 + 2 * AROUND)
    )
    out: list[dict[str, Any]] = []
    seen: set[int] = set()
    for level, most in ((-1, 14), (0, 40), (1, 80)):
        for town in towns(projection, wide, lang, most=most, apart=WIDE.apart / 2**level, avoid=avoid):
            if town.number not in seen:
                seen.add(town.number)
                out.append({"at": _at(town.at, projection), "kind": "town", "name": town.name, "from": level})
    for name, at, _room in country_names(countries(box, scale_for(box)), projection, wide, lang):
        out.append({"at": _at(at, projection), "kind": "country", "name": name, "from": -3})
    return out


def _dots(spots: list[Site], names: list[dict[str, Any]], projection: Projection) -> dict[str, Any]:
    """Return a point for each exact site, end of an axis and town, each with its kind."""
    found = [("site" if s.marks else "end", _at(s.at, projection)) for s in spots if not s.radius]
    found += [("town", n["at"]) for n in names if n["kind"] == "town"]
    return collection(one for kind, at in found for one in features(shapely.Point(at), 4, kind=kind))


def _hull(points: list[Point], projection: Projection, frame: Frame) -> list[list[float]]:
    """Return south-west and north-east of the points, with a tenth of the frame's width around them."""
    air = frame.w / 10
    spread = [(x + dx, y + dy) for x, y in points for dx in (-air, air) for dy in (-air, air)]
    lons, lats = zip(*_degrees(spread, projection), strict=True)
    return [[round(min(lons), 4), round(min(lats), 4)], [round(max(lons), 4), round(max(lats), 4)]]


def layers(brief: Brief, theatre: Theatre | None, lang: str) -> dict[str, Any]:
    """Return all that the interactive map needs, in the interface language in use; `empty` if nothing is located."""
    story = tell(brief, theatre, lang)
    if story.empty:
        return {"empty": True}
    frame = Frame(0, 0, WIDE.width, WIDE.height)
    projection, _outside = fit(story, frame)
    spots = sites(story, projection, None)
    drawn = draw_axes(story, projection, WIDE.thick)
    box, view = box_of(projection, frame, AROUND), box_of(projection, frame)
    everything = [_at(s.at, projection) for s in spots]
    west, south, east, north = (
        *(min(c) for c in zip(*everything, strict=True)),
        *(max(c) for c in zip(*everything, strict=True)),
    )
    margin = (view[2] - view[0]) * 0.25
    box = (
        min(box[0], west - margin),
        max(-85.0, min(box[1], south - margin)),
        max(box[2], east + margin),
        min(85.0, max(box[3], north + margin)),
    )
    discs = [
        one
        for s in spots
        if s.radius
        for look in (paint(theatre, s.marks[0].side if s.marks else None),)
        for one in features(_disc(s, projection), 4, colour=look.fill, edge=look.edge, night=brighter(look.edge))
    ]
    taken = [s.at for s in spots]
    named = _named(brief, theatre, lang, projection, box, taken)
    taken += [projection.point(*n["at"]) for n in named]
    names = [*named, *_names(box, projection, frame, lang, taken)]
    scale = projection.scale * 111.2
    cos = float(np.cos(np.radians(projection.lat)))
    return {
        "empty": False,
        "bounds": _hull(
            [p for d in drawn for p in d.arrow.outline] + [s.at for s in spots if frame.holds(*s.at)], projection, frame
        ),
        "limits": [[round(box[0], 3), round(box[1], 3)], [round(box[2], 3), round(box[3], 3)]],
        "zoom": round(log2(40075.017 * cos * projection.scale / 512), 2),
        **_base(box, scale, theatre),
        "discs": collection(discs),
        **_axes(drawn, projection, theatre),
        "markers": _markers(spots, drawn, projection, brief, theatre, lang),
        "names": names,
        "dots": _dots(spots, names, projection),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """Return what the map's controls say."""
    return {
        "Map.Title": _("Interactive map"),
        "NavigationControl.ZoomIn": _("Zoom in"),
        "NavigationControl.ZoomOut": _("Zoom out"),
        "close": _("Close"),
        "Marker.Title": _("Place"),
        "ScaleControl.Kilometers": "km",
        "ScaleControl.Meters": "m",
        "approximate": _("place approximate"),
        "home": _("Whole story"),
        "failed": _("This browser cannot draw the interactive map; the picture above shows the same."),
    }
