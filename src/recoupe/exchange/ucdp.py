"""UCDP-style CSV: incidents with reported deaths under the column names of UCDP GED. It is no data of UCDP.

Codes: UCDP GED codebook. An event of UCDP's has at least one death, so incidents in which nobody is reported killed
are no rows. UCDP's low, best and high are of figures that it holds reliable; here they are the reported range.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycountry

from recoupe.exchange import codes
from recoupe.exchange.sheet import listed, sheet
from recoupe.exchange.told import place_name, told

if TYPE_CHECKING:
    from recoupe.exchange.claims_csv import Cell
    from recoupe.exchange.told import Told
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

COLUMNS: dict[str, str] = {
    "id": "id of the incident in the brief, none of UCDP's",
    "relid": "empty",
    "year": "year of the first day",
    "active_year": "empty",
    "code_status": "Recoupe's status: contested, corroborated, single source …",
    "type_of_violence": "1 state-based, 2 non-state, 3 one-sided; empty if it cannot be told",
    "conflict_dset_id": "empty",
    "conflict_new_id": "empty",
    "conflict_name": "title of the situation",
    "dyad_dset_id": "empty",
    "dyad_new_id": "empty",
    "dyad_name": "side_a - side_b, if both are told",
    "side_a_dset_id": "empty",
    "side_a_new_id": "empty",
    "side_a": "who acts, by the claims that assert it",
    "side_b_dset_id": "empty",
    "side_b_new_id": "empty",
    "side_b": "who is hit",
    "number_of_sources": "independent sources",
    "source_article": "outlet, day and title of each report",
    "source_office": "outlets",
    "source_date": "days of publication",
    "source_headline": "titles",
    "source_original": "who says so",
    "where_prec": "1 exact, 2 within 25 km, 3 district, 4 region, 6 country",
    "where_coordinates": "neutral name of the place",
    "where_description": "place as written",
    "adm_1": "first-level region",
    "adm_2": "empty",
    "latitude": "latitude, empty if nobody could locate it",
    "longitude": "longitude",
    "geom_wkt": "the same as POINT (longitude latitude)",
    "priogrid_gid": "empty",
    "country": "country",
    "country_id": "empty",
    "region": "empty",
    "event_clarity": "1 one event, 2 a summary of several: all its dead are totals over time",
    "date_prec": "1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year",
    "date_start": "first day, empty if it cannot be told",
    "date_end": "last day",
    "deaths_a": "empty: whose dead they are is told in words only",
    "deaths_b": "empty",
    "deaths_civilians": "empty",
    "deaths_unknown": "all of best",
    "best": "the reported range: best, only from sources of no side or admissions; else empty",
    "high": "the highest high of its groups, which may overlap and are not added",
    "low": "the lowest low",
    "gwnoa": "empty",
    "gwnob": "empty",
    "recoupe_event": "event type in Recoupe's words",
    "figures_are": "reported range, always: no estimate",
}
"""Columns, in UCDP GED's order, then two of our own; what each holds."""


def ucdp_csv(brief: Brief, theatre: Theatre | None) -> str:
    """Return the incidents in which anybody reports a death as UCDP-style CSV, in the order of the brief."""
    return sheet(list(COLUMNS), (_row(one) for one in told(brief, theatre) if _deadly(one)))


def _deadly(one: Told) -> bool:
    killed = one.count("killed")
    return bool(killed.low or killed.high)


def _row(one: Told) -> dict[str, Cell]:
    incident, place, killed = one.incident, one.place, one.count("killed")
    country = pycountry.countries.get(alpha_2=one.country) if one.country else None
    side_a, side_b = (listed(w.name for w in one.who(part)) for part in ("by", "against"))
    when, assessed = incident.when, incident.assessment
    return {
        "id": incident.id,
        "year": when.start.year if when else None,
        "code_status": one.status,
        "type_of_violence": codes.violence(incident.event, one.kinds("by"), one.kinds("against")),
        "conflict_name": one.situation.title if one.situation else None,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": assessed.independent_sources if assessed else None,
        "source_article": listed(
            ", ".join(p for p in (r.outlet, r.published.isoformat() if r.published else None, r.title) if p) or r.id
            for r in one.reports
        ),
        "source_office": listed(dict.fromkeys(r.outlet for r in one.reports if r.outlet)),
        "source_date": listed(sorted({r.published.isoformat() for r in one.reports if r.published})),
        "source_headline": listed(r.title for r in one.reports if r.title),
        "source_original": listed(one.sources),
        "where_prec": codes.where_prec(place),
        "where_coordinates": place_name(place),
        "where_description": place.text if place else None,
        "adm_1": one.region,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if place and place.located else None,
        "country": country.name if country else None,
        "event_clarity": 2 if one.cumulative else 1,
        "date_prec": codes.date_prec(when),
        "date_start": when.start.isoformat() if when else None,
        "date_end": when.end.isoformat() if when else None,
        "deaths_unknown": killed.best,
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
        "recoupe_event": incident.event,
        "figures_are": "reported range",
    }
