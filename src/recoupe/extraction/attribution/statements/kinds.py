"""Kinds: what sort of statement a verb makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = (
    ("belief", "beliefs"),
    ("speech", "verbs", "asserts"),
    ("speech", "verbs", "denies"),
    ("speech", "utterances"),
    ("speech", "findings"),
    ("intention", "intentions"),
    ("speech", "naming"),
    ("speech", "assigning"),
    ("speech", "directing"),
    ("speech", "objects"),
    ("speech", "topics"),
)
"""Lists of the lexicon; the first that has a verb says what sort of statement it makes."""


def kind_of(verb: Token) -> str | None:
    """Return what sort of statement a verb makes: speech, belief, intention; None if it makes none."""
    if says(verb, "en", "claims_only"):
        return None
    for kind, *path in _KINDS:
        if says(verb, "en", *path):
            return kind
    return "speech" if says(verb, "en", "weak") else None


_CLAUSES = (
    ("beliefs",),
    ("verbs", "asserts"),
    ("verbs", "denies"),
    ("utterances",),
    ("findings",),
    ("intentions",),
    ("directing",),
    ("weak",),
)


def takes_clause(verb: Token) -> bool:
    """Tell whether a clause on a verb is what it says: not "call", "hit" or "continue"."""
    return not says(verb, "en", "going_on") and any(says(verb, "en", *path) for path in _CLAUSES)


def is_quoting(verb: Token) -> bool:
    """Tell whether a quotation beside a verb is what it says."""
    return any(
        says(verb, "en", *path) for path in (("verbs", "asserts"), ("verbs", "denies"), ("utterances",), ("quoting",))
    )


def links_of(word: Token, table: str) -> tuple[str, ...]:
    """Return the prepositions by which a word says something, of a table of the lexicon (topics, noun_links)."""
    return tuple(lexicon("en", "attribution")[table].get(word.lemma_.lower(), ()))
