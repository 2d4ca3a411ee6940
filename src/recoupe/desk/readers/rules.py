"""Bans by pattern, and what the spam filter has learnt from moderators."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.moderation.bans import Ban as BanNoun


class Ban(models.Model):
    """What is held whoever writes it: a pattern in a name, an e-mail address, a network or a text.

    A comment that matches waits for a moderator; a ban deletes nothing. Lifted, it stays as a record.
    """

    class Field(models.TextChoices):
        """Where the pattern is looked for."""

        NAME = "name"
        EMAIL = "email"
        NETWORK = "network"
        TEXT = "text"

    class Form(models.TextChoices):
        """How the pattern is written (`recoupe.moderation.bans`)."""

        LITERAL = "literal"
        GLOB = "glob"
        REGEX = "regex"

    field = models.CharField(max_length=10, choices=Field.choices)
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.LITERAL)
    pattern = models.CharField(max_length=300)
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        """Return the pattern."""
        return f"{self.field}: {self.pattern}"

    def noun(self) -> BanNoun:
        """Return the record that the matching works on."""
        return BanNoun(field=self.field, form=self.form, pattern=self.pattern)


class SpamMemory(models.Model):
    """The one state of the spam classifier, as plain data."""

    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Return when it last learnt."""
        return f"learnt until {self.updated_at}"
