"""Telling the desk, which sees places as they are, that readers do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.sensitive.models import SensitivePlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.desk.incidents.models import Incident
    from recoupe.model import Place


def sensitive_for(place: Place | None) -> SensitivePlace | None:
    """Return the decision that holds on a place; None where readers see it as it is."""
    if place is None:
        return None
    standing = SensitivePlace.objects.standing().select_related("by").order_by("-pk")
    return next((s for s in standing if s.rule().meets(place.place_id, place.lat, place.lon)), None)


def sensitive_among(incidents: Iterable[Incident]) -> set[str]:
    """Return the keys of the incidents that lie at a sensitive place. One query, however many incidents."""
    rules = [s.rule() for s in SensitivePlace.objects.standing()]
    return {i.key for i in incidents if any(r.meets(None, i.lat, i.lon) for r in rules)} if rules else set()
