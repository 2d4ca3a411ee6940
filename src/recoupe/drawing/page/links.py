"""Where links lead: anchors that only the page has, and addresses that come with reports."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from recoupe.drawing.anchors import report_anchor
from recoupe.drawing.page.words import html

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
    return f"{report_anchor(report_id)}-context-{number}"


def sentence_link(key: str, words: object) -> Markup:
    """Return words as a link to the sentence with an anchor."""
    return Markup('<a href="#{}">{}</a>').format(key, words)


def with_sources(text: str, sentences: Iterable[tuple[str, str]]) -> Markup:
    """Return a sentence whose speakers link to what they said: (speaker, anchor) pairs, the first of each speaker.

    A speaker that the sentence names becomes a link where it is named; the others follow in brackets.
    """
    found: dict[str, str] = {}
    for speaker, key in sentences:
        found.setdefault(speaker, key)
    pieces: list[Markup | str] = [text]
    unnamed: list[Markup] = []
    for speaker, key in sorted(found.items(), key=lambda pair: -len(pair[0])):
        for i, piece in enumerate(pieces):
            if not isinstance(piece, Markup) and speaker in piece:
                before, after = piece.split(speaker, 1)
                pieces[i : i + 1] = [before, sentence_link(key, speaker), after]
                break
        else:
            unnamed.append(sentence_link(key, speaker))
    words = Markup("").join(escape(p) for p in pieces)
    return html("{reason} ({claims})", reason=words, claims=Markup(", ").join(sorted(unnamed))) if unnamed else words
