"""Grammar: the small words by which a sentence shows who speaks and what is said, from the lexicon."""

from __future__ import annotations

import unicodedata
from functools import cache

from recoupe.languages.forms import words

_LONG_ENOUGH = 5
"""Letters of the shortest word that is looked for without its accents too."""


@cache
def grammar(lang: str, *lists: str) -> frozenset[str]:
    """Return the words of one or more lists under `grammar` in `attribution.yaml`, lower-case."""
    return frozenset().union(*(words(lang, "attribution", "grammar", name) for name in lists))


@cache
def speaking(lang: str, *lists: str) -> frozenset[str]:
    """Return the words of one or more lists of `speakers.yaml`, lower-case: `speaking("en", "people", "titles")`."""
    return with_bare_forms(frozenset().union(*(words(lang, "speakers", name) for name in lists)))


def with_bare_forms(vocabulary: frozenset[str]) -> frozenset[str]:
    """Return a vocabulary and its words as pages write them that lost their accents ("armee", "declare").

    Short words are left out: "où" without its accent is another word.
    """
    return vocabulary | {bare_form(w) for w in vocabulary if len(w) >= _LONG_ENOUGH}


def bare_form(word: str) -> str:
    """Return a word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
