"""Reports, and what a machine read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from recoupe.model import Reading
from recoupe.model import Report as ReportNoun

if TYPE_CHECKING:
    from datetime import date


class Report(models.Model):
    """One published document, as the core knows it (`recoupe.model.Report`). Its text never changes.

    `digest` is the SHA-256 of the text: the same report twice is one. `total`, `open` and `least` are of its claims:
    how many, how many nobody has decided on, and the confidence of the least sure of those; `changed` is when any of
    them last was (`records.tally`).
    """

    key = models.CharField(max_length=200, unique=True)
    url = models.URLField(max_length=2000, blank=True)
    title = models.TextField(blank=True)
    outlet = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True, blank=True)
    lang = models.CharField(max_length=12)
    text = models.TextField()
    credits = models.JSONField(default=list)
    theatre = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField(auto_now_add=True)
    total = models.PositiveIntegerField(default=0, editable=False)
    open = models.PositiveIntegerField(default=0, editable=False)
    least = models.FloatField(null=True, editable=False)
    changed = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        """Newest first."""

        ordering = ("-added_at", "-pk")
        indexes = (
            models.Index(fields=["published"]),
            models.Index(fields=["theatre"]),
            models.Index(fields=["lang"]),
            models.Index(fields=["-added_at", "-id"]),
            models.Index(fields=["least", "-added_at", "id"], condition=models.Q(open__gt=0), name="report_to_review"),
        )

    def __str__(self) -> str:
        """Return how the report is named in lists."""
        return f"{self.outlet or '?'}: {self.title or self.key}"

    def noun(self) -> ReportNoun:
        """Return the core's record."""
        return ReportNoun.model_validate(self.fields())

    def fields(self) -> dict[str, Any]:
        """Return the core's fields as plain values."""
        published: date | None = self.published
        return {
            "id": self.key,
            "url": self.url or None,
            "title": self.title or None,
            "outlet": self.outlet or None,
            "published": published,
            "lang": self.lang,
            "text": self.text,
            "credits": self.credits,
        }


class Extraction(models.Model):
    """What one version of the program read in a report: a line of `recoupe claims --jsonl`. Never changed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="extractions")
    version = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)
    data = models.JSONField()

    class Meta:
        """One a version."""

        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["report", "version"], name="one_extraction_a_version"),)

    def __str__(self) -> str:
        """Return what was read, and by what."""
        return f"{self.report_id} by {self.version}"

    def reading(self) -> Reading:
        """Return the core's record, as the machine made it."""
        return Reading.model_validate(self.data)
