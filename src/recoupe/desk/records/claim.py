"""Claims as they stand now, and what people decided about them."""

from __future__ import annotations

from typing import Any

from django.db import models

from recoupe.desk.history import Superseding
from recoupe.desk.records.report import Report
from recoupe.model import Claim as ClaimNoun


class Claim(models.Model):
    """A claim of a report: what the machine said, what holds after people's decisions, and columns to search by.

    `machine` is null for a claim that a person added. `current` follows from `machine` and the standing decision; it
    is written only by `records.decide` and `records.keep`. `version` grows with each decision: who decides on an older
    one is told of the conflict.
    """

    class State(models.TextChoices):
        """What people have said of it."""

        MACHINE = "machine"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        ADDED = "added"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="claims")
    key = models.CharField(max_length=100)
    machine = models.JSONField(null=True)
    current = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.MACHINE)
    version = models.PositiveIntegerField(default=0)
    confidence = models.FloatField(null=True)
    position = models.PositiveIntegerField(default=0)
    event = models.CharField(max_length=60)
    stance = models.CharField(max_length=10)
    source = models.CharField(max_length=300, blank=True)
    source_key = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=300, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)

    class Meta:
        """In the order of the text."""

        ordering = ("report_id", "position", "pk")
        constraints = (models.UniqueConstraint(fields=["report", "key"], name="one_claim_a_key"),)
        indexes = (
            models.Index(fields=["state", "confidence"]),
            models.Index(fields=["start"]),
            models.Index(fields=["event"]),
            models.Index(fields=["source_key"]),
        )

    def __str__(self) -> str:
        """Return how the claim is named."""
        return f"{self.report_id}/{self.key}"

    def noun(self) -> ClaimNoun:
        """Return the claim as it stands now."""
        return ClaimNoun.model_validate(self.current)

    def columns(self, current: dict[str, Any]) -> None:
        """Take over a claim's fields, and the columns that are searched by."""
        claim = ClaimNoun.model_validate(current)
        self.current = claim.dump()
        self.confidence = claim.confidence
        self.position = claim.start or 0
        self.event, self.stance = claim.event, claim.stance
        self.source, self.source_key = claim.source or "", claim.source_id or ""
        self.side = claim.source_side or ""
        located = next((p for p in claim.places if p.lat is not None), None)
        named = located or next(iter(claim.places), None)
        self.place = (named.name or named.text)[:300] if named else ""
        self.lat, self.lon = (located.lat, located.lon) if located else (None, None)
        self.start, self.end = (claim.when.start, claim.when.end) if claim.when else (None, None)


class ClaimDecision(Superseding):
    """What somebody decided about a claim, when and why: superseded by a later one, never erased."""

    class Decision(models.TextChoices):
        """`reopen` takes an earlier decision back."""

        ACCEPT = "accept"
        CORRECT = "correct"
        REJECT = "reject"
        ADD = "add"
        REOPEN = "reopen"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="decisions")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    data = models.JSONField(null=True)
    why = models.TextField(blank=True)

    def __str__(self) -> str:
        """Return the decision in short."""
        return f"{self.decision} {self.claim_id}"
