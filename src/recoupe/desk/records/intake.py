"""One thing that somebody asked to take in, and how far it has come."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.desk.records.capture import Capture
from recoupe.desk.records.feed import FeedEntry
from recoupe.desk.records.report import Report
from recoupe.i18n import current


class Intake(models.Model):
    """An address, a pasted text, a file or a feed's entry on its way to a report.

    Its steps can be repeated: a worker that is killed loses its lease, and another goes on from the last step that is
    stored. `why` says in words what failed and what to do, `told` the same in every interface language.
    """

    class Kind(models.TextChoices):
        """What was handed in."""

        URL = "url"
        TEXT = "text"
        FILE = "file"
        FEED = "feed"

    class State(models.TextChoices):
        """How far it is. `duplicate`: the report was there already."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        DUPLICATE = "duplicate"
        FAILED = "failed"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    url = models.URLField(max_length=2000, blank=True)
    text = models.TextField(blank=True)
    name = models.CharField(max_length=300, blank=True)  # of the file, as its owner called it
    outlet = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True, blank=True)
    lang = models.CharField(max_length=12, blank=True)
    entry = models.OneToOneField(FeedEntry, null=True, on_delete=models.SET_NULL, related_name="intake")
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="intakes")
    reports = models.ManyToManyField(Report, related_name="intakes")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    step = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)
    told = models.JSONField(default=dict)  # {language: why}
    attempts = models.PositiveIntegerField(default=0)
    lease = models.DateTimeField(null=True)  # until when a worker holds it
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-asked_at", "-pk")
        indexes = (
            models.Index(fields=["-asked_at", "-id"]),
            models.Index(fields=["state", "-asked_at", "-id"], name="intake_by_state"),
        )

    @property
    def reason(self) -> str:
        """What failed, in the reader's language."""
        return str(self.told.get(current()) or self.why)

    def __str__(self) -> str:
        """Return what was asked for."""
        return self.url or self.name or self.text[:60]
