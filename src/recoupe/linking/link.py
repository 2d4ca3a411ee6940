"""Claims to incidents and situations, across reports and languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.linking.bare import bare_incident
from recoupe.linking.gather import gathered
from recoupe.linking.identity import name_incidents
from recoupe.linking.judged import idle
from recoupe.linking.naming import PlaceNames
from recoupe.linking.rows import in_order, reading_views
from recoupe.linking.situations import situations
from recoupe.linking.tree import links
from recoupe.model import Incident, Rejected, Situation
from recoupe.provenance.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.linking.gathered import Gathered
    from recoupe.linking.view import View
    from recoupe.model import Brief, Judgement, Reading
    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Linked:
    """Incidents without versions and assessment yet, the situations that hold them, and judgements of no use."""

    incidents: tuple[Incident, ...]
    situations: tuple[Situation, ...]
    rejected: tuple[Rejected, ...] = ()


def link(
    readings: Sequence[Reading],
    theatre: Theatre | None,
    *,
    judgements: Iterable[Judgement] = (),
    previous: Brief | None = None,
    voices: Voices | None = None,
    views: Sequence[View] | None = None,
    made: Gathered | None = None,
) -> Linked:
    """Join the claims of `readings` that are about one occurrence.

    The order of reports and claims, and their ids, change nothing but the ids in the result. People's judgements
    join and part claims before anything else; incidents of `previous` stay whole and keep their ids. `voices`,
    `views`: what `find_voices` and `all_views` make of the readings, where that was asked already. `made`: what
    linking has made of them, in whatever language; the words of the result are in the one in use.
    """
    voices = voices or find_voices(readings, theatre)
    views = all_views(readings, voices, theatre) if views is None else views
    decided = tuple(judgements)
    made = made or gathered(views, voices, decided, previous)
    clusters = made.views()
    ids = name_incidents(clusters, previous)
    bare = (
        bare_incident(name, cluster).model_copy(update={"links": links(made, items)})
        for name, cluster, items in zip(ids, clusters, made.clusters, strict=True)
    )
    incidents = sorted(bare, key=order)
    by_ref = {v.ref: v for v in views}
    found = situations(incidents, by_ref, readings, PlaceNames(readings, theatre))
    return Linked(tuple(incidents), found, idle(decided))


def all_views(readings: Sequence[Reading], voices: Voices, theatre: Theatre | None) -> list[View]:
    """Return the views of all claims, in an order that hangs on what they say and not on their ids."""
    return in_order(v for reading in readings for v in reading_views(reading, voices, theatre))


def order(incident: Incident) -> tuple[str, str, str]:
    """Return what incidents are sorted by: days, place, id."""
    when, place = incident.when, incident.place
    return (str(when.start) if when else "9999", (place.name or place.text) if place else "", incident.id)
