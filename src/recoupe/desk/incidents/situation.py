"""Situations: incidents and movements that belong together."""

from __future__ import annotations

from django.db import models

from recoupe.model import Situation as SituationNoun


class Situation(models.Model):
    """A situation as linking made it, with its title in each language (`data` by language)."""

    key = models.CharField(max_length=60, unique=True)
    theatre = models.CharField(max_length=100, blank=True, db_index=True)
    data = models.JSONField(default=dict)
    start = models.DateField(null=True, db_index=True)
    end = models.DateField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Newest first."""

        ordering = ("-start", "key")

    def __str__(self) -> str:
        """Return its English title."""
        return str(self.noun("en").title)

    def noun(self, lang: str) -> SituationNoun:
        """Return the core's record, its title in `lang`."""
        return SituationNoun.model_validate(self.data.get(lang) or self.data["en"])
