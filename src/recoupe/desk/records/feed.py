"""Feeds that are watched, and what came in by them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.i18n import current


class Feed(models.Model):
    """An RSS or Atom feed that the worker polls: when next, and how it answered last."""

    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    outlet = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)
    every = models.PositiveIntegerField(default=30)  # minutes
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    next_poll = models.DateTimeField(db_index=True)
    polled_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    told = models.JSONField(default=dict)  # {language: error}
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By name."""

        ordering = ("title", "url")

    @property
    def reason(self) -> str:
        """What is wrong with it, in the reader's language."""
        return str(self.told.get(current()) or self.error)

    def __str__(self) -> str:
        """Return its name."""
        return self.title or self.url


class FeedEntry(models.Model):
    """An entry of a feed, taken in once."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    guid = models.CharField(max_length=500)
    url = models.URLField(max_length=2000, blank=True)
    title = models.TextField(blank=True)
    published = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first, each once."""

        ordering = ("-seen_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["feed", "guid"], name="one_entry_a_guid"),)

    def __str__(self) -> str:
        """Return its title."""
        return self.title or self.guid
