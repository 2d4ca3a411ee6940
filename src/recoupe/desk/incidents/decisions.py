"""What people decided about incidents: superseded by what they decide later, never erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.desk.history import Superseding
from recoupe.desk.incidents.incident import Incident
from recoupe.desk.records.claim import Claim
from recoupe.model import ClaimRef, Judgement


class LinkDecision(models.Model):
    """That claims are about one occurrence, or that they are not: what merging, parting and moving come to.

    It holds between each of `claims` and each of `others`. A later decision about the same two claims holds; the core
    tells them apart by their time.
    """

    class Decision(models.TextChoices):
        """The core's words."""

        SAME = "same incident"
        NOT_SAME = "not the same"

    class Act(models.TextChoices):
        """What the person did."""

        MERGE = "merge"
        PART = "part"
        MOVE = "move"

    decision = models.CharField(max_length=20, choices=Decision.choices)
    act = models.CharField(max_length=10, choices=Act.choices)
    claims = models.ManyToManyField(Claim, related_name="link_decisions")
    others = models.ManyToManyField(Claim, related_name="link_decisions_to")
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Oldest first: a history."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Return the decision in short."""
        return f"{self.act}: {self.decision}"

    def nouns(self) -> list[Judgement]:
        """Return the core's records, one a pair. Uses prefetched `claims__report` and `others__report`."""
        one, other = (sorted((c.report.key, c.key) for c in side.all()) for side in (self.claims, self.others))
        pairs = [(a, b) for a in one for b in other if a != b]
        return [
            Judgement(
                id=f"link-{self.pk}-{n}",
                decision=self.decision,
                claims=(ClaimRef(report=a[0], claim=a[1]), ClaimRef(report=b[0], claim=b[1])),
                decided_by=self.by.get_username(),
                decided_at=self.at,
                why=self.why,
            )
            for n, (a, b) in enumerate(pairs, 1)
        ]


class StatusDecision(Superseding):
    """The editors' assessment of an incident, with its reason: beside the machine's, never in its place.

    `seen` are the claims that the incident held then, as `report / claim`; null where that was not remembered yet.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="status_decisions")
    status = models.CharField(max_length=20)
    why = models.TextField()
    seen = models.JSONField(null=True, editable=False)

    def __str__(self) -> str:
        """Return the status."""
        return self.status


class Task(models.Model):
    """Something that would settle an open question: from weighing (`wanted`), or written by a person."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="tasks")
    text = models.JSONField(default=dict)  # by language
    machine = models.BooleanField(default=True)
    standing = models.BooleanField(default=True)  # whether weighing still asks for it
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        """In the order in which they came up."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Return what is wanted."""
        return str(self.text.get("en", ""))
