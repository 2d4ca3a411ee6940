"""ninjs 3.1 (IPTC, News in JSON): the brief as one news item that a newsroom's system takes in.

It was made by a machine and nobody has read it over, so it is `withheld` until somebody does.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from recoupe.drawing.words import event_word
from recoupe.exchange import words
from recoupe.exchange.acled import notes
from recoupe.exchange.brief_json import to_json
from recoupe.exchange.told import place_name, told
from recoupe.i18n import current, ngettext
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.exchange.told import Told
    from recoupe.model import Brief, Place, Reading
    from recoupe.theatres.schema import Theatre

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"
GEONAMES = "https://sws.geonames.org/"


def ninjs(brief: Brief, theatre: Theatre | None) -> str:
    """Return the brief as a ninjs 3.1 item, in the language in use.

    `uri` names the content: the same brief has the same, a changed one another. There is no time of making, so that
    the same brief gives the same bytes. Reports go in by address and title, without their text, which is others'.
    """
    incidents = list(told(brief, theatre))
    titles = [s.title for s in brief.situations] or [ngettext("{n} incident", "{n} incidents", len(incidents))]
    digest = hashlib.sha256(to_json(brief).encode("utf8", "replace")).hexdigest()
    item: dict[str, Any] = {
        "uri": f"urn:recoupe:brief:{digest}",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "type": "text",
        "representationType": "full",
        "profile": "recoupe-brief",
        "pubStatus": "withheld",
        "language": current(),
        "edNote": _("Made by a machine from the reports listed; nobody has checked it. Read the reports first."),
        "title": titles[0],
        "headlines": [{"role": "main" if n == 0 else "alternate", "value": t} for n, t in enumerate(titles)],
        "bodies": [_body(incidents)],
        "places": _places(brief),
        "subjects": [
            {"name": event_word(event), "rel": "about", "literal": event}
            for event in dict.fromkeys(one.incident.event for one in incidents)
        ],
        "infoSources": [{"name": s.name, "role": s.kind or "source", "literal": s.id} for s in brief.sources],
        "digitalSourceType": {"name": "dataDrivenMedia", "uri": SOURCE_TYPE},
        "associations": [_report(r) for r in brief.reports],
    }
    return json.dumps({k: v for k, v in item.items() if v != []}, ensure_ascii=False, indent=2) + "\n"


def _body(incidents: list[Told]) -> dict[str, str]:
    parts = ["\n".join((words.title(one), notes(one, one.count("killed")), *words.versions(one))) for one in incidents]
    return {"role": "main", "contentType": "text/plain", "value": "\n\n".join(parts)}


def _places(brief: Brief) -> list[dict[str, Any]]:
    places = {i.place.place_id or i.place.text: i.place for i in brief.incidents if i.place}
    return [_place(p) for p in places.values()]


def _place(place: Place) -> dict[str, Any]:
    out: dict[str, Any] = {"name": place_name(place), "rel": "about"}
    if place.place_id:
        number = place.place_id.removeprefix("geonames:")
        out |= {"literal": place.place_id}
        if number.isascii() and number.isdigit():
            out |= {"uri": f"{GEONAMES}{number}/"}
    if place.located:
        out |= {"geoJSON": {"type": "Point", "coordinates": [place.lon, place.lat]}}
    return out


def _report(report: Reading) -> dict[str, Any]:
    digest = hashlib.sha256(report.id.encode("utf8", "replace")).hexdigest()
    out: dict[str, Any] = {
        "name": report.title or report.outlet or report.id,
        "rel": "source",
        "uri": f"urn:recoupe:report:{digest}",
        "type": "text",
        "representationType": "partial",
        "language": report.lang,
        "altIds": [{"role": "report", "value": report.id}],
    }
    if report.url:
        out["altIds"].append({"role": "url", "value": report.url})
    if report.title:
        out["headlines"] = [{"role": "main", "value": report.title}]
    if report.published:
        # ninjs holds instants only, and the hour is not known: the day stands in words.
        out["descriptions"] = [{"role": "published", "value": report.published.isoformat()}]
    if report.outlet:
        out["infoSources"] = [{"name": report.outlet, "role": "publisher"}]
    return out
