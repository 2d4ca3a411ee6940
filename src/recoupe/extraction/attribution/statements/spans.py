"""Token sets and the spans that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_OPENING = {"“", "«", "(", "‘", "["}
_NEVER_FIRST = {"--", ",", ";", ":", ".", "-", "–", "—", ")", "”", "»"}
_NEVER_LAST = {"--", ",", ";", ":", ".", "-", "–", "—", "(", "“", "«"}


def subtree(token: Token, *, without: Iterable[Token] = ()) -> set[int]:
    """Return the indices of a token and all that hangs on it, some branches left out."""
    out = {t.i for t in token.subtree}
    for branch in without:
        out -= {t.i for t in branch.subtree}
    return out


def runs(doc: Doc, tokens: set[int]) -> tuple[Tokens, ...]:
    """Return the spans of a token set, gaps of punctuation alone bridged, stray marks at the edges taken off."""
    spans: list[Tokens] = []
    for i in sorted(tokens):
        if spans and all(doc[k].is_punct or doc[k].is_space for k in range(spans[-1][1], i)):
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    trimmed = (trim(doc, _without_join(doc, trim(doc, span))) for span in spans)
    whole = (_with_mark(doc, span) for span in trimmed)
    return tuple(s for s in whole if s[1] > s[0] and any(doc[i].is_alpha or doc[i].like_num for i in range(*s)))


def _with_mark(doc: Doc, span: Tokens) -> Tokens:
    """Return a span with the quotation mark beside it that its own odd one answers."""
    start, end = span
    if sum(doc[i].is_quote for i in range(start, end)) % 2 == 0:
        return span
    if start > 0 and doc[start - 1].is_quote and not doc[start].is_quote:
        return start - 1, end
    return (start, end + 1) if end < len(doc) and doc[end].is_quote and not doc[end - 1].is_quote else span


def _without_join(doc: Doc, span: Tokens) -> Tokens:
    """Return a span without the "and" that leads to what is not in it, or from the sentence before."""
    start, end = span
    if end - start > 1 and doc[start].pos_ == "CCONJ" and doc[start].is_sent_start:
        start += 1
    if end - start > 1 and doc[end - 1].pos_ == "CCONJ":
        end -= 1
    return start, end


def trim(doc: Doc, span: Tokens) -> Tokens:
    """Return a span without spaces and marks that belong to no quotation at its edges.

    A full stop before a closing quotation mark stays: it is quoted.
    """
    start, end = span
    while start < end and (doc[start].is_space or doc[start].text in _NEVER_FIRST):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _NEVER_LAST):
        end -= 1
    return start, end
