"""Quotations: the stretches of a text between quotation marks, across sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.languages.columns import once, whole_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PAIRS = {"«": "»", "“": "”", "„": "”", '"': '"', "``": "''", "'": "'", "‘": "’"}
_LONGEST = 1200
"""Characters. A mark that nothing closes within this distance opened no quotation (lost punctuation is common)."""

_LONGEST_OVER_PARAGRAPHS = 3000
"""Characters of a quotation that runs through paragraphs, which some pages make of each sentence."""

# A straight single mark is an apostrophe more often than a quotation mark: it opens only before a capital.
_OPEN = re.compile(r"""``|[«“„"]|‘(?=[A-Z])|(?<![^\s(])'(?=[A-Z])""")
_STRAIGHT = re.compile('"')
_SINGLE = {"'", "‘"}
_SINGLE_END = re.compile(r"[,.!?…]['’](?!\w)")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the quotations of a text as (start, end) character offsets, marks included, in order.

    A straight mark opens only before a word and closes only after one. What its paragraph does not close goes on to
    the closing mark of a later one, if none opens before; a next paragraph with a mark of its own is another
    quotation.
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
    reach = min(len(text), start + _LONGEST)
    paragraph = text.find("\n\n", start, reach)
    limit = reach if paragraph < 0 else paragraph
    end = _end(text, start + 1, limit, mark)
    if mark == '"' and end is not None and _opens(text, end - 1):
        end = _nested_end(text, start, reach) or end
    if end is not None or paragraph < 0:
        return end
    if text[paragraph:].lstrip().startswith(mark):
        return paragraph
    return _end_further_on(text, start, mark, paragraph)


def _end(text: str, start: int, limit: int, mark: str) -> int | None:
    """Return the end of the first closing mark from `start` on."""
    if mark in _SINGLE:
        closed = _SINGLE_END.search(text, start, limit)
        return closed.end() if closed else None
    end = text.find(_PAIRS[mark], start, limit)
    return end + len(_PAIRS[mark]) if end >= 0 else None


def _nested_end(text: str, start: int, limit: int) -> int | None:
    """Return where a straight mark is closed behind others that were opened inside it, None if that does not work out.

    A mark opens behind a space and before a word, and closes elsewhere.
    """
    depth = 0
    for match in _STRAIGHT.finditer(text, start, limit):
        depth += 1 if _opens(text, match.start()) else -1
        if depth == 0:
            return match.end()
    return None


def _end_further_on(text: str, start: int, mark: str, paragraph: int) -> int | None:
    """Return where a quotation ends that runs through several paragraphs without marks of its own at their heads.

    Only if the next mark closes: one that opens shows that a closing mark was lost.
    """
    single = mark in _SINGLE
    if single and not (start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start].rstrip().endswith(":")):
        return None  # an apostrophe more likely
    reach = min(len(text), start + _LONGEST_OVER_PARAGRAPHS)
    end = _end(text, paragraph, reach, mark)
    if end is None:
        return None
    if mark == '"':
        return None if _opens(text, end - 1) else end
    again = _OPEN.search(text, paragraph, end) if single else None
    return None if again or (not single and text.find(mark, paragraph, end) >= 0) else end


def _opens(text: str, at: int) -> bool:
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–"
    return before and at + 1 < len(text) and not text[at + 1].isspace()


def token_quotations(doc: Doc) -> list[tuple[int, int]]:
    """Return the quotations of a parsed text as token spans, marks included. Read the list only: it is kept."""
    return once(doc, "recoupe.quotations", _token_quotations)


def _token_quotations(doc: Doc) -> list[tuple[int, int]]:
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in quotations(whole_of(doc)))
    return [(span.start, span.end) for span in spans if span is not None]
