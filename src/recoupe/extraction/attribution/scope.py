"""Scope: how far a cue reaches. Before it, after it, or both sides; to the clause's end or the next cue."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.cues import Cue
    from recoupe.extraction.attribution.speakers import Tokens

_BARS = {";", "\n\n"}


def scope_of(
    doc: Doc, lang: str, sentence: Tokens, cue: Cue, cues: list[Cue], k: int, quotes: list[Tokens]
) -> tuple[Tokens, ...]:
    """Return the token spans that a cue's speaker answers for, speaker and cue left out."""
    low, high = _own(cue)
    floor = _floor(doc, lang, sentence, cues, k, low)
    ceiling = _ceiling(doc, lang, sentence, cues, k, high)
    forward, backward = _directions(doc, lang, cue, low, high, floor, ceiling, quotes)
    spans: list[Tokens] = []
    if backward and floor < low:
        spans.append(_with_quotation(quotes, (floor, low), before=True))
    if forward and high < ceiling:
        spans.append(_with_quotation(quotes, (high, ceiling), before=False))
    return tuple(s for s in spans if s[1] > s[0])


def _own(cue: Cue) -> Tokens:
    low, high = cue.words
    for span in (cue.speaker, cue.via):
        if span and abs(span[0] - high) < 40:
            low, high = min(low, span[0]), max(high, span[1])
    return low, high


def _floor(doc: Doc, lang: str, sentence: Tokens, cues: list[Cue], k: int, low: int) -> int:
    """The nearest bar before the cue: a semicolon, a turn of the sentence after another cue, its end."""
    floor = sentence[0]
    for i in range(sentence[0], low):
        if doc[i].text in _BARS:
            floor = i + 1
    if k:
        end = _own(cues[k - 1])[1]
        turn = next(
            (
                i
                for i in range(max(end, floor), low)
                if doc[i].lower_ in grammar(lang, "turns") or doc[i].text in {":", ";", "–", "—"}
            ),
            None,
        )
        floor = max(floor, turn + 1 if turn is not None else end)
    return floor


def _ceiling(doc: Doc, lang: str, sentence: Tokens, cues: list[Cue], k: int, high: int) -> int:
    """The nearest bar after the cue: a semicolon, or where the next cue's own words begin."""
    ceiling = sentence[1]
    for i in range(high, sentence[1]):
        if doc[i].text in _BARS:
            ceiling = i
            break
    if k + 1 < len(cues):
        following = cues[k + 1]
        begin = _own(following)[0] if not following.speaker or following.speaker[0] >= high else following.words[0]
        if begin < ceiling:
            turn = max(
                (i for i in range(high, begin) if doc[i].lower_ in grammar(lang, "turns") or doc[i].text in {";", ":"}),
                default=None,
            )
            ceiling = turn if turn is not None else begin
    return max(ceiling, high)


def _directions(
    doc: Doc, lang: str, cue: Cue, low: int, high: int, floor: int, ceiling: int, quotes: list[Tokens]
) -> tuple[bool, bool]:
    """Return (forward, backward)."""
    verb_before = _has_matter(doc, floor, low)
    verb_after = _has_matter(doc, high, ceiling)
    k = bisect_right(quotes, low, key=lambda q: q[1]) - 1  # the last quotation that ends before the cue
    quote_before = k >= 0 and floor < quotes[k][1] and low - quotes[k][1] <= 3
    opens = _opens(doc, lang, high, ceiling)
    enclosed = low > floor and doc[low - 1].text in {",", "»", "”", '"', "–", "—"}
    followed = high < ceiling and doc[high].text in {",", "–", "—"}
    if cue.kind == "marker":
        trailing = low - floor > 1 and (
            high >= ceiling or doc[high].text in {".", ";", ",", ":", "–"} or doc[high].is_space
        )
        if not verb_before and not (trailing and not verb_after):
            return True, False
        return (followed and verb_after and not _new_clause(doc, lang, high, ceiling)), True
    if enclosed and followed and not cue.inverted:
        return not _new_clause(doc, lang, high, ceiling), True
    if enclosed and verb_before and not opens and _only_adjunct(doc, high, ceiling):
        return False, True  # "…, the minister wrote on Twitter, accusing the rebels"
    if opens and not (cue.inverted and verb_before):
        return True, quote_before
    if cue.inverted or quote_before:
        return followed and verb_after and not _new_clause(
            doc, lang, high, ceiling
        ), verb_before or quote_before or not verb_after
    if not verb_after or (verb_before and doc[high].tag_ == "VBG"):  # "the Observatory said updating an earlier toll"
        return not verb_before, verb_before
    return True, False


def _only_adjunct(doc: Doc, high: int, ceiling: int) -> bool:
    """Whether nothing but a phrase with a preposition stands between a cue and the next comma or the end."""
    if high >= ceiling or doc[high].pos_ != "ADP":
        return False
    end = next((i for i in range(high, ceiling) if doc[i].text in {",", "."}), ceiling)
    return all(doc[i].pos_ in {"ADP", "DET", "NOUN", "PROPN", "ADJ"} for i in range(high, end))


def _new_clause(doc: Doc, lang: str, high: int, ceiling: int) -> bool:
    return high + 1 < ceiling and doc[high + 1].lower_ in grammar(lang, "turns") | grammar(lang, "resumptions")


def _opens(doc: Doc, lang: str, high: int, ceiling: int) -> bool:
    """Something said clearly follows: that, a colon, an opening quotation mark within a few words."""
    for i in range(high, min(high + 9, ceiling)):
        if doc[i].lower_ in grammar(lang, "complementisers") or doc[i].text in {":", "«", "“"}:
            return True
        if doc[i].text == '"' and i + 1 < ceiling and not doc[i + 1].is_space and doc[i].whitespace_ == "":
            return True
        if doc[i].text in {".", ";"}:
            return False
    return False


def _has_matter(doc: Doc, low: int, high: int) -> bool:
    """A verb or a number between two tokens: something that can be claimed."""
    return any(doc[i].pos_ in {"VERB", "NUM"} or doc[i].like_num for i in range(low, high))


def _with_quotation(quotes: list[Tokens], span: Tokens, *, before: bool) -> Tokens:
    """Let a quotation that touches the span run over sentence boundaries."""
    for q in quotes:
        if q[0] < span[1] and q[1] > span[0]:
            span = (min(span[0], q[0]), span[1]) if before else (span[0], max(span[1], q[1]))
    return span
