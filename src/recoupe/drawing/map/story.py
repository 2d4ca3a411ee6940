"""What of a brief can be drawn: located incidents, axes of movement, and what could not be placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.drawing.map.axes import Axis, Undrawn, find_axes
from recoupe.drawing.map.spread import spread_km
from recoupe.drawing.sides import actor_side, place_name
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import Brief, Incident, Place, Status
    from recoupe.model.claim import EventType
    from recoupe.theatres.schema import Theatre

WIDEST_KM = 250.0
"""A place known to no better than this is named in the legend, not drawn: a disc over half a country says nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A located incident. `radius_km` is 0 for an exact place; `side` is the acting side where all versions agree."""

    incident: str
    event: EventType
    status: Status | None
    side: str | None
    lon: float
    lat: float
    radius_km: float
    place_id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An incident that is not drawn: `name` is what the claims call the place (null: no place given)."""

    incident: str
    event: EventType
    name: str | None
    vague: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All there is to draw, in the brief's order."""

    marks: tuple[Mark, ...]
    axes: tuple[Axis, ...]
    unplaced: tuple[Unplaced, ...]
    undrawn: tuple[Undrawn, ...]
    leading: tuple[str, ...] = ()
    """The incidents of the situation that the page tells first, its main one in front: the map must show that."""

    @property
    def empty(self) -> bool:
        """Whether nothing could be located."""
        return not self.marks and not self.axes


def one_side(sides: Iterable[str | None]) -> str | None:
    """Return the side of some actors, told by the side of each, if all that have one are of one, else null."""
    found = set(sides) - {None}
    return found.pop() if len(found) == 1 else None


def too_vague(place: Place, radius_km: float) -> bool:
    """Return whether a place is known too roughly to be drawn."""
    return radius_km > WIDEST_KM or place.precision == "country"


def leading(brief: Brief) -> tuple[str, ...]:
    """Return the located incidents of the situation that most reports tell, the one it is told by first."""
    by_id = {i.id: i for i in brief.incidents}
    best: tuple[tuple[int, int], list[Incident]] | None = None
    for situation in brief.situations:
        found = [by_id[i] for i in situation.incidents if i in by_id]
        told = len({ref.report for i in found for ref in i.claims}), sum(len(i.contradictions) for i in found)
        if best is None or told > best[0]:
            best = told, found
    located = [i for i in (best[1] if best else ()) if i.place and i.place.located]
    located.sort(key=lambda i: (not i.contradictions, len(i.versions) < 2, -len(i.claims)))
    return tuple(i.id for i in located)


def tell(brief: Brief, theatre: Theatre | None, lang: str) -> Story:
    """Sort a brief's incidents and movements into what can be drawn and what cannot."""
    marks: list[Mark] = []
    unplaced: list[Unplaced] = []
    acting = {(r.id, c.id): actor_side(own(theatre, r), c.by_id) for r in brief.reports for c in r.claims}
    for incident in brief.incidents:
        place = incident.place
        name = place_name(place, brief, theatre, lang) if place else None
        radius = spread_km(place, theatre) if place else 0.0
        if place is None or place.lat is None or place.lon is None or too_vague(place, radius):
            unplaced.append(Unplaced(incident.id, incident.event, name, bool(place and place.located)))
            continue
        status = incident.assessment.status if incident.assessment else None
        side = one_side(acting.get((ref.report, ref.claim)) for ref in incident.claims)
        marks.append(
            Mark(incident.id, incident.event, status, side, place.lon, place.lat, radius, place.place_id, name or "")
        )
    axes, undrawn = find_axes(brief, theatre, lang)
    return Story(tuple(marks), axes, tuple(unplaced), undrawn, leading(brief))
