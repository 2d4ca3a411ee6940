"""That a page is the adaptation of another: who adapted it, from which text, and what was overruled."""

from __future__ import annotations

from django.db import models

from recoupe.desk.history import Superseding
from recoupe.desk.site.situation import SituationPage
from recoupe.desk.web.lazy import gettext_lazy as _


class Adaptation(models.Model):
    """A page in another language, and its original. `digest` is that of the original's text when it was published:
    where the original has another now, the adaptation is stale.
    """

    page = models.OneToOneField(SituationPage, on_delete=models.CASCADE, related_name="adaptation")
    original = models.ForeignKey(SituationPage, null=True, on_delete=models.SET_NULL, related_name="adaptations")
    adapter = models.CharField(max_length=200, blank=True)
    adapter_url = models.URLField(max_length=2000, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    adapted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return both."""
        return f"{self.page_id} from {self.original_id}"


class Overrule(Superseding):
    """That an editor lets a difference stand, or not any more, with the reason. Superseded, never erased.

    `key` names the difference with its two sentences: changed words make another difference.
    """

    adaptation = models.ForeignKey(Adaptation, on_delete=models.CASCADE, related_name="overrules")
    key = models.CharField(max_length=64, db_index=True)
    what = models.TextField()
    stands = models.BooleanField(default=True)
    why = models.TextField()

    def __str__(self) -> str:
        """Return what it is about."""
        return str(self.what)


class Compared(models.Model):
    """The check of two texts by the worker, kept so that the same two are read once. `key` is of both texts and of the
    program's version, `texts` are the two as reports of the core, the original first.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("being checked")
        RUNNING = "running", _("being checked")
        DONE = "done", _("checked")
        FAILED = "failed", _("could not be checked")

    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DONE, db_index=True)
    lease = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    why = models.JSONField(default=dict)  # why it failed, by interface language
    theatre = models.CharField(max_length=100, blank=True)
    texts = models.JSONField(default=list)
    differences = models.JSONField(default=dict)  # by interface language
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return its key."""
        return str(self.key)
