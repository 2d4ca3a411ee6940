"""Incidents that a piece of evidence may be about, by place and time. It only proposes; a person decides."""

from __future__ import annotations

from datetime import date, timedelta
from math import cos, radians
from typing import TYPE_CHECKING

from recoupe.desk.incidents.models import Incident

if TYPE_CHECKING:
    from recoupe.desk.evidence.models import Item

KM, DAYS, MOST = 15.0, 3, 8
KM_A_DEGREE = 111.2


def near(item: Item) -> list[Incident]:
    """Return the incidents within 15 km and 3 days of where and when it was made, nearest first; at most eight.

    Nothing where it has no coordinates or no day.
    """
    day = _day(item.captured)
    if item.lat is None or item.lon is None or day is None:
        return []
    narrow = max(0.01, cos(radians(item.lat)))
    high, wide = KM / KM_A_DEGREE, KM / KM_A_DEGREE / narrow
    found = Incident.objects.current().filter(
        lat__range=(item.lat - high, item.lat + high),
        lon__range=(item.lon - wide, item.lon + wide),
        start__lte=day + timedelta(days=DAYS),
        end__gte=day - timedelta(days=DAYS),
    )

    def away(incident: Incident) -> float:
        north, east = incident.lat - item.lat, (incident.lon - item.lon) * narrow
        return float((north**2 + east**2) ** 0.5 * KM_A_DEGREE)

    return sorted((i for i in found if away(i) <= KM), key=lambda i: (away(i), i.key))[:MOST]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
