"""What people decided about the movements that were read in a report, or that they found in it."""

from __future__ import annotations

from django.db import models

from recoupe.desk.history import Superseding
from recoupe.desk.records.report import Report
from recoupe.desk.web.lazy import gettext_lazy as _


class MovementDecision(Superseding):
    """What somebody decided about a movement: superseded by a later decision, never erased.

    `about` is the machine's movement as it was when it was first decided on (null for one that a person added): a later
    version of the program may give its id to another. `data` is what holds from now on, null for a rejected one.
    """

    class Decision(models.TextChoices):
        """`reopen` takes an earlier decision back; of an added movement nothing is left then."""

        ACCEPT = "accept", _("accepted")
        CORRECT = "correct", _("corrected")
        REJECT = "reject", _("rejected")
        ADD = "add", _("added")
        REOPEN = "reopen", _("taken back")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="movement_decisions")
    key = models.CharField(max_length=100)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    about = models.JSONField(null=True)
    data = models.JSONField(null=True)
    why = models.TextField(blank=True)

    class Meta(Superseding.Meta):
        """Oldest first: a history."""

        indexes = (models.Index(fields=["report", "key"]),)

    def __str__(self) -> str:
        """Return the decision in short."""
        return f"{self.decision} {self.report_id}/{self.key}"
