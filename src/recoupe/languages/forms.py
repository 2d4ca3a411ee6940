"""Finding lexicon entries in a parsed text: words by lemma or form, phrases by their words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recoupe.languages.columns import columns, morphs_of
from recoupe.languages.lexicon import lexicon

SPACE = "[ \u00a0\u202f\u2009]"
"""A blank between two words of a page, as a pattern."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token


@cache
def words(lang: str, name: str, *path: str) -> frozenset[str]:
    """Return a list of a lexicon as a lower-case set: `words("fr", "attribution", "verbs", "asserts")`."""
    entry = lexicon(lang, name)
    for key in path:
        entry = entry.get(key, {})
    return frozenset(str(w).lower() for w in entry)


@cache
def phrases(lang: str, name: str, *path: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a list, by first word, longest first, each as a tuple of lower-case words."""
    entry = lexicon(lang, name)
    for key in path:
        entry = entry.get(key, {})
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in entry:
        split = tuple(split_phrase(str(phrase).lower()))
        out.setdefault(split[0], []).append(split)
    return {k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in out.items()}


def split_phrase(phrase: str) -> Iterator[str]:
    """Split as spaCy does: French elisions stay with their apostrophe, hyphenated words apart where needed."""
    for word in phrase.split():
        head, mark, tail = word.partition("'")
        if mark and tail and len(head) <= 2:
            yield head + mark
            yield tail
        else:
            yield word


def has_feature(token: Token, feature: str, value: str) -> bool:
    """Tell whether a token's morphology has exactly one value: `has_feature(t, "VerbForm", "Inf")`."""
    return _has(morphs_of(token.doc)[token.i], feature, value)


@lru_cache(maxsize=20_000)
def _has(morphology: str, feature: str, value: str) -> bool:
    """Whether a morphology as spaCy writes it ("Tense=Past|VerbForm=Fin") has one value of a feature and no other."""
    return f"{feature}={value}" in morphology.split("|")


def alternation(listed: Iterable[str], blank: str = r"\ ") -> str:
    """Return the inside of a group that matches any of some words or phrases, the longest first. `blank`: what stands
    for a blank within a phrase.
    """
    return "|".join(re.escape(w).replace(r"\ ", blank) for w in sorted(listed, key=lambda w: (-len(w), w)))


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return a pattern that matches where any of some without flags does.

    It is searched before them where most texts hold none: their common beginning is tried once for all.
    """
    return re.compile("|".join(f"(?:{p.pattern})" for p in patterns))


def is_one_of(token: Token, vocabulary: frozenset[str]) -> bool:
    """Tell whether a token's lemma or form is in a lower-case vocabulary."""
    return token.lower_ in vocabulary or token.lemma_.lower() in vocabulary


def phrase_at(doc: Doc, i: int, table: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """Return the number of tokens of the longest phrase of `table` that begins at token `i`, else 0."""
    lows = columns(doc).lows
    for phrase in table.get(lows[i], ()):
        if len(phrase) == 1 or tuple(lows[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def inflected(lang: str, name: str, *path: str) -> frozenset[str]:
    """Return the regular finite and participle forms of a lexicon's verbs, for words that a tagger misses."""
    endings = lexicon(lang, "language")["verb_endings"]
    out: set[str] = set()
    for verb in words(lang, name, *path):
        for suffix, forms in endings.items():
            if verb.endswith(suffix):
                stem = verb.removesuffix(suffix)
                out.update(stem + form for form in forms)
                break
    return frozenset(out)
