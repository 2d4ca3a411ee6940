"""What falls: a town falls to somebody, roofs and prices do not. The complement of the noun says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.dates_patterns import fold
from recoupe.languages.columns import columns
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 4
"""Tokens (articles, adjectives) that may stand before the head of a complement."""


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
