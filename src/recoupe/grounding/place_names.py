"""Bare names of places (from claims that somebody else made) as mentions, found again in their text if it is there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.theatre_places import locals_of
from recoupe.grounding.toponym_context import around
from recoupe.grounding.toponym_keys import exact
from recoupe.grounding.toponym_lexicon import places_lexicon
from recoupe.grounding.toponym_match import known
from recoupe.grounding.toponym_scene import Mention
from recoupe.grounding.toponym_words import cut
from recoupe.grounding.toponyms import recognise
from recoupe.languages import SUPPORTED

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.toponym_lexicon import Hint
    from recoupe.theatres.schema import Theatre


def locate_names(
    names: list[str], text: str, lang: str | None, theatre: Theatre | None
) -> tuple[list[Mention], list[int]]:
    """Return mentions in text order (the names' and, for context, the text's other places), and the index among them
    of each name's.
    """
    languages = (lang,) if lang in SUPPORTED else SUPPORTED
    wanted = [mention_of(name, text, languages, theatre) for name in names]
    rest = _others(text, languages[0], theatre) if text and languages[0] else []
    context = [m for m in rest if not any(m.start < w.end and w.start < m.end for w in wanted)]
    # Names that are not in the text come last, with no offsets.
    order = sorted(
        [*((w, k) for k, w in enumerate(wanted)), *((c, -1) for c in context)], key=lambda p: (p[0].start, p[1])
    )
    position = {k: at for at, (_, k) in enumerate(order) if k >= 0}
    return [m for m, _ in order], [position[k] for k in range(len(names))]


_last: list[tuple[str, str, Theatre | None, list[Mention]]] = []


def _others(text: str, lang: str, theatre: Theatre | None) -> list[Mention]:
    """Return the places of a text, found once for the names that are asked for one after the other."""
    for asked, language, at, found in _last:
        if asked == text and language == lang and at is theatre:
            return found
    found = recognise(text, lang, theatre)
    _last[:] = [(text, lang, theatre, found)]
    return found


def mention_of(name: str, text: str, languages: tuple[str | None, ...], theatre: Theatre | None) -> Mention:
    """Return the mention that a bare name makes: the name whole if it is known, else its core ("Idlib province")."""
    at = text.find(name)
    start, end = (at, at + len(name)) if at >= 0 else (-1, -1)
    entries = _entries(name, theatre)
    core, hint = name, None
    for lang in languages:
        if lang is None or (entries and hint):
            continue
        cut_core, cut_hint = split(name, lang)
        if cut_core == name or (entries and cut_hint != "region"):
            continue
        found = _entries(cut_core, theatre)
        if found or not entries:
            core, hint, entries = cut_core, cut_hint, found
    return Mention(start, end, name, core, "name", hint, entries=entries)


def _entries(name: str, theatre: Theatre | None) -> tuple[Entry, ...]:
    key = exact(name)
    if _common(key):
        return ()
    countries = frozenset(theatre.countries) if theatre else frozenset[str]()
    return known(key, locals_of(theatre)) or gazetteer.alike(key, countries)


@lru_cache(maxsize=4096)
def _common(key: str) -> bool:
    """Whether a name has only words of direction and kind in it ("northern", "the eastern villages"): no place's."""
    known_words = frozenset[str]()
    for lang in SUPPORTED:
        lex = places_lexicon(lang)
        known_words |= lex.directions | lex.fillers | lex.kinds | lex.after.keys()
    return all(word in known_words for word in key.split())


def split(name: str, lang: str) -> tuple[str, Hint | None]:
    """Return (core, hint): "Idlib province" is ("Idlib", "region"), "nord de la Syrie" ("Syrie", None)."""
    lex = places_lexicon(lang)
    words = cut(name)
    for past in range(len(words), 0, -1):
        tail = " ".join(w.key for w in words[past:])
        if tail and tail in lex.after:
            return name[words[0].start : words[past - 1].end], lex.after[tail]
    capital = next((k for k, w in enumerate(words) if w.upper), None)
    if capital:
        facts = around(words, capital, len(words), lex)
        return name[words[capital].start :], facts.hint
    return name, None
