"""What people changed in the registry: it overlays the theatre files, and can be exported back to them."""

from __future__ import annotations

from django.db import models

from recoupe.desk.history import Superseding


class Entry(Superseding):
    """A source, an actor or a side of a theatre, as a person entered or changed it. Superseded, never erased.

    `data` has the shape of the entry in a theatre file (`recoupe.theatres.schema`). `letter` is the Admiralty letter
    of a source (A to F, F: cannot be judged), which no file holds.
    """

    class Kind(models.TextChoices):
        """What the entry is."""

        SOURCE = "source"
        ACTOR = "actor"
        SIDE = "side"

    theatre = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=200)
    data = models.JSONField()
    letter = models.CharField(max_length=1, blank=True)
    why = models.TextField(blank=True)

    class Meta(Superseding.Meta):
        """Oldest first: a history."""

        indexes = (models.Index(fields=["theatre", "kind", "key"]),)

    def __str__(self) -> str:
        """Return which entry."""
        return f"{self.theatre}/{self.kind}/{self.key}"
