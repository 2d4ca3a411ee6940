"""A team's own corrections as annotated claims: the format that the benchmarks score against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from recoupe.desk.incidents.models import IncidentClaim
from recoupe.desk.records.models import Claim, Report
from recoupe.desk.records.readings import readings
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Claim as ClaimNoun
    from recoupe.model import Movement, Place, Reading

TEXT = ("quote", "source", "via", "stance", "hedged", "event", "by", "against")
OF_FIGURE = ("kind", "who", "low", "high", "qualifier", "text")


def reviewed() -> list[Report]:
    """Return the reports of which every claim was decided on, oldest first: the others are no measure yet."""
    waiting = Q(claims__state=Claim.State.MACHINE)
    done = Report.objects.filter(claims__isnull=False).exclude(pk__in=Report.objects.filter(waiting).values("pk"))
    return list(done.distinct().order_by("published", "key"))


def annotated(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """Return reports with the claims that people left standing, one object each, as in an annotated corpus.

    `incident` is the incident that a claim belongs to on the desk, or null. Claims are numbered in the text's order.
    """
    membership = IncidentClaim.objects.filter(claim__report__in=reports)
    incidents = {(r, c): i for r, c, i in membership.values_list("claim__report__key", "claim__key", "incident__key")}
    rules = SensitivePlace.objects.rules()
    return [shown(_report(reading, incidents), rules, reading.lang) for reading in readings(reports)]


def _report(reading: Reading, incidents: dict[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "id": reading.id,
        "lang": reading.lang,
        "title": reading.title,
        "outlet": reading.outlet,
        "published": reading.published.isoformat() if reading.published else None,
        "text": reading.text,
        "claims": [
            {**_claim(c), "n": n, "incident": incidents.get((reading.id, c.id))} for n, c in enumerate(reading.claims)
        ],
        "movements": [_movement(m) for m in reading.movements],
        "credits": [c.name for c in reading.credits],
    }


def _claim(claim: ClaimNoun) -> dict[str, Any]:
    when = claim.when
    day = None
    if when:
        day = when.start.isoformat() if when.start == when.end else f"{when.start.isoformat()}/{when.end.isoformat()}"
    return {
        **{name: getattr(claim, name) for name in TEXT},
        "start": claim.start,
        "end": claim.end,
        "place": _names(claim.places),
        "date": day,
        "figures": [{name: getattr(f, name) for name in OF_FIGURE} for f in claim.figures],
    }


def _movement(movement: Movement) -> dict[str, Any]:
    return {
        "by": movement.by,
        "from": _names(movement.from_) or None,
        "to": _names(movement.to) or None,
        "kind": movement.kind,
        "quote": movement.quote,
    }


def _names(places: Sequence[Place]) -> list[str]:
    return list(dict.fromkeys(p.text for p in places))
