"""RSS and Atom: a feed's entries as data, from bytes or from an address that is asked again and again (`poll`)."""

from __future__ import annotations

import io
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import feedparser

from recoupe.errors import BadRecord, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.model.claim import FIRST_DAY, LAST_DAY
from recoupe.reading.fetch import MAX_BYTES, TIMEOUT, Fetched, Resolver, fetch
from recoupe.reading.fragments import fragment_text
from recoupe.reading.published import parse_published

ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class Entry:
    """One entry: `key` tells it from others of the feed (its id, else its address, else its title); `published` is the
    day as written, in the publisher's time zone, `at` the moment in UTC; `outlet` where an aggregator names it; `text`
    its own content, whole or in short, whatever the feed carries.
    """

    key: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    at: datetime | None = None
    author: str | None = None
    outlet: str | None = None
    lang: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed's title, site and language, its entries in its order, and what broke it off, if anything did."""

    title: str | None = None
    url: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()
    broken: str | None = None


@dataclass(frozen=True)
class Polled:
    """An answer, and the feed in it: None where nothing changed since `etag` or `last_modified`."""

    fetched: Fetched
    feed: Feed | None = None


def _plain(value: Any) -> str | None:
    """Return a title or a name on one line, without markup; None where there is none."""
    return " ".join(fragment_text(value).split()) or None if isinstance(value, str) else None


def _lang(value: Any) -> str | None:
    return value.replace("_", "-").split("-")[0].strip().lower() or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    """Return an address without its fragment, so that two links to one page are one."""
    if not isinstance(value, str) or not value.lower().startswith(("http://", "https://")):
        return None
    return value.split("#")[0].strip() or None


def _moment(entry: Any) -> tuple[date | None, datetime | None]:
    """Return the day of publication as written, and the moment in UTC: of the update where there is no other."""
    for name in ("published", "updated"):
        # dict's own get: feedparser's gives the one for the other, and warns.
        parsed = dict.get(entry, f"{name}_parsed")
        try:
            at = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
        except (ValueError, OverflowError, OSError, TypeError):
            at = None
        try:
            return parse_published(str(dict.get(entry, name) or "")), at
        except BadRecord:
            if at and FIRST_DAY <= at.date() <= LAST_DAY:
                return at.date(), at
    return None, None


def _entry(entry: Any, lang: str | None, n: int) -> Entry:
    contents = [c for c in entry.get("content") or () if isinstance(c.get("value"), str)]
    texts = [fragment_text(c["value"]) for c in contents] + [fragment_text(str(entry.get("summary") or ""))]
    url = _address(entry.get("link"))
    title = _plain(entry.get("title"))
    day, at = _moment(entry)
    return Entry(
        key=str(entry.get("id") or url or title or n),
        url=url,
        title=title,
        published=day,
        at=at,
        author=_plain(entry.get("author")),
        outlet=_plain((entry.get("source") or {}).get("title")),
        lang=next((found for c in contents if (found := _lang(c.get("language")))), lang),
        text=max(texts, key=len),
    )


def parse_feed(data: bytes, where: str, *, url: str | None = None, charset: str | None = None) -> Feed:
    """Return the feed in some bytes; `url`, where it came from, completes its relative links. Entries that are the
    same by id, or have one address, are one.

    Raises UnreadableInput for what is no feed, or defines entities (which can be made to grow without end).
    """
    if b"<!ENTITY" in data:
        raise UnreadableInput(
            _("it defines entities of its own, which no feed needs"),
            where=where,
            todo=_("Give the addresses one by one"),
        )
    headers = {"content-location": url or "", "content-type": f"application/xml; charset={charset}" if charset else ""}
    try:
        found: Any = feedparser.parse(io.BytesIO(data), response_headers={k: v for k, v in headers.items() if v})
    except (ValueError, LookupError, RecursionError, AssertionError, AttributeError, TypeError) as error:
        raise UnreadableInput(
            _("it is no feed that can be read ({why})", why=type(error).__name__),
            where=where,
            todo=_("Give the addresses one by one"),
        ) from None
    if not found.get("version") and not found.entries:
        raise UnreadableInput(_("it is neither RSS nor Atom"), where=where, todo=_("Give the addresses one by one"))
    lang = _lang(found.feed.get("language"))
    entries: list[Entry] = []
    met: set[str] = set()
    for n, raw in enumerate(found.entries, 1):
        entry = _entry(raw, lang, n)
        keys = {entry.key, entry.url or entry.key}
        if not keys & met and (entry.url or entry.title or entry.text):
            entries.append(entry)
        met |= keys
    return Feed(
        title=_plain(found.feed.get("title")),
        url=_address(found.feed.get("link")),
        lang=lang,
        entries=tuple(entries),
        broken=_broken(found),
    )


def _broken(found: Any) -> str | None:
    """Return what broke the feed off; None for slips (a wrong content type, a wrong encoding) that cost nothing."""
    error = found.get("bozo_exception")
    slips = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    if not found.get("bozo") or error is None or isinstance(error, slips):
        return None
    return str(getattr(error, "getMessage", lambda: "")() or type(error).__name__)


def poll(
    url: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    resolve: Resolver | None = None,
) -> Polled:
    """Return what a feed has now. Give `etag` and `last_modified` of the last `Polled.fetched`, and where nothing
    changed the server sends nothing and `feed` is None. Which entries are new is the caller's to know, by their `key`.

    Raises Refused, Unfetched (with `retry` and `after`, for backing off), UnreadableInput for what is no feed.
    """
    fetched = fetch(
        url,
        etag=etag,
        last_modified=last_modified,
        allow_private=allow_private,
        timeout=timeout,
        max_bytes=max_bytes,
        accept=ACCEPT,
        resolve=resolve,
    )
    if fetched.not_modified:
        return Polled(fetched)
    return Polled(fetched, parse_feed(fetched.body, url, url=fetched.final_url, charset=fetched.charset))
