"""The ends of a movement: which places follow "from" and "to" after a word of movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.movements_places import PlacePhrase, key, place_at, places_at, preposition_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.movements_lexicon import MovementLanguage, Preposition, Trigger

NEAR = 4
"""How many tokens after its verb a weak preposition (French "de", "à"; English "on", "for") still belongs to it."""

ASIDE = 9
"""Tokens at most between a place and the preposition of the other end ("from Qadisiya, the northern quarter, to")."""


FURTHER = 4
"""Tokens between one place and the preposition of the next on the same way."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a movement begins and ends; one of the two may be empty."""

    from_: tuple[PlacePhrase, ...] = ()
    to: tuple[PlacePhrase, ...] = ()

    def last(self) -> int:
        """Return the last token of the ends."""
        return max(p.last for p in (*self.from_, *self.to))


def ends_after(doc: Doc, start: int, end: int, trigger: Trigger, lang: MovementLanguage) -> list[Ends]:
    """Return what follows a trigger in tokens `start` to `end`: each "from X to Y", or what there is of it."""
    if trigger.object:
        direct = _object(doc, start, end, trigger, lang)
        if direct:
            return [direct]
    found = pairs(doc, start, end, trigger.from_, trigger.to, lang)
    if found:
        return found
    to = _end(doc, start, end, trigger.to, lang)
    if to:
        to += _further(doc, to[-1].last + 1, end, lang)
    within = (
        range(to[0].first - 1, to[-1].last + 1) if to else range(0)
    )  # "vers les quartiers de Soufiya" begins nowhere
    from_ = _end(doc, start, end, trigger.from_, lang, but=within)
    if any(f.first <= t.last and t.first <= f.last for f in from_ for t in to):
        from_ = ()
    return [Ends(from_, to)] if from_ or to else []


def _further(doc: Doc, i: int, end: int, lang: MovementLanguage) -> tuple[PlacePhrase, ...]:
    """Return the places that a way leads on to ("to Turkey, then back into Syria towards Azaz")."""
    strong = tuple(p for p in lang.to if p not in lang.weak and p != ("to",))
    for j in range(i, min(end, i + FURTHER)):
        n = preposition_at(doc, j, end, strong)
        place = place_at(doc, j + n, end, lang) if n else None
        if place:
            return (place, *_further(doc, place.last + 1, end, lang))
        if doc[j].pos_ in ("VERB", "AUX"):
            break
    return ()


def pairs(
    doc: Doc, start: int, end: int, from_: tuple[Preposition, ...], to: tuple[Preposition, ...], lang: MovementLanguage
) -> list[Ends]:
    """Return every "from X to Y" among the tokens, an aside between commas allowed in the middle."""
    found: list[Ends] = []
    i = start
    while i < end:
        n = preposition_at(doc, i, end, from_)
        weak = n > 0 and tuple(key(t) for t in doc[i : i + n]) in lang.weak
        if weak and i > start and doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ") and key(doc[i - 1]) not in lang.calendar:
            n = 0  # "les forces de Bagdad": whose they are, not whence they come
        origin = place_at(doc, i + n, end, lang) if n else None
        loose = origin or (place_at(doc, i + n, end, lang, loose=True) if n else None)
        aim = _after_aside(doc, loose.last + 1, end, to, lang, loose=origin is not None) if loose else []
        if loose and aim:
            origin = loose
            found.append(Ends((origin,), tuple(aim)))
            i = aim[-1].last + 1
        else:
            i += 1
    return found


def _after_aside(
    doc: Doc, i: int, end: int, to: tuple[Preposition, ...], lang: MovementLanguage, *, loose: bool
) -> list[PlacePhrase]:
    """Return the places after a preposition at `i`, or behind an aside that opens and closes there with a comma."""
    n = preposition_at(doc, i, end, to)
    if n:
        return _places(doc, i + n, end, lang, loose)
    if i < end and doc[i].text == ",":
        for j in range(i + 1, min(end, i + 1 + ASIDE)):
            if doc[j].text == ",":
                n = preposition_at(doc, j + 1, end, to)
                return _places(doc, j + 1 + n, end, lang, loose) if n else []
    return []


def _places(doc: Doc, i: int, end: int, lang: MovementLanguage, loose: bool) -> list[PlacePhrase]:
    """Return the places at `i`; where the other end is a place beyond doubt, any noun will do."""
    found = places_at(doc, i, end, lang)
    if not found and loose:
        place = place_at(doc, i, end, lang, loose=True)
        return [place] if place else []
    return found


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
    doc: Doc, start: int, end: int, prepositions: tuple[Preposition, ...], lang: MovementLanguage, but: range = range(0)
) -> tuple[PlacePhrase, ...]:
    """Return the places after the first of the prepositions, before another verb; a weak one counts only near."""
    for i in range(start, end):
        if doc[i].pos_ == "VERB" and i > start and doc[i - 1].text != "to":
            return ()
        n = 0 if i in but else preposition_at(doc, i, end, prepositions)
        if not n:
            continue
        weak = n > 0 and tuple(key(t) for t in doc[i : i + n]) in lang.weak
        places = places_at(doc, i + n, end, lang) if not weak or i - start < NEAR else []
        if places:
            return tuple(places)
    return ()
