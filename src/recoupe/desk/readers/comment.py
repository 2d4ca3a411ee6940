"""Comments, and what moderators decided about them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recoupe.desk.history import Superseding

DEEPEST = 2
"""Replies go three levels deep (0, 1, 2); a reply to the deepest stands beside it."""


class CommentQuerySet(models.QuerySet):
    """Comments by what readers may see."""

    def public(self) -> CommentQuerySet:
        """Return those that are up."""
        return self.filter(state=Comment.State.APPROVED)


class Comment(models.Model):
    """A reader's comment on a page, inline if it has an `anchor`: the id of a paragraph, whose words are kept with it.

    `reasons` are the machine's, which holds and never deletes. The address of its writer is kept encrypted until a
    moderator has decided, fifteen days at most (Akismet's corrections need it); then only `network` is left.
    """

    class State(models.TextChoices):
        """`held` waits for a moderator."""

        HELD = "held"
        APPROVED = "approved"
        REJECTED = "rejected"
        SPAM = "spam"

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    root = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="thread")
    level = models.PositiveSmallIntegerField(default=0)
    anchor = models.CharField(max_length=100, blank=True)
    anchored_to = models.TextField(blank=True)
    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    text = models.TextField()
    lang = models.CharField(max_length=12)
    posted_at = models.DateTimeField(auto_now_add=True, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD, db_index=True)
    version = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list)  # [{category, reason, words}]
    akismet = models.CharField(max_length=10, blank=True)  # spam, ham, discard, or why it was not asked
    address = models.TextField(blank=True)  # encrypted
    agent = models.CharField(max_length=300, blank=True)
    network = models.CharField(max_length=60, blank=True, db_index=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)  # of the text, to know it again

    objects = CommentQuerySet.as_manager()

    class Meta:
        """Oldest first: a discussion."""

        ordering = ("posted_at", "pk")
        indexes = (
            models.Index(fields=["page", "state", "posted_at"]),
            models.Index(fields=["state", "posted_at"]),
            models.Index(fields=["network", "posted_at"]),
        )

    def __str__(self) -> str:
        """Return who and how it begins."""
        return f"{self.name}: {self.text[:60]}"

    @property
    def anchor_id(self) -> str:
        """The id of the comment on its page."""
        return f"comment-{self.pk}"


class Decision(Superseding):
    """What a moderator (nobody: the machine) did with a comment, superseded by what is done later, never erased."""

    class Act(models.TextChoices):
        """`undo` takes the last one back."""

        APPROVE = "approve"
        REJECT = "reject"
        SPAM = "spam"
        UNDO = "undo"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    act = models.CharField(max_length=10, choices=Act.choices)
    category = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Return the act."""
        return f"{self.act} {self.comment_id}"
