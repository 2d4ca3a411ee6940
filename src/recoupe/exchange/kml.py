"""KML 2.2 (OGC 07-147r2): incidents as points and movements as lines, for Google Earth, QGIS and other viewers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from recoupe.drawing.words import kind_word
from recoupe.exchange import words
from recoupe.exchange.acled import notes
from recoupe.exchange.geojson import geojson
from recoupe.exchange.plain import plain
from recoupe.exchange.told import told
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from recoupe.exchange.told import Told
    from recoupe.model import Brief, Situation
    from recoupe.theatres.schema import Theatre

NAMESPACE = "http://www.opengis.net/kml/2.2"


def kml(brief: Brief, theatre: Theatre | None) -> str:
    """Return the brief as a KML document: folders of incidents and of movements, in the order of the brief.

    What nobody could locate is a placemark without geometry, which KML allows: it is listed and has no pin. Each
    point's precision stands in its description and data.
    """
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", _document_name(brief.situations))
    incidents = ET.SubElement(document, "Folder")
    _text(incidents, "name", _("Incidents"))
    for one in told(brief, theatre):
        _incident(incidents, one)
    movements = ET.SubElement(document, "Folder")
    _text(movements, "name", _("Movements"))
    # The lines are those of the map layer: one rule for where an axis begins and ends.
    for feature in geojson(brief, theatre)["features"]:
        if feature["properties"]["kind"] == "movement":
            _movement(movements, feature)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _document_name(situations: tuple[Situation, ...]) -> str:
    return "; ".join(s.title for s in situations) or _("Incidents")


def _incident(folder: ET.Element, one: Told) -> None:
    incident, place = one.incident, one.place
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", words.title(one))
    body = [words.precision(one), notes(one, one.count("killed")), *words.versions(one)]
    _text(mark, "description", "\n".join(body))
    when = incident.when
    _span(mark, when.start.isoformat() if when else None, when.end.isoformat() if when else None)
    _data(
        mark,
        {
            "incident": incident.id,
            "situation": one.situation.id if one.situation else None,
            "event": incident.event,
            "status": one.status,
            "precision": place.precision if place else None,
            "radius_km": one.radius_km,
            "country": one.country,
        },
    )
    if place and place.located:
        _text(ET.SubElement(mark, "Point"), "coordinates", f"{place.lon},{place.lat}")


def _movement(folder: ET.Element, feature: Mapping[str, Any]) -> None:
    told_of = feature["properties"]
    starts, goals = (", ".join(p["name"] or p["text"] for p in told_of[end]) or "?" for end in ("from", "to"))
    mark = ET.SubElement(folder, "Placemark")
    who = told_of["side_name"] or told_of["by"] or "?"
    name = _("{who}: {kind}, {start} to {goal}", who=who, kind=kind_word(told_of["movement"]), start=starts, goal=goals)
    _text(mark, "name", name)
    _text(mark, "description", told_of["quote"])
    _span(mark, told_of["start"], told_of["end"])
    kept = ("movement", "situation", "status", "hedged", "source", "via", "by", "side", "report")
    _data(mark, {key: told_of[key] for key in kept} | {"not_located": ", ".join(told_of["not_located"])})
    if feature["geometry"]:
        line = ET.SubElement(mark, "LineString")
        _text(line, "tessellate", "1")
        _text(line, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in feature["geometry"]["coordinates"]))


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = plain(text)


def _span(mark: ET.Element, start: str | None, end: str | None) -> None:
    if start and end:
        span = ET.SubElement(mark, "TimeSpan")
        _text(span, "begin", start)
        _text(span, "end", end)


def _data(mark: ET.Element, values: Mapping[str, object]) -> None:
    """Add what is not empty as data, in order, under its name."""
    extended = ET.SubElement(mark, "ExtendedData")
    for name, value in values.items():
        if value is not None and value != "":
            written = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            _text(ET.SubElement(extended, "Data", name=name), "value", written)
