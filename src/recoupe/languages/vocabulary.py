"""Which words a language has, and how common they are: from the tables of its spaCy model, nothing of our own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COMMON = 200_000
"""How many of a model's forms count as words: further down lie misspellings and other languages."""


@cache
def _tables(lang: str) -> tuple[tuple[frozenset[str], ...], tuple[tuple[str, str], ...]]:
    """Return the lemmatizer's lemmas by part of speech, and its endings with what each stands for."""
    from recoupe.languages.pipeline import pipeline

    lookups: Any = pipeline(lang).get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, rules = (lookups.get_table(name) for name in ("lemma_index", "lemma_rules"))
    endings = sorted({(old, new) for part in rules for old, new in rules[part] if old.isalpha()})
    return tuple(frozenset(words) for words in index.values()), tuple(endings)


@cache
def function_words(lang: str) -> frozenset[str]:
    """Return the language's commonest little words (spaCy's stop words)."""
    from recoupe.languages.pipeline import pipeline

    return frozenset(pipeline(lang).Defaults.stop_words)


@cache
def known(word: str, lang: str) -> bool:
    """Tell whether a word, in any case, is a form that the language has: common, or made as its lemmatizer says.

    Names mostly are not.
    """
    low = word.lower()
    if low in function_words(lang):
        return True
    if common := ranks(lang):
        return common.get(low, COMMON) < COMMON // 4
    if re.search("[^aeiou]ys$", low):  # the lemmatizer's endings would make "armys" of "army"
        return False
    lemmas, endings = _tables(lang)
    stems = {low} | {
        low.removesuffix(old) + new for old, new in endings if low.endswith(old) and len(low) > len(old) + 2
    }
    stems |= {s[:-1] for s in stems if len(s) > 4 and s[-1] == s[-2]}  # "stopped"
    return any(not stems.isdisjoint(words) for words in lemmas)


@cache
def ranks(lang: str) -> dict[str, int]:
    """Return the model's commonest forms with their rank, commonest first; empty where its order says nothing.

    The keys of French word vectors stand in order of frequency; `ranked` in `language.yaml` says so.
    """
    from recoupe.languages.pipeline import pipeline

    if not lexicon(lang, "language")["spacy"].get("ranked"):
        return {}
    vocab = pipeline(lang).vocab
    strings = (vocab.strings[key] for key in vocab.vectors.key2row)
    return {word: rank for rank, word in zip(range(COMMON), strings, strict=False) if word.isalpha()}


@cache
def accented(lang: str) -> dict[str, tuple[str, ...]]:
    """Return {form without accents: the forms that lose their accents to it, the commonest first}.

    Lower case. Only where a form with accents is among the commonest; empty without `ranks`.
    """
    table: dict[str, list[str]] = {}
    for word in _lower(ranks(lang)):
        if not word.isascii():
            table.setdefault(bare(word), []).append(word)
    common = ranks(lang)
    for plain, forms in table.items():
        if plain in common:
            forms.append(plain)
    return {plain: tuple(sorted(forms, key=lambda w: common[w])) for plain, forms in table.items()}


def _lower(words: Mapping[str, int]) -> Iterator[str]:
    return (w for w in words if w.islower())


def bare(text: str) -> str:
    """Return a text without accents, one character for one."""
    if text.isascii():
        return text
    return "".join(map(_base, text))


@cache
def _base(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalpha() and len(base) == 1 else char
