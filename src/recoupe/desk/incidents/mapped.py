"""Incidents of a list as a map draws them, from their columns: neither their reports nor their claims are read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from recoupe.desk.records.models import Claim
from recoupe.drawing.map.spread import spread_km
from recoupe.drawing.map.story import Mark, Story, Unplaced, one_side, too_vague
from recoupe.drawing.sides import actor_side
from recoupe.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.desk.incidents.models import Incident
    from recoupe.theatres.schema import Theatre

PLACE = "data__en__place"
"""Where an incident's record keeps its place: the same in every language."""


def story_of(incidents: Sequence[Incident], theatre: Theatre | None, lang: str) -> Story:
    """Return what a map of some incidents shows: the incidents alone, without the movements around them.

    Two queries, however many incidents.
    """
    actors, places = _actors(incidents), _places(incidents)
    marks, unplaced = [], []
    for incident in incidents:
        place = places.get(incident.pk)
        name = incident.place_name(lang) if place else None
        radius = spread_km(place, theatre) if place else 0.0
        event: Any = incident.event
        if place is None or place.lat is None or place.lon is None or too_vague(place, radius):
            unplaced.append(Unplaced(incident.key, event, name, bool(place and place.located)))
            continue
        status: Any = incident.status or None
        side = one_side(actor_side(theatre, actor) for actor in actors[incident.pk])
        marks.append(Mark(incident.key, event, status, side, place.lon, place.lat, radius, place.place_id, name or ""))
    return Story(tuple(marks), (), tuple(unplaced), ())


def _actors(incidents: Sequence[Incident]) -> dict[int, set[str | None]]:
    """Return who acts in each incident, as its claims say: registry ids."""
    found: dict[int, set[str | None]] = defaultdict(set)
    claims = Claim.objects.filter(membership__incident__in=[i.pk for i in incidents]).order_by()
    for pk, actor in claims.values_list("membership__incident_id", "current__by_id").distinct():
        found[pk].add(actor)
    return found


def _places(incidents: Sequence[Incident]) -> dict[int, Place]:
    """Return the places of the incidents that have one."""
    rows = type(incidents[0]).objects.filter(pk__in=[i.pk for i in incidents]) if incidents else None
    listed = rows.values_list("pk", PLACE) if rows is not None else ()
    return {pk: Place.model_validate(place) for pk, place in listed if place}
