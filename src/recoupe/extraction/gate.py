"""The gate: whether a text may tell of violence at all, decided from its words before anything is parsed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENOUGH = 2
"""Points that let a text through: a sure word has two, a likely one has one; each different word counts once."""
SHORT = 100
"""Words under which a text has no room for several: any word of the lexicons lets it through, everyday ones too."""

_WORD = re.compile(r"[^\W\d_]+")
_CASUALTIES = ("killed", "wounded", "captured", "displaced")


def may_tell(text: str, lang: str) -> bool:
    """Return whether a text is worth parsing: false only where hardly a word of it tells of violence.

    Whole reports are judged, never paragraphs: a claim may rest on words that stand elsewhere in its report. The
    words are those of the lexicons of events, figures and participants, sorted by `languages/<lang>/gate.yaml`.
    Raises UnsupportedLanguage if there is no folder for `lang`.
    """
    sure, likely, everyday = _words(lang)
    words = _WORD.findall(fold(text))
    found = set(words)
    if not found.isdisjoint(sure) or len(found & likely) >= ENOUGH:
        return True
    return len(words) < SHORT and not (found.isdisjoint(likely) and found.isdisjoint(everyday))


def fold(text: str) -> str:
    """Return a text in lower case without accents; its length may change."""
    low = text.lower()
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(c for c in parts if not unicodedata.combining(c))


@cache
def _words(lang: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that are enough alone, those of which two are, and the rest of the lexicons."""
    table = lexicon(lang, "gate")
    everyday = frozenset(_single(table["everyday"]))
    types = lexicon(lang, "events")["types"].values()
    strong = {w for lists in types for w in _single(lists["strong"])}
    weak = {w for lists in types for w in _single(lists["weak"])} | _counted(lang)
    weak |= set(_single(lexicon(lang, "participants")["forces"]))
    listed = frozenset(_single(table["likely"]))
    sure = (strong - everyday - listed) | set(_single(table["sure"]))
    likely = frozenset((weak - everyday) | listed) - sure
    return frozenset(sure), likely, (everyday | strong | weak) - sure - likely


def _counted(lang: str) -> set[str]:
    """The verbs and nouns of casualties, from the lexicon of figures: strings of words, or lists of them."""
    predicates = lexicon(lang, "figures")["predicates"]
    lists = [words for kind in _CASUALTIES for words in predicates[kind].values()]
    return {w for words in lists if isinstance(words, str) for w in _single(words.split())}


def _single(entries: Iterable[object]) -> Iterator[str]:
    """Yield the entries that are one word, folded; phrases are told by their words, or not at all."""
    for entry in entries:
        word = fold(str(entry))
        if _WORD.fullmatch(word):
            yield word
