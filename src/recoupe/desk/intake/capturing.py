"""Keeping what came in as it came: the bytes once, and each time they came with their headers."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.utils import timezone

from recoupe.desk.records.models import Capture

if TYPE_CHECKING:
    from recoupe.reading.fetch import Fetched

KEPT_HEADERS = ("content-type", "date", "etag", "last-modified", "server", "content-language", "x-robots-tag")
"""Headers that say what a document is and when it was made. Cookies and the like are not kept."""


def keep(data: bytes, *, media_type: str = "") -> Capture:
    """Store bytes that somebody handed in."""
    digest = sha256(data).hexdigest()
    made = Capture(sha256=digest, size=len(data), captured_at=timezone.now(), media_type=media_type[:200])
    return _with_body(made, data)


def keep_fetched(fetched: Fetched) -> Capture:
    """Store what was fetched, with where it came from in the end, when, and the headers that describe it."""
    made = Capture(
        url=fetched.url[:2000],
        final_url=fetched.final_url[:2000],
        captured_at=fetched.fetched_at,
        sha256=fetched.sha256,
        size=len(fetched.body),
        status=fetched.status,
        media_type=(fetched.content_type or "")[:200],
        headers={k: v for k, v in fetched.headers.items() if k in KEPT_HEADERS},
    )
    return _with_body(made, fetched.body)


def _with_body(made: Capture, data: bytes) -> Capture:
    """Save a capture; bytes that are there already are not written again."""
    known = Capture.objects.filter(sha256=made.sha256).exclude(body="").first()
    if known and known.body.storage.exists(known.body.name):
        made.body = known.body.name
    else:
        made.body.save(made.sha256, ContentFile(data), save=False)
    made.save()
    return made


def body(capture: Capture) -> bytes:
    """Return the bytes of a capture."""
    with capture.body.open("rb") as file:
        data: bytes = file.read()
    return data
