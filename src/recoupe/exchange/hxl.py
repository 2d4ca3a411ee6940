"""CSV with HXL tags (hxlstandard.org): incidents, and claims, under the hashtags that humanitarian data tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.exchange import codes
from recoupe.exchange.claims_csv import COLUMNS as CLAIM_COLUMNS
from recoupe.exchange.claims_csv import claim_rows
from recoupe.exchange.sheet import listed, sheet
from recoupe.exchange.told import place_name, told

if TYPE_CHECKING:
    from recoupe.exchange.claims_csv import Cell
    from recoupe.exchange.told import Told
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

COLUMNS: dict[str, tuple[str, str]] = {
    "incident": ("#event+id", "id of the incident"),
    "situation": ("#event+group+name", "title of the situation that it belongs to"),
    "event": ("#event+type", "event type"),
    "acled_sub_event": ("#event+type+acled", "the same in ACLED's words, empty if it cannot be told"),
    "plover_event": ("#event+type+plover", "the same in PLOVER's words"),
    "plover_mode": ("#event+mode+plover", "PLOVER's mode"),
    "status": ("#status", "what can be said of it: contested, corroborated, single source …"),
    "start": ("#date+start", "first day on which it happened, empty if it cannot be told"),
    "end": ("#date+end", "last day"),
    "country": ("#country+code+v_iso2", "country of the place, ISO 3166-1"),
    "region": ("#adm1+name", "its first-level region"),
    "place": ("#loc+name", "neutral name of the place, as written if it has none"),
    "lat": ("#geo+lat", "latitude, empty if nobody could locate it"),
    "lon": ("#geo+lon", "longitude"),
    "precision": ("#geo+precision", "how far the true spot may be: exact, near, area, district, region, country"),
    "radius_km": ("#geo+radius", "the same in kilometres"),
    "by": ("#group+by+name", "who acts, by the claims that assert it"),
    "against": ("#group+against+name", "who is hit"),
    "killed_low": (
        "#affected+killed+min",
        "reported range of the killed: the lowest low of its groups, empty if nobody counts them",
    ),
    "killed_best": ("#affected+killed", "best: only from sources of no side, or admissions; empty with several groups"),
    "killed_high": ("#affected+killed+max", "the highest high"),
    "wounded_low": ("#affected+injured+min", "reported range of the wounded: low"),
    "wounded_best": ("#affected+injured", "best"),
    "wounded_high": ("#affected+injured+max", "high"),
    "sources": ("#meta+source", "who says so"),
    "independent_sources": ("#meta+source+num", "how many of them are independent"),
    "reports": ("#meta+reports+num", "how many reports tell of it"),
    "links": ("#meta+url", "addresses of the reports"),
}
"""Columns of incidents.hxl.csv, in order: tag, and what each holds."""

CLAIM_TAGS: dict[str, str] = {
    "report": "#meta+report+id", "claim": "#meta+claim+id", "outlet": "#meta+publisher+name",
    "published": "#date+published", "lang": "#meta+lang", "url": "#meta+url", "situation": "#event+group+id",
    "incident": "#event+id", "status": "#status", "source": "#meta+source", "source_id": "#meta+source+id",
    "source_side": "#meta+source+side", "via": "#meta+source+via", "stance": "#meta+stance", "hedged": "#meta+hedged",
    "event": "#event+type", "by": "#group+by+name", "by_id": "#group+by+id", "against": "#group+against+name",
    "against_id": "#group+against+id", "place": "#loc+written", "place_name": "#loc+name", "lat": "#geo+lat",
    "lon": "#geo+lon", "precision": "#geo+precision", "within": "#loc+within", "from_date": "#date+start",
    "to_date": "#date+end", "killed_low": "#affected+killed+min", "killed_high": "#affected+killed+max",
    "wounded_low": "#affected+injured+min", "wounded_high": "#affected+injured+max", "figures": "#description+figures",
    "confidence": "#meta+confidence", "quote": "#description",
}  # fmt: skip
"""The tag of each column of claims.csv."""


def claims_hxl(brief: Brief) -> str:
    """Return claims.csv with a row of HXL tags under its header."""
    return sheet(list(CLAIM_COLUMNS), claim_rows(brief), CLAIM_TAGS)


def incidents_hxl(brief: Brief, theatre: Theatre | None) -> str:
    """Return the incidents as CSV with a row of HXL tags under the header, one row an incident."""
    tags = {name: tag for name, (tag, _meaning) in COLUMNS.items()}
    return sheet(list(COLUMNS), (_row(one) for one in told(brief, theatre)), tags)


def _row(one: Told) -> dict[str, Cell]:
    incident, place = one.incident, one.place
    killed, wounded = one.count("killed"), one.count("wounded")
    event, mode = codes.plover(incident.event)
    assessed = incident.assessment
    return {
        "incident": incident.id,
        "situation": one.situation.title if one.situation else None,
        "event": incident.event,
        "acled_sub_event": codes.acled(incident.event, one.kinds("by"), one.kinds("against"))[2],
        "plover_event": event,
        "plover_mode": mode,
        "status": one.status,
        "start": incident.when.start.isoformat() if incident.when else None,
        "end": incident.when.end.isoformat() if incident.when else None,
        "country": one.country,
        "region": one.region,
        "place": place_name(place),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "radius_km": one.radius_km,
        "by": listed(w.name for w in one.who("by")),
        "against": listed(w.name for w in one.who("against")),
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "wounded_low": wounded.low,
        "wounded_best": wounded.best,
        "wounded_high": wounded.high,
        "sources": listed(one.sources),
        "independent_sources": assessed.independent_sources if assessed else None,
        "reports": len(one.reports),
        "links": listed(r.url for r in one.reports if r.url),
    }
