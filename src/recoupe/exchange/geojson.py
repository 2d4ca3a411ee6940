"""situation.geojson (RFC 7946): incidents as points, movements as lines, and nothing invented or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.grounding.actors import match, match_source, side_of
from recoupe.grounding.containment import radius_km
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import Brief, Claim, Incident, Movement, Place, Reading, When
    from recoupe.theatres.schema import Theatre


def geojson(brief: Brief, theatre: Theatre | None) -> dict[str, Any]:
    """Return the brief's incidents and movements as a GeoJSON FeatureCollection, longitude first.

    An incident is a Point at its place, with `precision` and `radius_km` (the point is the middle of a disc, not a
    pin); a movement a LineString from its first located start to its first located goal, `status` "claimed". Where an
    end or a place is not located, `geometry` is null and `not_located` names it; the places' own coordinates stand in
    the properties. Features keep the order of the brief: incidents, then movements.
    """
    reports = {r.id: r for r in brief.reports}
    claims = {(r.id, c.id): c for r in brief.reports for c in r.claims}
    situation_of = {name: s.id for s in brief.situations for name in s.incidents}
    axes = {(m.report, m.movement): s.id for s in brief.situations for m in s.movements}
    features = [_incident(i, claims, situation_of.get(i.id), theatre) for i in brief.incidents]
    features += [_movement(r, m, axes.get((r.id, m.id)), theatre) for r in reports.values() for m in r.movements]
    return {"type": "FeatureCollection", "features": features}


def _incident(
    incident: Incident, claims: dict[tuple[str, str], Claim], situation: str | None, theatre: Theatre | None
) -> dict[str, Any]:
    own = [claims[ref.report, ref.claim] for ref in incident.claims if (ref.report, ref.claim) in claims]
    found = incident.assessment
    place = incident.place
    located = place is not None and place.located
    properties = {
        "kind": "incident",
        "event": incident.event,
        "situation": situation,
        "place": _place(place, theatre) if place else None,
        "precision": place.precision if place else None,
        "radius_km": _radius(place, theatre) if place else None,
        "not_located": [] if located else [place.name or place.text if place else _("no place given")],
        **_when(incident.when),
        "status": found.status if found else None,
        "admitted_by": found.admitted_by if found else None,
        "by_sides": _sides((c.by_id for c in own), theatre),
        "against_sides": _sides((c.against_id for c in own), theatre),
        "source_sides": sorted({c.source_side for c in own if c.source_side}),
        "independent_sources": found.independent_sources if found else None,
        "reports": found.reports if found else len({ref.report for ref in incident.claims}),
        "figures": [f.model_dump(mode="json", exclude={"reasons"}) for f in found.figures] if found else [],
        "claims": [ref.dump() for ref in incident.claims],
    }
    point = [place.lon, place.lat] if place and located else None
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": f"incident:{incident.id}", "geometry": geometry, "properties": properties}


def _movement(report: Reading, axis: Movement, situation: str | None, theatre: Theatre | None) -> dict[str, Any]:
    start, goal = _located(axis.from_), _located(axis.to)
    line = None
    if start and goal and (start.lon, start.lat) != (goal.lon, goal.lat):
        line = [[start.lon, start.lat], [goal.lon, goal.lat]]
    by = match(axis.by, report.lang, own(theatre, report)) if axis.by else None
    source = match_source(axis.source, report.lang, own(theatre, report)) if axis.source else None
    missing = [p.name or p.text for ends, end in ((axis.from_, start), (axis.to, goal)) if end is None for p in ends]
    properties = {
        "kind": "movement",
        "movement": axis.kind,
        "situation": situation,
        "status": "denied" if axis.stance == "denies" else "claimed",
        "hedged": axis.hedged,
        "source": axis.source,
        "source_id": source.id if source else None,
        "source_side": source.side if source else None,
        "via": axis.via,
        "by": axis.by,
        "by_id": by.id if by else None,
        "side": by.side if by else None,
        "side_name": _side_name(by.side if by else None, theatre),
        "from": [_place(p, theatre) for p in axis.from_],
        "to": [_place(p, theatre) for p in axis.to],
        "not_located": missing,
        **_when(axis.when),
        "report": report.id,
        "quote": axis.quote,
    }
    geometry = {"type": "LineString", "coordinates": line} if line else None
    return {
        "type": "Feature", "id": f"movement:{report.id}:{axis.id}", "geometry": geometry, "properties": properties,
    }  # fmt: skip


def _located(places: Iterable[Place]) -> Place | None:
    return next((p for p in places if p.located), None)


def _place(place: Place, theatre: Theatre | None) -> dict[str, Any]:
    return {
        "text": place.text, "name": place.name, "place_id": place.place_id, "lat": place.lat, "lon": place.lon,
        "precision": place.precision, "radius_km": _radius(place, theatre),
    }  # fmt: skip


def _radius(place: Place, theatre: Theatre | None) -> float | None:
    """Return how far the true spot may be, in km: what the theatre states of its own place, else by precision."""
    local = theatre.local(place.place_id) if theatre else None
    if local and local.located and local.radius_km:
        return local.radius_km
    return radius_km(place)


def _when(when: When | None) -> dict[str, str | None]:
    return {"start": when.start.isoformat() if when else None, "end": when.end.isoformat() if when else None}


def _sides(ids: Iterable[str | None], theatre: Theatre | None) -> list[str]:
    found = {side_of(i, theatre) for i in ids if i}
    return sorted(s for s in found if s)


def _side_name(side: str | None, theatre: Theatre | None) -> str | None:
    names = next((s.names for s in theatre.sides if s.id == side), None) if theatre and side else None
    return names.get(current(), names.get("en")) if names else None
