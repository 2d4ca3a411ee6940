"""Inputs that lead to others: feeds, bookmarks, lists of addresses. Each address is fetched and read in its turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from recoupe.errors import RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.decoding import decode
from recoupe.reading.document import Draft
from recoupe.reading.feeds import Entry, Feed, parse_feed
from recoupe.reading.items import Item, Skipped

if TYPE_CHECKING:
    from recoupe.reading.sources import Source
    from recoupe.reading.web import Web

Reader = Callable[["Source"], Iterator[Item]]
"""Reads a source that leads nowhere else."""

MOST_ADDRESSES = 1_000
"""Addresses of one feed or list that are fetched."""

SHORTEST_TEXT = 200
"""Characters of an entry's own text that may stand in for the page: fewer are a headline or "Read more"."""


def host(url: str | None) -> str | None:
    """Return the site that an address is of, as a reader would say it: "example.org"."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def follow(source: Source, web: Web, read: Reader) -> Iterator[Item]:
    """Yield what the addresses in a feed or a list lead to; `read` reads what is no list itself."""
    if source.kind == "feed":
        yield from _feed(source, web, read)
        return
    found = list(_bookmarks(source) if source.kind == "bookmarks" else _lines(source))
    addresses = 0
    for item in found:
        if not isinstance(item, str):
            yield item
            continue
        addresses += 1
        if addresses > MOST_ADDRESSES:
            continue
        if not web.is_new(item):
            yield Skipped(source.name, _("an address that was read already"))
            continue
        try:
            there = web.source(item)
            yield from _feed(there, web, read) if there.kind == "feed" else read(there)
        except RecoupeError as error:
            yield error
    if addresses > MOST_ADDRESSES:
        yield _too_many(source, addresses)


def _too_many(source: Source, n: int) -> UnreadableInput:
    return UnreadableInput(
        _("it has {n} addresses; the first {limit} were read", n=n, limit=MOST_ADDRESSES),
        where=source.name,
        todo=_("Split it"),
    )


def _lines(source: Source) -> Iterator[str | Item]:
    """Yield the addresses of a list, a line each; lines that begin with # are comments."""
    for n, line in enumerate(decode(source.data, source.charset).splitlines(), 1):
        text = line.strip()
        if text.lower().startswith(("http://", "https://")):
            yield text
        elif text and not text.startswith("#"):
            yield UnreadableInput(
                _("this is no address of a page"),
                where=_("{file}, line {n}", file=source.name, n=n),
                todo=_("Write one address to a line, with http:// or https://"),
            )


def _bookmarks(source: Source) -> Iterator[str | Item]:
    """Yield the addresses in a browser's bookmarks (Netscape's format, which all browsers export)."""
    parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        tree = document_fromstring(decode(source.data, source.charset).encode("utf-8"), parser=parser)
        found = [str(link) for link in tree.xpath("//a/@href")]
    except (etree.LxmlError, ValueError):
        found = []
    if not any(re.match(r"https?://", link, re.I) for link in found):
        raise UnreadableInput(
            _("there is no address in these bookmarks"), where=source.name, todo=_("Export them again")
        )
    for link in found:
        if re.match(r"https?://", link, re.I):
            yield link.strip()
        else:
            yield Skipped(source.name, _("a bookmark that leads to no page"))


def _feed(source: Source, web: Web, read: Reader) -> Iterator[Item]:
    feed = parse_feed(source.data, source.name, url=source.url, charset=source.charset)
    for n, entry in enumerate(feed.entries[:MOST_ADDRESSES], 1):
        if not web.is_new(entry.url, f"{source.name} {entry.key}"):
            yield Skipped(source.name, _("an address that was read already"))
            continue
        yield from _of_entry(entry, feed, _("{file}, entry {n}", file=source.name, n=n), web, read)
    if len(feed.entries) > MOST_ADDRESSES:
        yield _too_many(source, len(feed.entries))
    if feed.broken:
        yield UnreadableInput(
            _("the feed breaks off or is malformed after {n} entries ({why})", n=len(feed.entries), why=feed.broken),
            where=source.name,
            todo=_("Get it again"),
        )


def _of_entry(entry: Entry, feed: Feed, where: str, web: Web, read: Reader) -> Iterator[Item]:
    """Yield the report that an entry leads to; its own text, and why, where there is no page to be read."""
    hints = {
        "title": entry.title,
        "published": entry.published,
        "lang_hint": entry.lang,
        "outlet_hint": entry.outlet or host(entry.url) or feed.title,
    }
    own = Draft(where=where, text=entry.text, url=entry.url, **hints)  # type: ignore[arg-type]
    if not entry.url:
        yield own
        return
    try:
        there = web.source(entry.url)
        if there.kind == "feed":
            raise UnreadableInput(
                _("the entry leads to another feed"), where=entry.url, todo=_("Give that feed's address")
            )
        items = list(read(there))
    except RecoupeError as error:
        items = [error]
    for item in items:
        if isinstance(item, Draft):
            missing = {name: value for name, value in hints.items() if value and not getattr(item, name)}
            yield replace(item, **missing)  # type: ignore[arg-type]
        elif isinstance(item, RecoupeError) and len(items) == 1 and len(entry.text) >= SHORTEST_TEXT:
            yield own
            yield type(item)(item.what, where=entry.url, todo=_("The feed's own text was taken in its place"))
        else:
            yield item
