"""The place that "the city" or "ce quartier" stands for, so that an axis has a name to be drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.movements_places import PlacePhrase, key, place_at, preposition_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.movements_lexicon import MovementLanguage


def meant(doc: Doc, p: PlacePhrase, taken: set[str], lang: MovementLanguage) -> tuple[int, int]:
    """Return the characters of the name that a bare "the town" stands for, else of the phrase itself.

    `taken` are the words of the movement's ends: the other end is not what is meant. A town is the place named
    most often before ("in Palmyra", "of Palmyra"); any other site is the last one of its kind that was named.
    """
    own = doc[p.first : p.last + 1]
    found = None
    if len(own) == 1 and key(own[0]) in lang.settlements:
        found = _settlement(doc, p.first, taken, lang)
    elif len(own) == 1 and key(own[0]) in lang.sites and _pointed_at(doc, p.first, lang):
        found = _site(doc, p.first, key(own[0]), lang)
    span = doc[found.first : found.last + 1] if found else own
    return span.start_char, span.end_char


def _pointed_at(doc: Doc, i: int, lang: MovementLanguage) -> bool:
    return i > 0 and key(doc[i - 1]) in lang.pointers


def _settlement(doc: Doc, before: int, taken: set[str], lang: MovementLanguage) -> PlacePhrase | None:
    """Return the place last called so ("the town of Ghraneij"), else the one most often named before."""
    called: PlacePhrase | None = None
    seen: dict[str, PlacePhrase] = {}
    i = 0
    while i < before:
        n = preposition_at(doc, i, before, lang.located)
        place = place_at(doc, i + n, before, lang) if n and i + n < before and doc[i + n].text[:1].isupper() else None
        if place and _is_name(doc, place, taken):
            seen[doc[place.first : place.last + 1].text] = place
            if i and key(doc[i - 1]) == key(doc[before]):
                called = place
        i += max(n, 1)
    text = doc[:before].text
    return called or max(
        seen.values(), key=lambda p: (text.count(doc[p.first : p.last + 1].text), p.first), default=None
    )


def _is_name(doc: Doc, place: PlacePhrase, taken: set[str]) -> bool:
    """Say whether a phrase is a bare name ("Tal Barouk"), and not the other end of the movement."""
    words = doc[place.first : place.last + 1]
    return (
        not any(key(t) in taken for t in words)
        and all(t.text[:1].isupper() or len(t) <= 2 for t in words)
        and (not any(t.text in ("'s", "s") for t in words))
    )


def _site(doc: Doc, before: int, site: str, lang: MovementLanguage) -> PlacePhrase | None:
    """Return the last named phrase with the same kind of site ("the Ghazlani base" for "the base")."""
    for i in range(before - 2, -1, -1):
        if key(doc[i]) != site:
            continue
        first = i
        while first > 0 and (doc[first - 1].text[:1].isupper() or key(doc[first - 1]) in lang.articles):
            first -= 1
        place = place_at(doc, first, before, lang)
        if place and any(t.text[:1].isupper() for t in doc[place.first : place.last + 1]):
            return place
    return None
