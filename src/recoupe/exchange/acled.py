"""ACLED-style CSV: incidents under ACLED's column names, for tools made for its data. It is no data of ACLED.

Codes and rules: ACLED's codebook (2023 and later). What cannot be told stays empty, a place that nobody could locate
included; deaths that nobody counts are empty and not 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycountry

from recoupe.drawing.words import status_word
from recoupe.exchange import codes
from recoupe.exchange.sheet import listed, sheet
from recoupe.exchange.told import place_name, told
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from recoupe.exchange.claims_csv import Cell
    from recoupe.exchange.told import Count, Told
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

COLUMNS: dict[str, str] = {
    "event_id_cnty": "id of the incident in the brief, none of ACLED's",
    "event_date": "the day; of several, the middle one; empty if undated or spread over more than a month",
    "year": "its year",
    "time_precision": "1 the day, 2 within a week, 3 within a month",
    "disorder_type": "ACLED's disorder type, empty if it cannot be told",
    "event_type": "ACLED's event type",
    "sub_event_type": "ACLED's sub-event type",
    "actor1": "who acts, by the claims that assert it; several parted by semicolons",
    "assoc_actor_1": "empty",
    "inter1": "what actor1 is: State forces, External/Other forces, Civilians; empty for armed groups",
    "actor2": "who is hit",
    "assoc_actor_2": "empty",
    "inter2": "what actor2 is",
    "interaction": "inter1 and inter2, if both can be told",
    "civilian_targeting": "Civilian targeting, if all who are hit are civilians",
    "iso": "country, ISO 3166-1 numeric",
    "region": "empty: ACLED's regions are its own",
    "country": "country",
    "admin1": "first-level region",
    "admin2": "empty",
    "admin3": "empty",
    "location": "neutral name of the place",
    "latitude": "latitude; empty if nobody could locate it, or only to a country",
    "longitude": "longitude",
    "geo_precision": "1 a town, 2 near one or a small area, 3 a region",
    "source": "outlets of the reports",
    "source_scale": "empty",
    "notes": "who says so, the reported ranges of each group of the dead, the status",
    "fatalities": "reported_low: when reports differ, ACLED takes the conservative figure; empty if nobody counts",
    "tags": "status=…",
    "timestamp": "empty: the same brief gives the same bytes",
    "reported_low": "the reported range of the killed: the lowest low of its groups, which are not added",
    "reported_best": "best, only from sources of no side or admissions; empty if there is none, or several groups",
    "reported_high": "the highest high",
    "recoupe_event": "event type in Recoupe's words",
    "recoupe_precision": "precision of the place: exact, near, area, district, region, country",
}
"""Columns, in ACLED's order, then four of our own; what each holds."""


def acled_csv(brief: Brief, theatre: Theatre | None) -> str:
    """Return the incidents as ACLED-style CSV, one row an incident, in the order of the brief."""
    return sheet(list(COLUMNS), (_row(one) for one in told(brief, theatre)))


def _row(one: Told) -> dict[str, Cell]:
    by, against = one.kinds("by"), one.kinds("against")
    disorder, kind, sub = codes.acled(one.incident.event, by, against)
    day, precision = _middle(one), codes.geo_precision(one.place)
    inter1, inter2 = codes.acled_actor(by), codes.acled_actor(against)
    country = pycountry.countries.get(alpha_2=one.country) if one.country else None
    place, killed = one.place, one.count("killed")
    only_civilians = bool(one.who("against")) and all(w.kind == "civilians" for w in one.who("against"))
    return {
        "event_id_cnty": one.incident.id,
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": codes.time_precision(one.incident.when),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": listed(w.name for w in one.who("by")),
        "inter1": inter1,
        "actor2": listed(w.name for w in one.who("against")),
        "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else None,
        "civilian_targeting": "Civilian targeting" if only_civilians else None,
        "iso": int(country.numeric) if country else None,
        "country": country.name if country else None,
        "admin1": one.region,
        "location": place_name(place),
        "latitude": place.lat if place and precision else None,
        "longitude": place.lon if place and precision else None,
        "geo_precision": precision,
        "source": listed(dict.fromkeys(r.outlet or r.id for r in one.reports)),
        "notes": notes(one, killed),
        "fatalities": killed.low,
        "tags": f"status={one.status}" if one.status else None,
        "reported_low": killed.low,
        "reported_best": killed.best,
        "reported_high": killed.high,
        "recoupe_event": one.incident.event,
        "recoupe_precision": place.precision if place else None,
    }


def _middle(one: Told) -> date | None:
    when = one.incident.when
    if when is None or codes.time_precision(when) is None:
        return None
    return when.start + (when.end - when.start) // 2


def notes(one: Told, killed: Count) -> str:
    """Return who says so, the reported ranges of the dead group by group, and the status, in the reader's language."""
    said = [_("Said by {sources}.", sources=", ".join(one.sources))] if one.sources else []
    said += [_("Status: {status}.", status=status_word(one.status))] if one.status else []
    if killed.all:
        groups = ", ".join(_span(f.who, f.low, f.best, f.high) for f in killed.all)
        said.append(_("Reported range of the killed (groups may overlap and are not added): {groups}.", groups=groups))
    else:
        said.append(_("Nobody counts the dead."))
    if one.cumulative:
        said.append(_("The dead are totals over time."))
    when = one.incident.when
    if when and when.start != when.end:
        said.append(_("Between {start} and {end}.", start=when.start, end=when.end))
    return " ".join(said)


def _span(who: str | None, low: int | None, best: int | None, high: int | None) -> str:
    """Return "soldiers 20 to 60 (best 38)": an open end as a question mark."""
    span = _("{low} to {high}", low="?" if low is None else low, high="?" if high is None else high)
    text = f"{who or _('people')} {span}"
    return text if best is None else text + " " + _("(best {n})", n=best)
