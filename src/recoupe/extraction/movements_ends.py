"""The ends of a movement: which places follow "from" and "to" after a word of movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.movements_places import PlacePhrase, place_at, places_at, preposition_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.movements_lexicon import MovementLanguage, Preposition, Trigger

NEAR = 4
"""How many tokens after its verb a weak preposition (French "de", "à"; English "on", "for") still belongs to it."""

ASIDE = 9
"""Tokens at most between a place and the preposition of the other end ("from Qadisiya, the northern quarter, to")."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a movement begins and ends; one of the two may be empty."""

    from_: tuple[PlacePhrase, ...] = ()
    to: tuple[PlacePhrase, ...] = ()

    def last(self) -> int:
        """Return the last token of the ends."""
        return max(p.last for p in (*self.from_, *self.to))


def ends_after(doc: Doc, start: int, end: int, trigger: Trigger, lang: MovementLanguage) -> list[Ends]:
    """Return the ends that follow a trigger in tokens `start` to `end`: each "from X to Y", or what there is of them."""
    if trigger.object:
        direct = _object(doc, start, end, trigger, lang)
        if direct:
            return [direct]
    found = pairs(doc, start, end, trigger.from_, trigger.to, lang)
    if found:
        return found
    to = _end(doc, start, end, trigger.to, lang)
    from_ = _end(doc, start, end, trigger.from_, lang)
    if from_ == to:  # "rapprochés du centre": one preposition, which the trigger takes for its end
        from_ = ()
    return [Ends(from_, to)] if from_ or to else []


def pairs(
    doc: Doc, start: int, end: int, from_: tuple[Preposition, ...], to: tuple[Preposition, ...], lang: MovementLanguage
) -> list[Ends]:
    """Return every "from X to Y" among the tokens, an aside between commas allowed in the middle."""
    found: list[Ends] = []
    i = start
    while i < end:
        n = preposition_at(doc, i, end, from_)
        origin = place_at(doc, i + n, end, lang) if n else None
        aim = _after_aside(doc, origin.last + 1, end, to, lang) if origin else []
        if origin and aim:
            found.append(Ends((origin,), tuple(aim)))
            i = aim[-1].last + 1
        else:
            i += 1
    return found


def _after_aside(
    doc: Doc, i: int, end: int, to: tuple[Preposition, ...], lang: MovementLanguage
) -> list[PlacePhrase]:
    """Return the places after a preposition at `i`, or behind an aside that opens and closes there with a comma."""
    n = preposition_at(doc, i, end, to)
    if n:
        return places_at(doc, i + n, end, lang)
    if i < end and doc[i].text == ",":
        for j in range(i + 1, min(end, i + 1 + ASIDE)):
            if doc[j].text == ",":
                n = preposition_at(doc, j + 1, end, to)
                return places_at(doc, j + 1 + n, end, lang) if n else []
    return []


def _object(doc: Doc, start: int, end: int, trigger: Trigger, lang: MovementLanguage) -> Ends | None:
    """Return the ends where the place that follows directly is one of them ("fled Tikrit for Samarra")."""
    places = tuple(places_at(doc, start, end, lang))
    if not places:
        return None
    after = places[-1].last + 1
    if trigger.object == "from":
        return Ends(places, _end(doc, after, end, trigger.to, lang))
    return Ends(_end(doc, after, end, trigger.from_, lang), places)


def _end(
    doc: Doc, start: int, end: int, prepositions: tuple[Preposition, ...], lang: MovementLanguage
) -> tuple[PlacePhrase, ...]:
    """Return the places after the first of the prepositions; a weak one counts only near the start."""
    for i in range(start, end):
        n = preposition_at(doc, i, end, prepositions)
        if not n:
            continue
        weak = tuple(t.text.lower() for t in doc[i : i + n]) in lang.weak
        places = places_at(doc, i + n, end, lang) if not weak or i - start < NEAR else []
        if places:
            return tuple(places)
    return ()
