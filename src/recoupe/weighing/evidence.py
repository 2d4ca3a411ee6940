"""Evidence and incidents: what a person's decision stands for now, and what a place and a date propose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recoupe.grounding.geometry import distance_km
from recoupe.i18n import ngettext
from recoupe.model import Reason
from recoupe.model.evidence import instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Evidence, Incident, Undecided

NEAR_KM = 10.0
"""About the width of a city: what lies farther off has a place name of its own."""
DAYS = 2
"""How long after an occurrence its traces are mostly filmed."""
BEFORE = 1
"""How many days before it: a date may be off by one; what was filmed earlier does not show it."""
LONGEST = 7
"""An incident dated no more closely than this many days (UCDP's third date precision) is near nothing in time."""
SPOTS = ("exact", "near", "area")
"""Precisions at which an incident's coordinates stand for a spot, and not for the middle of a district or region."""


@dataclass(frozen=True)
class Proposal:
    """Evidence that may be about an incident, for a person to decide. It changes no status by itself."""

    evidence: str
    incident: str
    distance_km: float
    days: int
    reason: Reason


def standing(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the decisions in force: of several about one piece of evidence and one claim, the latest by time.

    Of those of one moment, the last given is in force.
    """
    latest: dict[tuple[str, str, str], Evidence] = {}
    for record in sorted(evidence, key=instant):
        latest[(record.id, record.claim.report, record.claim.claim)] = record
    return tuple(latest[key] for key in sorted(latest))


def propose(
    evidence: Sequence[Undecided | Evidence],
    incidents: Sequence[Incident],
    *,
    km: float = NEAR_KM,
    days: int = DAYS,
) -> tuple[Proposal, ...]:
    """Return the incidents that each located, dated piece of evidence lies near, the nearest in place and time first.

    `km`: how far apart at most, in kilometres; `days`: how many days after the incident at most (one before it). An
    incident that is placed no more precisely than in a district, or dated no more closely than a week, is near nothing.
    """
    placed = [(i, i.place.lat, i.place.lon, i.when) for i in incidents if i.place and _one_spot(i)]
    found = []
    for record in evidence:
        taken = _day(record.captured)
        if record.lat is None or record.lon is None or taken is None:
            continue
        for incident, lat, lon, when in placed:
            if lat is None or lon is None or when is None:
                continue
            early, late = (when.start - taken).days, (taken - when.end).days
            if early > min(BEFORE, days) or late > days:
                continue
            apart = max(early, late, 0)
            away = distance_km(record.lat, record.lon, lat, lon)
            if away <= km:
                found.append(
                    Proposal(record.id, incident.id, round(away, 1), apart, _why(record, incident, away, apart))
                )
    return tuple(sorted(found, key=lambda p: (p.evidence, p.distance_km, p.days, p.incident)))


def _one_spot(incident: Incident) -> bool:
    place, when = incident.place, incident.when
    if place is None or when is None:
        return False
    return place.precision in SPOTS and (when.end - when.start).days < LONGEST


def _why(record: Undecided | Evidence, incident: Incident, away: float, apart: int) -> Reason:
    text = ngettext(
        "{evidence} was taken {km} km away, {n} day apart",
        "{evidence} was taken {km} km away, {n} days apart",
        apart,
        evidence=record.id,
        km=round(away),
    )
    return Reason(rule="evidence proposed", text=text, claims=incident.claims)


def _day(captured: str | None) -> date | None:
    """Return the day of an ISO date or time; null for anything else."""
    try:
        return date.fromisoformat((captured or "")[:10])
    except ValueError:
        return None
