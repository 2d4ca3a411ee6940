"""Tokens by which programs read. Users and groups are Django's own."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


class Token(models.Model):
    """That a program may read as somebody. Only its hash is kept; revoked, it stays as a record."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        """Return what it is for."""
        return self.label


def digest_of(secret: str) -> str:
    """Return the hash under which a token is kept. Its secret is long and random, so no salt is needed."""
    return sha256(secret.encode()).hexdigest()


def make(user: AbstractBaseUser, label: str) -> str:
    """Make a token and return its secret, which is shown once."""
    secret = f"recoupe_{token_urlsafe(32)}"
    Token.objects.create(user=user, label=label, digest=digest_of(secret))
    return secret


def user_of(secret: str) -> AbstractBaseUser | None:
    """Return whom a token stands for; None if it is none, is revoked, or its user is no longer active."""
    found = Token.objects.filter(digest=digest_of(secret), revoked_at=None).select_related("user").first()
    return found.user if found and found.user.is_active else None
