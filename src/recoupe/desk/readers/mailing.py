"""Sending mail to readers: plain, with the way to switch it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse

from recoupe.desk.readers.models import Notice

if TYPE_CHECKING:
    from recoupe.desk.readers.models import Subscription


def link(view: str, *args: object) -> str:
    """Return the whole address of a view."""
    return str(settings.RECOUPE_BASE_URL + reverse(view, args=args))


def send(subject: str, text: str, to: Subscription) -> None:
    """Send a plain mail that mail programs can switch off with one click (RFC 8058)."""
    off = link("readers:off", to.token)
    headers = {"List-Unsubscribe": f"<{off}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(" ".join(subject.split()), text, to=[to.email], headers=headers).send()


def first_of(subscription: Subscription, about: str) -> bool:
    """Return whether a subscription has not been told of something yet, and note that it has: each is told once."""
    try:
        with transaction.atomic():
            Notice.objects.create(subscription=subscription, about=about)
    except IntegrityError:
        return False
    return True
