"""Subscriptions by confirmed address: to replies now, to incidents and places later."""

from __future__ import annotations

from secrets import token_urlsafe

from django.db import models


def new_token() -> str:
    """Return a secret that stands for a subscription in links."""
    return token_urlsafe(24)


class Subscription(models.Model):
    """That an address wants to hear of something. Nothing is sent, but the question whether, until it is confirmed."""

    class Kind(models.TextChoices):
        """What `target` names: a comment's thread or a page by its number, an incident or a place by its key."""

        THREAD = "thread"
        PAGE = "page"
        INCIDENT = "incident"
        PLACE = "place"

    class State(models.TextChoices):
        """`off` is kept, so that the same address is not asked again at once."""

        ASKED = "asked"
        CONFIRMED = "confirmed"
        OFF = "off"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    target = models.CharField(max_length=200)
    email = models.EmailField()
    lang = models.CharField(max_length=12, default="en")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)  # when the question was sent

    class Meta:
        """Each address once for each thing."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["kind", "target", "email"], name="one_subscription_a_thing"),)

    def __str__(self) -> str:
        """Return what it is to."""
        return f"{self.kind} {self.target}"


class Notice(models.Model):
    """That a subscriber was told of something: once."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="notices")
    about = models.CharField(max_length=100)  # "comment-12"
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once each."""

        constraints = (models.UniqueConstraint(fields=["subscription", "about"], name="one_notice_a_thing"),)

    def __str__(self) -> str:
        """Return what of."""
        return self.about
