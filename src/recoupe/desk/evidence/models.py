"""Evidence, and what people decided it does to claims."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.desk.history import Superseding
from recoupe.desk.records.claim import Claim
from recoupe.model import ClaimRef
from recoupe.model import Evidence as EvidenceNoun


def stored_as(item: Item, _name: str) -> str:
    """Return where the evidentiary copy is kept: by its hash."""
    return f"evidence/{item.sha256[:2]}/{item.sha256}"


class Item(models.Model):
    """Something from the field that a person attached: a file or a link, with hash, place, time and custody.

    The file is the evidentiary copy: never changed, never shown in place of its description.
    """

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=60)
    url = models.URLField(max_length=2000, blank=True)
    file = models.FileField(upload_to=stored_as, blank=True, max_length=200)
    name = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    place = models.CharField(max_length=300, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    captured = models.CharField(max_length=60, blank=True)  # ISO 8601, as exactly as is known
    custody = models.TextField(blank=True)
    note = models.TextField(blank=True)
    sensitive = models.BooleanField(default=False)  # its place is not shown to the public
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.kind} {self.name or self.url or self.key}"


class Verdict(Superseding):
    """That a piece of evidence supports or refutes a claim, as a person decided. `none` takes it back."""

    class Says(models.TextChoices):
        """What it does to the claim."""

        SUPPORTS = "supports"
        REFUTES = "refutes"
        NONE = "none"

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="verdicts")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="verdicts")
    says = models.CharField(max_length=10, choices=Says.choices)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Return the verdict."""
        return f"{self.item_id} {self.says} {self.claim_id}"

    def noun(self) -> EvidenceNoun:
        """Return the core's record. Use it on verdicts that support or refute."""
        item = self.item
        return EvidenceNoun(
            id=item.key,
            kind=item.kind,
            sha256=item.sha256 or None,
            place=item.place or None,
            lat=item.lat,
            lon=item.lon,
            captured=item.captured or None,
            claim=ClaimRef(report=self.claim.report.key, claim=self.claim.key),
            verdict=self.says,
            decided_by=self.by.get_username(),
            decided_at=self.at,
            note=self.note or None,
        )
