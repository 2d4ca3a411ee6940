"""What was fetched or handed in: the bytes, their hash, when, and the headers they came with."""

from __future__ import annotations

from django.db import models

from recoupe.desk.records.report import Report


def stored_as(capture: Capture, _name: str) -> str:
    """Return where the bytes are kept: by their hash, so that the same bytes are kept once."""
    return f"captures/{capture.sha256[:2]}/{capture.sha256}"


class Capture(models.Model):
    """One copy of a document, kept as it came and never changed: what a report was read from."""

    report = models.ForeignKey(Report, null=True, on_delete=models.SET_NULL, related_name="captures")
    url = models.URLField(max_length=2000, blank=True)
    final_url = models.URLField(max_length=2000, blank=True)
    captured_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    media_type = models.CharField(max_length=200, blank=True)
    headers = models.JSONField(default=dict)
    body = models.FileField(upload_to=stored_as, max_length=200)

    class Meta:
        """Newest first."""

        ordering = ("-captured_at", "-pk")

    def __str__(self) -> str:
        """Return the hash and the address."""
        return f"{self.sha256[:12]} {self.url}"
