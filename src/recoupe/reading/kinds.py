"""What kind of thing a file or an answer is: by its name, by what the server says, and by how it begins."""

from __future__ import annotations

import re
from typing import Literal

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.telegram import is_export

Kind = Literal[
    "html", "text", "json", "lines", "csv", "feed", "bookmarks", "urls", "pdf", "mail", "mailbox", "warc", "telegram"
]

KINDS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text", ".text": "text",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
    ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".urls": "urls",
    ".pdf": "pdf",
    ".eml": "mail", ".mbox": "mailbox",
    ".warc": "warc", ".arc": "warc",
}  # fmt: skip
"""By the ending of a file's name; each may be packed, with .gz behind it."""

DOCUMENTS: frozenset[Kind] = frozenset({"html", "text", "pdf"})
"""Kinds of which a file is one report."""

STREAMS: frozenset[Kind] = frozenset({"warc", "mailbox"})
"""Kinds that are read piece by piece, whatever their size."""

_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/json": "json", "application/x-ndjson": "lines", "application/jsonl": "lines",
    "application/pdf": "pdf", "message/rfc822": "mail",
    "text/csv": "csv", "text/tab-separated-values": "csv",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip

_NO_LISTS: dict[Kind, Kind] = {"bookmarks": "html", "urls": "text", "mail": "text", "mailbox": "text", "warc": "text"}

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_MAIL = re.compile(rb"^(?:From|Message-ID|Received|Return-Path):", re.I | re.M)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,50}:[ \t]")
_URL = re.compile(r"https?://\S+", re.I)
_BOOKMARKS = b"<!doctype netscape-bookmark-file"
_SNIFFED = 4096


def _head(data: bytes) -> bytes:
    """Return how some bytes begin, without a byte order mark, and without the zeros of UTF-16 in Latin script."""
    head = data[:_SNIFFED]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def is_feed(data: bytes) -> bool:
    """Whether some bytes are an RSS or Atom feed, by the first element that is none of XML's own."""
    head = _head(data)
    first = re.search(rb"<(?![?!])[^>]*>?", head)
    return head.startswith(b"<") and first is not None and _FEED.match(first.group() + b">") is not None


def _is_urls(data: bytes) -> bool:
    """Whether a text is a list of addresses: nothing but addresses and comments, a line each."""
    lines = [line.strip() for line in _head(data).decode("utf-8", "replace").splitlines()]
    if len(data) > _SNIFFED:
        lines = lines[:-1]  # which was cut
    found = [line for line in lines if line and not line.startswith("#")]
    return bool(found) and all(_URL.fullmatch(line) for line in found)


def sniff(data: bytes) -> Kind:
    """Return the kind of bytes that have no name (standard input), by how they begin."""
    head = _head(data)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"WARC/", b"filedesc://")):
        return "warc"
    if head.startswith(b"From ") and _MAIL.search(head):
        return "mailbox"
    if _HEADER.match(head) and _MAIL.search(head):
        return "mail"
    if head.startswith(b"["):
        return "json"
    if head.startswith(b"{"):
        return "lines"
    lowered = head[:1024].lower()
    if is_feed(data):
        return "feed"
    if lowered.startswith(_BOOKMARKS):
        return "bookmarks"
    if (
        lowered.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--"))
        or b"<body" in lowered
        or b"<head" in lowered
    ):
        return "html"
    return "urls" if _is_urls(data) else "text"


def of_file(suffix: str, data: bytes) -> Kind:
    """Return the kind of a file: that of its name's ending, which must be one of KINDS, unless it begins like a more
    particular one: bookmarks are HTML, a list of addresses is a text, a feed may be named for anything.
    """
    kind = KINDS[suffix]
    if kind == "json" and is_export(data):
        return "telegram"
    if kind in {"html", "text", "feed"}:
        sniffed = sniff(data)
        if sniffed in {"feed", "bookmarks", "urls"}:
            return sniffed
        if kind == "feed" and sniffed == "html":
            return "html"  # XHTML that is named .xml
    return kind


def of_answer(content_type: str | None, data: bytes, where: str) -> Kind:
    """Return the kind of what came from the web. Lists of addresses are never taken from there: whoever wrote one
    would have Recoupe fetch what he likes. Raises UnreadableInput for pictures and the like.
    """
    sniffed = _NO_LISTS.get(sniff(data), sniff(data))
    stated = _TYPES.get(content_type or "")
    if sniffed in {"feed", "pdf"} or (stated == "text" and sniffed == "html"):
        return sniffed  # which servers often call something else
    if stated and stated != "feed":
        return stated
    vague = ("text/", "application/octet-stream", "application/xml", "application/json")
    if content_type is None or content_type.startswith(vague) or content_type.endswith(("+xml", "+json")):
        return sniffed
    raise UnreadableInput(
        _("what is there is {type}, which is not read", type=content_type[:60]),
        where=where,
        todo=_("Give the address of the report itself"),
    )
