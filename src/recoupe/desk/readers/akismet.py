"""Akismet, when a key is set, and never without one. Whatever goes wrong with it, the comment waits for a person.

The protocol is python-akismet's; only its address may be another (`AKISMET_URL`), for a server that speaks the same.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import akismet
import httpx
from django.conf import settings
from django.core.cache import cache

from recoupe.desk.readers.secrets import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.desk.readers.models import Comment

TIMEOUT = 5.0
UNREACHABLE = "error"

STANDING = 3600
"""Seconds for which it is believed that the key is valid."""

ANSWERS = {
    akismet.CheckResponse.HAM: "ham",
    akismet.CheckResponse.SPAM: "spam",
    akismet.CheckResponse.DISCARD: "discard",
}


def in_use() -> bool:
    """Return whether there is a key."""
    return bool(settings.AKISMET_KEY)


def check(comment: Comment) -> str:
    """Return `ham`, `spam` or `discard`; `error` if Akismet did not answer; empty if it is not in use.

    Without the writer's address it is not asked: it cannot answer.
    """
    address = opened(comment.address)
    if not in_use() or not address:
        return ""
    try:
        with _client() as client:
            return ANSWERS[client.comment_check(user_ip=address, **_fields(comment))]
    except (akismet.AkismetError, httpx.HTTPError):
        return UNREACHABLE


def correct(comment: Comment, *, spam: bool) -> bool:
    """Tell Akismet that it was wrong about a comment, with the fields it was asked with; return whether it was."""
    address = opened(comment.address)
    if not in_use() or not address or comment.akismet not in ANSWERS.values():
        return False
    try:
        with _client() as client:
            send = client.submit_spam if spam else client.submit_ham
            return bool(send(user_ip=address, **_fields(comment)))
    except (akismet.AkismetError, httpx.HTTPError):
        return False


def works() -> bool:
    """Return whether the key is valid for this site (`verify-key`)."""
    try:
        with _client() as client:
            return bool(client.verify_key())
    except (akismet.AkismetError, httpx.HTTPError):
        return False


def troubled() -> bool:
    """Return whether there is a key that Akismet does not accept, or to which it does not answer.

    It is asked once an hour, after a failure every five minutes.
    """
    if not in_use():
        return False
    known = f"akismet:{sha256(f'{settings.AKISMET_URL} {settings.AKISMET_KEY}'.encode()).hexdigest()}"
    fine: bool | None = cache.get(known)
    if fine is None:
        fine = works()
        cache.set(known, fine, STANDING if fine else STANDING / 12)
    return not fine


def _fields(comment: Comment) -> dict[str, Any]:
    """Return what is sent beside the address: the data notice lists the same."""
    return {
        "comment_type": "reply" if comment.parent_id else "comment",
        "comment_author": comment.name,
        "comment_author_email": comment.email,
        "comment_content": comment.text,
        "comment_date_gmt": comment.posted_at.isoformat(timespec="seconds") if comment.posted_at else "",
        "permalink": settings.RECOUPE_BASE_URL + (comment.page.url or ""),
        "blog_lang": comment.lang,
        "blog_charset": "UTF-8",
        "user_agent": comment.agent,
        "honeypot_field_name": "website",
    }


@contextmanager
def _client() -> Iterator[Any]:
    """Give a client of python-akismet over our own connection."""
    config = akismet.Config(key=settings.AKISMET_KEY, url=settings.RECOUPE_BASE_URL)
    with httpx.Client(transport=_Elsewhere(settings.AKISMET_URL), timeout=TIMEOUT) as http:
        yield akismet.SyncClient(config=config, http_client=http)


class _Elsewhere(httpx.BaseTransport):
    """Sends Akismet's questions to the address that is set, its path in front of the method's name."""

    def __init__(self, base: str) -> None:
        self.base = urlsplit(base)
        self.inner = httpx.HTTPTransport(retries=0, trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask there what was to be asked at Akismet's own address."""
        method = request.url.path.rsplit("/", 1)[-1]
        where = self.base._replace(path=self.base.path.rstrip("/") + "/" + method)
        request.url = httpx.URL(where._replace(query=request.url.query.decode()).geturl())
        request.headers["Host"] = where.netloc
        return self.inner.handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        self.inner.close()
