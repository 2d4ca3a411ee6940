"""Movements: axes of advance, withdrawal and flight, every piece with its span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.movements_anaphora import meant
from recoupe.extraction.movements_by import who_is_moved, who_moves
from recoupe.extraction.movements_ends import Ends, ends_after, pairs
from recoupe.extraction.movements_lexicon import MovementKind, MovementLanguage, Trigger, movement_language
from recoupe.extraction.movements_places import PlacePhrase, key, places_at, preposition_at
from recoupe.grounding.dates_patterns import fold
from recoupe.i18n import gettext as _
from recoupe.languages.columns import columns
from recoupe.languages.pipeline import LIST_ITEM
from recoupe.model import Reason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

CharSpan = tuple[int, int]


REACH = 24
"""How many tokens after its verb the ends of a movement may be."""


@dataclass(frozen=True, slots=True)
class FoundMovement:
    """An axis at `start:end` (characters, as all spans here). `from_` or `to` may be empty, not both."""

    start: int
    end: int
    by: CharSpan | None
    from_: tuple[CharSpan, ...]
    to: tuple[CharSpan, ...]
    kind: MovementKind
    negated: bool
    hedged: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Hit:
    """The triggers that match at one spot, in the lexicon's order: (trigger, its last token)."""

    first: int
    readings: tuple[tuple[Trigger, int], ...]


def find_movements(doc: Doc, lang: str) -> list[FoundMovement]:
    """Return the movements of a parsed report in text order.

    "From X to Y" counts after a verb of movement or under a lead-in that speaks of axes or directions; without
    either (flights, hours, prices) it is none. Raises UnsupportedLanguage for a language without a folder.
    """
    words = movement_language(lang)
    found: list[FoundMovement] = []
    lead_in: Span | None = None
    read = columns(doc)
    text = read.whole
    folded = fold(text)
    for sentence in doc.sents:
        if not any(text.isalpha() for text in read.texts[sentence.start : sentence.end]):
            continue  # a bullet that the parser took for a sentence
        hits = _hits(doc, sentence, words, folded)
        spoken_of = bool(words.axis.search(folded, sentence.start_char, sentence.end_char))
        listed = lead_in is not None and _is_item(sentence, text)
        here = _of_triggers(doc, sentence, hits, words)
        if not here and (listed or spoken_of):
            here = _of_axes(doc, sentence, lead_in if listed and lead_in else sentence, words, folded)
        if not listed:
            lead_in = sentence if hits or spoken_of else None
        found.extend(here)
    return distinct(doc, found)


def _is_item(sentence: Span, text: str) -> bool:
    """Say whether a sentence is an item of a list: a bullet or number stands first on its line."""
    line = text.rfind("\n", 0, sentence.start_char) + 1
    return bool(LIST_ITEM.match(text, line, sentence.end_char))


def _hits(doc: Doc, sentence: Span, words: MovementLanguage, folded: str) -> list[_Hit]:
    """Return the spots of a sentence where verbs and nouns of movement stand, in order, none overlapping."""
    start, end_char = sentence.start_char, sentence.end_char
    if not words.any.search(folded, start, end_char):
        return []
    spots: list[tuple[int, int, Trigger]] = []
    for trigger in words.triggers:
        for m in trigger.pattern.finditer(folded, start, end_char):
            tokens = doc.char_span(m.start(), m.end(), alignment_mode="expand")
            if tokens is not None and len(tokens):
                spots.append((tokens.start, tokens.end - 1, trigger))
    hits: list[_Hit] = []
    end = -1
    for first, last, trigger in sorted(spots, key=lambda s: s[0]):
        if first <= end:
            hits[-1] = _Hit(hits[-1].first, (*hits[-1].readings, (trigger, last)))
        else:
            hits.append(_Hit(first, ((trigger, last),)))
        end = max(end, last)
    return hits


def _of_triggers(doc: Doc, sentence: Span, hits: list[_Hit], words: MovementLanguage) -> list[FoundMovement]:
    """Return the movements that the verbs of a sentence tell of."""
    found: list[FoundMovement] = []
    pending = _fronted(doc, sentence, words)
    for n, hit in enumerate(hits):
        limit = hits[n + 1].first if n + 1 < len(hits) else sentence.end
        begun: tuple[PlacePhrase, ...] = ()
        for trigger, last in hit.readings:
            ends = ends_after(doc, last + 1, _clause_end(doc, last + 1, limit, words), trigger, words)
            if len(ends) == 1 and ends[0].to and not ends[0].from_ and pending:
                ends = [Ends(pending, ends[0].to)]
            whole = [] if _one_person(doc, hit.first, words) else [e for e in ends if _stands(e, trigger)]
            if whole:
                found += [_movement(doc, sentence, (hit.first, last), e, trigger, words) for e in whole]
                pending = begun = ()
                break
            begun = begun or (ends[0].from_ if ends else ())
        pending = begun or pending
    return found


def _one_person(doc: Doc, verb: int, words: MovementLanguage) -> bool:
    """Say whether one person travels ("he moved from London to Baghdad"): no movement of forces or people."""
    return any(key(t) in words.persons for t in doc[max(0, verb - 2) : verb])


def _stands(ends: Ends, trigger: Trigger) -> bool:
    """Say whether a trigger makes a movement of these ends: both, or the one that may be alone."""
    return (
        bool(ends.from_ and ends.to)
        or bool(ends.to and "to" in trigger.alone)
        or bool(ends.from_ and "from" in trigger.alone)
    )


def _fronted(doc: Doc, sentence: Span, words: MovementLanguage) -> tuple[PlacePhrase, ...]:
    """Return the place of a "From Hanano, troops ..." at the head of a sentence."""
    start = next((t.i for t in sentence if not t.is_space and not t.is_punct), sentence.start)
    strong = tuple(p for p in words.from_ if p not in words.weak)
    n = preposition_at(doc, start, sentence.end, strong)
    return tuple(places_at(doc, start + n, sentence.end, words)) if n else ()


def _clause_end(doc: Doc, start: int, limit: int, words: MovementLanguage) -> int:
    """Return where the reach of a trigger ends: at a stop, a word that opens another clause, or far away."""
    for i in range(start, min(limit, start + REACH)):
        if doc[i].text in (";", ":", ".", "!", "?", "\u00bb", "\u201d", "(") or (
            key(doc[i]) in words.quiet and i > start
        ):
            return i
    return min(limit, start + REACH)


def _of_axes(doc: Doc, sentence: Span, lead_in: Span, words: MovementLanguage, folded: str) -> list[FoundMovement]:
    """Return the axes that a sentence or list item names under its lead-in; who moves comes from there."""
    hits = _hits(doc, lead_in, words, folded)
    trigger = hits[0].readings[0][0] if hits else None
    found = []
    for ends in pairs(doc, sentence.start, sentence.end, words.from_, words.to, words):
        at = (hits[0].first, hits[0].first) if hits else (lead_in.root.i, lead_in.root.i)
        found.append(_movement(doc, lead_in, at, ends, trigger, words, inside=sentence))
    return found


def _movement(
    doc: Doc, sentence: Span, at: tuple[int, int], ends: Ends, trigger: Trigger | None, words: MovementLanguage,
    inside: Span | None = None,
) -> FoundMovement:  # fmt: skip
    """Return the record of a movement told by the words `at` in `sentence`; its span lies `inside` an item if given."""
    kind: MovementKind = trigger.kind if trigger else "advance"
    moved = trigger is not None and trigger.object_moves
    by = who_is_moved(doc, sentence, *at, words) if moved else who_moves(doc, sentence, at[0], words)
    if by and kind == "advance" and any(key(t) in words.civilians for t in by):
        kind = "flight"
    places = (*ends.from_, *ends.to)
    other = {key(t) for p in places for t in doc[p.first : p.last + 1]}
    if inside is None:
        first = min([at[0], *(p.first for p in places), *([by.start] if by else [])])
        last = max(at[1], ends.last())
    else:
        first, last = min(p.first for p in places), ends.last()
    span = doc[first : last + 1]
    clause = fold(doc[max(sentence.start, at[0] - 6) : last + 1].text)
    return FoundMovement(
        start=span.start_char,
        end=span.end_char,
        by=(by.start_char, by.end_char) if by else None,
        from_=tuple(meant(doc, p, other, words) for p in ends.from_),
        to=tuple(meant(doc, p, other, words) for p in ends.to),
        kind=kind,
        negated=bool(words.negated.search(clause)),
        hedged=bool(words.hedged.search(clause)),
        reason=Reason(
            rule="movement: axis" if inside is not None else "movement: verb",
            text=_("“{words}” tells of a movement", words=doc[at[0] : at[1] + 1].text),
        ),
    )


def distinct(doc: Doc, found: list[FoundMovement]) -> list[FoundMovement]:
    """Return the movements without those that another tells in full ("retreats to Tiyas" in the title)."""
    first: dict[tuple[object, ...], FoundMovement] = {}
    for m in found:  # of those that go the same way, the first tells what the others would
        ends = (tuple(frozenset(_names(doc, span)) for span in side) for side in (m.from_, m.to))
        first.setdefault((m.kind, *ends), m)
    return [m for m in found if not any(_told_by(doc, m, other) for other in first.values() if other is not m)]


def _told_by(doc: Doc, m: FoundMovement, other: FoundMovement) -> bool:
    if m.kind != other.kind or (m.from_ and m.to):
        return False
    mine, theirs = (m.from_ or m.to), (other.from_ if m.from_ else other.to)
    fuller = bool(other.from_ and other.to) or (other.start < m.start and not (other.from_ and other.to))
    return (
        fuller
        and all(any(_names(doc, a) & _names(doc, b) for b in theirs) for a in mine)
        and (bool(other.from_ and other.to) or (bool(other.from_) == bool(m.from_) and m.by is None))
    )


def _names(doc: Doc, span: CharSpan) -> set[str]:
    return {w for w in re.findall(r"[\w'’]+", columns(doc).whole[span[0] : span[1]]) if w[0].isupper()}
