"""Histories: what people decided, each row in the place of the one before, none erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Superseding(models.Model):
    """A row of a history: who made it, when, and the row that it supersedes. What nothing supersedes holds."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by", editable=False
    )

    class Meta:
        """Oldest first."""

        abstract = True
        ordering = ("at", "pk")
