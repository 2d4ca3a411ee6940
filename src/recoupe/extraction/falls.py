"""What changes hands: a town falls or is taken; roofs, prices, bodies and arms are no ground. A noun's complement and a
verb's object say which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.dates_patterns import fold
from recoupe.languages.columns import columns
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TAKEN = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
_NO_GROUND = ("hurt", "materiel", "no_ground")
_REACH = 4
"""Tokens (articles, adjectives) that may stand before the head of a complement."""


def takes_no_ground(doc: Doc, start: int, end: int, lang: str) -> bool:
    """Whether the words `start` to `end` begin or end with a verb of taking whose object is no ground: "recovered the
    bodies", "a repris des armes"; or, without an object, with one of what goes on again: "les combats ont repris".
    """
    read = columns(doc)
    taking = words(lang, "events", "taking")
    verb = next((i for i in (start, end - 1) if read.pos[i] == "VERB" and read.lemmas[i] in taking), None)
    if verb is None:
        return False
    taken = [t for t in doc[verb].children if t.dep_ in _TAKEN]
    if not taken:
        subjects = (t for t in doc[verb].children if t.dep_ == "nsubj")
        return any(read.lows[t.i] in words(lang, "events", "resuming") for t in subjects)
    no_ground = (*(words(lang, "events", name) for name in _NO_GROUND), words(lang, "speakers", "people"))
    return all(any(read.lows[t.i] in listed for listed in no_ground) for t in taken)


def of_something_else(doc: Doc, start: int, end: int, lang: str) -> bool:
    """Whether the words `start` to `end` are a noun of falling ("the fall of", "la chute") whose complement is a thing
    that nobody takes: a common noun that names no kind of place. Without a complement, or with a name, it is none.
    """
    read = columns(doc)
    if words(lang, "events", "falls").isdisjoint((*read.lows[start:end], *read.lemmas[start:end])):
        return False
    if read.pos[end - 1] in {"VERB", "AUX"}:
        return False
    joins = words(lang, "events", "fall_joins")
    i = end if read.lows[end - 1] in joins else end + 1
    if i >= len(doc) or read.lows[i - 1] not in joins:
        return False
    while i < min(end + 1 + _REACH, len(doc) - 1) and read.pos[i] in {"DET", "ADJ", "NUM", "ADP"}:
        i += 1
    sites = words(lang, "movements", "sites")
    held = {fold(read.lows[i]), fold(read.lemmas[i])}
    return read.pos[i] == "NOUN" and read.texts[i][:1].islower() and sites.isdisjoint(held)
