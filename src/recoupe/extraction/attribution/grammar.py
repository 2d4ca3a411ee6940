"""Grammar: the small words by which a sentence shows who speaks and what is said, from the lexicon."""

from __future__ import annotations

from functools import cache

from recoupe.languages.forms import words


@cache
def grammar(lang: str, *lists: str) -> frozenset[str]:
    """Return the words of one or more lists under `grammar` in `attribution.yaml`, lower-case."""
    return frozenset().union(*(words(lang, "attribution", "grammar", name) for name in lists))


@cache
def speaking(lang: str, *lists: str) -> frozenset[str]:
    """Return the words of one or more lists of `speakers.yaml`, lower-case: `speaking("en", "people", "titles")`."""
    return frozenset().union(*(words(lang, "speakers", name) for name in lists))
