"""Where a movement begins or ends: the place phrase that follows a preposition, read token by token.

A parse of text without punctuation is not to be trusted with this; capitals, a list of kinds of site and a few
words that join them are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding.dates_patterns import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.movements_lexicon import MovementLanguage, Preposition

MAX_WORDS = 9
"""Tokens in a place phrase at most."""


_NEW_CLAUSE = ("ADV", "PRON", "SCONJ", "CCONJ", "AUX", "DET", "VERB")


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Tokens `first` to `last` (included) of a place phrase, its determiner left out."""

    first: int
    last: int


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return fold(text)


def key(token: Token) -> str:
    """Return a token's word as the lexicon writes it."""
    return _folded(token.text)


def preposition_at(doc: Doc, i: int, end: int, prepositions: tuple[Preposition, ...]) -> int:
    """Return how many tokens a preposition at `i` takes, 0 if there is none."""
    if i >= end:
        return 0
    first = key(doc[i])
    for p in prepositions:
        if p[0] == first and i + len(p) <= end and all(key(doc[i + k]) == p[k] for k in range(1, len(p))):
            return len(p)
    return 0


def place_at(doc: Doc, i: int, end: int, lang: MovementLanguage, *, loose: bool = False) -> PlacePhrase | None:
    """Return the place phrase that begins at token `i` (determiners skipped), or None.

    It has a name or a kind of site in it; if `loose`, any noun after a determiner that is no actor will do.
    """
    begin = i
    while i < end and (key(doc[i]) in lang.determiners or doc[i].like_num):
        i += 1
    first, last, named, site = i, i - 1, False, False
    while i < end and i - first < MAX_WORDS:
        token, word = doc[i], key(doc[i])
        if (
            word in lang.calendar
            or word in lang.quiet
            or word in lang.ways
            or (i > first and token.pos_ in _NEW_CLAUSE and token.is_title)
        ):
            break  # a capital may only be that of a sentence whose full stop was lost
        if word in lang.not_places and i == last + 1 and i > first and token.pos_ == "NOUN":
            return None  # "the withdrawal of American troops"
        capital = token.text[:1].isupper() or (token.text[:1].isdigit() and token.text[-1:].isalpha())
        if capital or word in lang.sites or _modifies(token, lang):
            named |= capital and word not in lang.not_places
            site |= word in lang.sites
            last = i
        elif not _joins(doc, i, first, end, lang):
            break
        i += 1
    last = _trimmed(doc, first, last, lang)
    if last < first or all(key(t) in lang.compass for t in doc[first : last + 1]):
        return None
    if not (named or site):
        noun = loose and first > begin and any(t.pos_ == "NOUN" for t in doc[first : last + 1])
        return PlacePhrase(first, last) if noun and not _has_actor(doc, first, last, lang) else None
    if not site and _has_actor(doc, first, last, lang):
        return None
    return PlacePhrase(first, last)


def places_at(doc: Doc, i: int, end: int, lang: MovementLanguage) -> list[PlacePhrase]:
    """Return the place phrase at `i` and those joined to it ("Soufiya and Sijariya")."""
    found: list[PlacePhrase] = []
    place = place_at(doc, i, end, lang)
    while place:
        found.append(place)
        j = place.last + 1
        if j >= end or key(doc[j]) not in lang.and_:
            break
        j += 1
        if j < end and key(doc[j]) in lang.joiners:
            j += 1
        place = place_at(doc, j, end, lang)
        if place and place.last + 1 < end and doc[place.last + 1].pos_ in ("VERB", "AUX"):
            break  # "to Homs and Russian jets bombed": a new clause
    return found


def _has_actor(doc: Doc, first: int, last: int, lang: MovementLanguage) -> bool:
    return any(key(t) in lang.not_places for t in doc[first : last + 1])


def _modifies(token: Token, lang: MovementLanguage) -> bool:
    """Say whether a lower-case word may belong to the phrase: an adjective or noun, no verb, no actor."""
    if key(token) in lang.not_places or key(token) in lang.joiners or not token.is_alpha:
        return False
    return token.pos_ in ("ADJ", "NOUN", "PROPN")


def _joins(doc: Doc, i: int, first: int, end: int, lang: MovementLanguage) -> bool:
    """Say whether a word joins two parts of the phrase ("base of al-Jafra", "al-Jafra")."""
    if i + 1 >= end:
        return False
    token, following = doc[i], doc[i + 1]
    if token.text == "-":
        return not token.whitespace_ and i > first
    if key(token) in lang.low_joiners:
        return i > first and following.pos_ == "NOUN" and following.text.islower()
    if i == first and key(token) not in lang.articles:
        return False
    if key(token) in lang.joiners:
        hyphen = following.text == "-" and not token.whitespace_
        return (
            hyphen
            or following.text[:1].isupper()
            or key(following) in lang.sites | lang.joiners | lang.determiners
            or (i > first and following.pos_ in ("NOUN", "ADJ", "PROPN"))
        )
    return False


def _trimmed(doc: Doc, first: int, last: int, lang: MovementLanguage) -> int:
    """Return the last token of the phrase without trailing words that only join."""
    while last >= first and (key(doc[last]) in lang.joiners or doc[last].is_punct):
        last -= 1
    return last
