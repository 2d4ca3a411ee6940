"""What changed in an incident's assessment, and when: for editors, and for readers of a page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from recoupe.desk.incidents.incident import Incident

if TYPE_CHECKING:
    from recoupe.model import Incident as IncidentNoun


class Change(models.Model):
    """The status and reported ranges of an incident before and after a weighing that moved them."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        """Oldest first: a history."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Return both status."""
        return f"{self.before['status']} to {self.after['status']}"


def state(noun: IncidentNoun) -> dict[str, Any]:
    """Return what a change is told by: status, ranges, how many sources and contradictions."""
    said = noun.assessment
    return {
        "status": said.status if said else None,
        "voices": said.independent_sources if said else 0,
        "contradictions": len(noun.contradictions),
        "figures": [
            {"kind": f.kind, "who": f.who, "low": f.low, "best": f.best, "high": f.high}
            for f in (said.figures if said else ())
        ],
    }


def note(incident: Incident, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
    """Write a change down if anything of it moved. A new incident has no change."""
    if before is not None and before != after:
        Change.objects.create(incident=incident, before=before, after=after)
