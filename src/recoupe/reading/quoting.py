"""Where the words of somebody's claims stand in a report's text."""

from __future__ import annotations

import re

from recoupe.languages.pipeline import flatten
from recoupe.model import Span


def find_quote(text: str, quote: str, start: int | None = None, end: int | None = None) -> Span | None:
    """Return the span of `quote` in `text`: the stated one if it holds it, else the first; blanks, apostrophes and
    hyphens may differ in kind. None if it does not occur.
    """
    if start is not None and end is not None and 0 <= start < end and text[start:end] == quote:
        return start, end
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    words = flatten(quote).split()
    if not words:
        return None
    found = re.search(r"\s+".join(re.escape(w) for w in words), flatten(text))
    return found.span() if found else None


def find_word(text: str, word: str, quote: Span, stated: Span | None = None) -> Span | None:
    """Return the span of a source, actor or place named with a claim: as stated, in the quote, else the nearest
    before it, else the first after it. None if it does not occur.
    """
    if stated is not None and text[stated[0] : stated[1]] == word:
        return stated
    if not word:
        return None
    start, end = quote
    at = text.find(word, start, end)
    if at < 0:
        at = text.rfind(word, 0, start)
    if at < 0:
        at = text.find(word, end)
    return (at, at + len(word)) if at >= 0 else None
