"""Readers' addresses, encrypted while they are needed, and forgotten then."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone

from recoupe.desk.readers.models import Comment

KEPT = timedelta(days=15)
"""How long an address is kept at most, where no moderator has decided."""


def _key() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"recoupe readers' addresses")
    return Fernet(urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))


def sealed(address: str) -> str:
    """Return an address encrypted with a key that follows from the site's secret; empty for none."""
    return _key().encrypt(address.encode()).decode() if address else ""


def opened(sealed_address: str) -> str:
    """Return the address, or nothing where it cannot be read (the secret was changed)."""
    try:
        return _key().decrypt(sealed_address.encode()).decode() if sealed_address else ""
    except InvalidToken:
        return ""


def forget(comment: Comment) -> None:
    """Drop the address of a comment's writer, and the name of the program; the network is left."""
    comment.address = comment.agent = ""


def forget_old() -> None:
    """Drop the addresses of comments that have waited for fifteen days. A duty of the clock."""
    old = Comment.objects.filter(posted_at__lt=timezone.now() - KEPT).exclude(address="", agent="")
    old.update(address="", agent="")
