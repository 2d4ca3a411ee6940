"""What a published page showed: the brief as it was, and its drawings. A new one supersedes it; none is changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import public
from recoupe.model import Brief


class Snapshot(models.Model):
    """The incidents of a page in every interface language (`briefs`), as they stood when an editor froze them.

    It belongs to the page and its adaptations together (`translation_key`), so that all of them tell one state.
    """

    translation_key = models.UUIDField(db_index=True)
    theatre = models.CharField(max_length=100, blank=True)
    keys = models.JSONField(default=list)
    briefs = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by", editable=False
    )

    class Meta:
        """Oldest first: a history."""

        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        """Return its number."""
        return f"snapshot {self.pk}"

    def brief(self, lang: str) -> Brief:
        """Return the core's record, its reasons in `lang`."""
        return Brief.model_validate(self.briefs.get(lang) or self.briefs["en"])

    def public(self, lang: str) -> Brief:
        """Return it as readers may see it, without what is withheld of sensitive places: drawings are made of it."""
        return public(self.brief(lang), SensitivePlace.objects.rules(), lang)


class Drawing(models.Model):
    """A snapshot drawn in one language: the parts of the page as HTML, and a summary for lists of pages.

    Its files (map as SVG, PNG, GeoJSON) lie in the media folder under `folder`.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="drawings")
    lang = models.CharField(max_length=12)
    engine = models.CharField(max_length=100)
    parts = models.JSONField()
    summary = models.JSONField(default=dict)

    class Meta:
        """One a language."""

        constraints = (models.UniqueConstraint(fields=["snapshot", "lang"], name="one_drawing_a_language"),)

    def __str__(self) -> str:
        """Return what is drawn."""
        return f"{self.snapshot_id} in {self.lang}"

    @property
    def folder(self) -> str:
        """Where its files lie in the media folder."""
        return f"pages/{self.snapshot_id}/{self.lang}"

    def part(self, name: str) -> Any:
        """Return one of its parts; nothing for what this drawing has not."""
        return self.parts.get(name, "")


class Overview(models.Model):
    """The map of a front page, drawn when a page goes public or is withdrawn."""

    lang = models.CharField(max_length=12, unique=True)
    wide = models.TextField(blank=True)
    narrow = models.TextField(blank=True)
    alt = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Return its language."""
        return str(self.lang)
