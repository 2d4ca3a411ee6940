"""Where links lead: anchors that only the page has, and addresses that come with reports."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from recoupe.drawing.anchors import report_anchor
from recoupe.drawing.page.words import html
from recoupe.i18n import ngettext

NAMED = 8
"""Speakers that a reason names behind its words; all of them stand in the versions above it."""

if TYPE_CHECKING:
    from collections.abc import Iterable


def safe_url(url: str | None) -> str | None:
    """Return an http(s) address as it is, or None for anything else (`javascript:`, `data:`, broken ones)."""
    if not url or any(c.isspace() or ord(c) < 32 for c in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def context_anchor(report_id: str, number: int) -> str:
    """Return the id of a context sentence in its report, by its number there (from 1)."""
    return f"{report_anchor(report_id)}:context-{number}"


def sentence_link(key: str, words: object) -> Markup:
    """Return words as a link to the sentence with an anchor."""
    return Markup('<a href="#{}">{}</a>').format(key, words)


def with_sources(text: str, sentences: Iterable[tuple[tuple[str, ...], str]]) -> Markup:
    """Return a sentence whose speakers link to what they said.

    `sentences` are (the speaker's names, anchor); of each speaker the first counts. A speaker that the text names
    becomes a link where it is named; the others follow in brackets, of many the first ones (`NAMED`).
    """
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for names, key in sentences:
        found.setdefault(names[0], (names, key))
    pieces: list[Markup | str] = [text]
    unnamed: list[Markup] = []
    for names, key in sorted(found.values(), key=lambda each: -len(each[0][0])):
        if not any(_link_first(pieces, name, key) for name in names):
            unnamed.append(sentence_link(key, names[0]))
    words = Markup("").join(escape(p) for p in pieces)
    if not unnamed:
        return words
    told, more = sorted(unnamed)[:NAMED], len(unnamed) - NAMED
    claims = Markup(", ").join(told)
    if more > 0:
        claims += " " + ngettext("and {n} other", "and {n} others", more)
    return html("{reason} ({claims})", reason=words, claims=claims)


def _link_first(pieces: list[Markup | str], name: str, key: str) -> bool:
    """Make the first mention of a name a link, outside of what is linked already; tell whether there was one."""
    for i, piece in enumerate(pieces):
        if not isinstance(piece, Markup) and name in piece:
            before, after = piece.split(name, 1)
            pieces[i : i + 1] = [before, sentence_link(key, name), after]
            return True
    return False
