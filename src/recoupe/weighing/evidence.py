"""Evidence and incidents: what a person's decision stands for now, and what a place and a date propose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recoupe.grounding.geometry import distance_km
from recoupe.i18n import gettext as _
from recoupe.model import Evidence, Reason
from recoupe.model.evidence import instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Incident

NEAR_KM = 25.0
DAYS = 2


@dataclass(frozen=True)
class Undecided:
    """A piece of evidence about which nobody has decided yet: it can only be proposed to incidents."""

    id: str
    kind: str
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    captured: str | None = None


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


def propose(evidence: Sequence[Undecided | Evidence], incidents: Sequence[Incident]) -> tuple[Proposal, ...]:
    """Return the incidents that each located, dated piece of evidence lies near: within 25 km and two days."""
    found = []
    for record in evidence:
        taken = _day(record.captured)
        if record.lat is None or record.lon is None or taken is None:
            continue
        for incident in incidents:
            place, when = incident.place, incident.when
            if place is None or place.lat is None or place.lon is None or when is None:
                continue
            away = distance_km(record.lat, record.lon, place.lat, place.lon)
            days = max((when.start - taken).days, (taken - when.end).days, 0)
            if away <= NEAR_KM and days <= DAYS:
                text = _(
                    "{evidence} was taken {km} km away, {days} days apart",
                    evidence=record.id,
                    km=round(away),
                    days=days,
                )
                reason = Reason(rule="evidence proposed", text=text, claims=incident.claims)
                found.append(Proposal(record.id, incident.id, round(away, 1), days, reason))
    return tuple(sorted(found, key=lambda p: (p.evidence, p.distance_km, p.days, p.incident)))


def _day(captured: str | None) -> date | None:
    """Return the day of an ISO date or time; null for anything else."""
    try:
        return date.fromisoformat((captured or "")[:10])
    except ValueError:
        return None
