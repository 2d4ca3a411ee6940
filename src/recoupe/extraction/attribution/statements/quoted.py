"""Quotations in statements: beside the cue, inside a content, and those that go on in the next sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens

_BETWEEN = {",", ":", "-", "–", "—", "--", "that", "as"}
_LONG = 4
"""Words that a quotation beside a cue must have, fewer are scare quotes."""


def beside(doc: Doc, own: Tokens, quotes: Sequence[Tokens], *, pausing: bool = False) -> list[Tokens]:
    """Return the quotations right before and right after cue and holder, only marks between them.

    One that closed its sentence before them belongs to whoever spoke before. `pausing`: a mark must stand between
    the cue and a quotation after it.
    """
    after = [q for q in quotes if q[0] >= own[1] and _only_marks(doc, own[1], q[0]) and (q[0] > own[1] or not pausing)]
    before = [q for q in quotes if q[1] <= own[0] and _only_marks(doc, q[1], own[0])]
    before = [q for q in before if not any(doc[i].is_alpha for i in range(q[1], own[0]))]
    begins = doc[own[0]].text[:1].isupper() and bool(after)  # '"Why?" She went on: "I ..."'
    out: list[Tokens] = []
    for quote in before:
        gap = {doc[i].text for i in range(quote[1], own[0])}
        ended = doc[quote[1] - 2].text in ({".", "?", "!"} if begins else {"."}) and "," not in gap
        if not ended and not any("\n" in text for text in gap):
            out.append(quote)
    return out + after


def confined(tokens: set[int], cue: Tokens, quotes: Sequence[Tokens]) -> set[int] | None:
    """Return the part of a content that lies in the quotation that its cue stands in; None where it stands in none."""
    around = next((q for q in quotes if q[0] <= cue[0] < q[1]), None)
    return None if around is None else tokens & set(range(around[0] + 1, around[1] - 1))


def crosses(own: set[int], quotes: Sequence[Tokens]) -> bool:
    """Tell a cue in a quotation whose holder stands outside it: a misparse, for who is quoted speaks of others."""
    return any(0 < len(own & set(range(*q))) < len(own) for q in quotes)


def whole(tokens: set[int], quotes: Sequence[Tokens]) -> set[int]:
    """Return a content with the quotations that it mostly holds, whole, over their sentences."""
    out = set(tokens)
    for quote in quotes:
        inside = tokens & set(range(*quote))
        if inside and 2 * len(inside) >= min(len(tokens), quote[1] - quote[0]):
            out |= set(range(*quote))
    return out


def going_on(doc: Doc, content: set[int], end: int, quotes: Sequence[Tokens], cues: set[int]) -> set[int]:
    """Return the quotations that make up the sentences after token `end` in the same paragraph, no cue outside them.

    Only after a content that is quoted itself: they are the same voice.
    """
    if not any(content & set(range(*q)) for q in quotes):
        return set()
    out: set[int] = set()
    open_ends = {q[1] for q in quotes if not doc[q[1] - 1].is_quote}
    position = end
    for quote in quotes:
        if quote[0] < position:
            continue
        gap = range(position, quote[0])
        if any(not (doc[i].is_space or doc[i].is_punct) for i in gap):
            break
        left_open = position in open_ends or position - 1 in open_ends
        if any("\n" in doc[i].text for i in gap) and not left_open and not _fills_paragraph(doc, quote):
            break  # a new paragraph that says more, and the last one closed its quotation
        if not _ends_sentence(doc, quote) or _has_cue_behind(doc, quote, cues):
            break
        out |= set(range(*quote))
        position = quote[1]
    return out


def _fills_paragraph(doc: Doc, quote: Tokens) -> bool:
    """Tell a quotation after which its paragraph ends: nobody else is named in it."""
    return quote[1] >= len(doc) or "\n" in doc[quote[1]].text or "\n" in doc[quote[1] - 1].text


def is_long(doc: Doc, quote: Tokens) -> bool:
    """Tell a quotation that says something from scare quotes."""
    return sum(doc[i].is_alpha for i in range(*quote)) >= _LONG or doc[quote[1] - 2].text in {",", ".", "!", "?", "…"}


def _only_marks(doc: Doc, start: int, end: int) -> bool:
    return end - start <= 3 and all(doc[i].lower_ in _BETWEEN or doc[i].is_space for i in range(start, end))


def _ends_sentence(doc: Doc, quote: Tokens) -> bool:
    return any(doc[i].text in {".", "!", "?", "…"} for i in range(max(quote[0], quote[1] - 2), quote[1]))


def _has_cue_behind(doc: Doc, quote: Tokens, cues: set[int]) -> bool:
    sentence = doc[quote[1] - 1].sent
    return any(i in cues for i in range(quote[1], sentence.end))
