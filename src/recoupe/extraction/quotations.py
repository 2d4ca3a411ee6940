"""Quotations: the stretches of a text between quotation marks, across sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PAIRS = {"«": "»", "“": "”", "„": "”", '"': '"', "``": "''", "'": "'"}
_LONGEST = 1200
"""Characters. A mark that nothing closes within this distance opened no quotation (lost punctuation is common)."""

# A straight single mark is an apostrophe more often than a quotation mark: it opens only before a capital.
_OPEN = re.compile(r"""``|[«“„"]|(?<![^\s(])'(?=[A-Z])""")
_SINGLE_END = re.compile(r"[,.!?…]'(?!\w)")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the quotations of a text as (start, end) character offsets, marks included, in order.

    A straight mark opens only before a word and closes only after one; a paragraph ends what was never closed,
    unless the next paragraph opens with a mark of its own.
    """
    out: list[tuple[int, int]] = []
    position = 0
    while match := _OPEN.search(text, position):
        start = match.start()
        mark = match.group()
        end = _closing(text, start, mark)
        if end is None:
            position = start + 1
            continue
        out.append((start, end))
        position = end
    return out


def _closing(text: str, start: int, mark: str) -> int | None:
    if mark == '"' and (start + 1 >= len(text) or text[start + 1].isspace()):
        return None
    limit = min(len(text), start + _LONGEST)
    paragraph = text.find("\n\n", start, limit)
    if paragraph >= 0:
        limit = paragraph
    if mark == "'":
        closed = _SINGLE_END.search(text, start + 1, limit)
        return closed.end() if closed else None
    end = text.find(_PAIRS[mark], start + 1, limit)
    if end >= 0:
        return end + len(_PAIRS[mark])
    goes_on = paragraph >= 0 and text[paragraph:].lstrip().startswith(mark)
    return paragraph if goes_on else None


def token_quotations(doc: Doc) -> list[tuple[int, int]]:
    """Return the quotations of a parsed text as token spans, marks included."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in quotations(doc.text))
    return [(span.start, span.end) for span in spans if span is not None]
