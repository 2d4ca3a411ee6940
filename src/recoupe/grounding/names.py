"""Names made comparable: no case, accents, articles, possessives or plurals, but whole words only."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages.lexicon import SUPPORTED, lexicon

_WORD = re.compile(r"[^\W_]+(?:['’ʼʿʾ`][^\W_]+)*['’]?", re.UNICODE)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_NAME = 200
"""Characters up to which a string is a name, worth remembering."""
_ARABIC_ARTICLES = frozenset({"al", "el", "ul"})
# Before "sun letters" the article takes their sound; these are words of other languages too, so only with a hyphen.
_ASSIMILATED = frozenset({"ad", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "er", "es", "esh", "ech", "et", "ez"})


class Word(NamedTuple):
    """A comparable word (`form`) and what was written (`raw`), at `start` in the name. `joined`: a hyphen follows."""

    form: str
    raw: str
    start: int
    end: int
    joined: bool = False


@cache
def _ignored() -> tuple[frozenset[str], frozenset[str]]:
    """Return the function words and the elided prefixes of all languages: names are often quoted across them."""
    words: set[str] = set()
    elided: set[str] = set()
    for lang in SUPPORTED:
        data = lexicon(lang, "names")
        words.update(data["ignored"])
        elided.update(data["elided"])
    return frozenset(words), frozenset(elided)


def plain(text: str) -> str:
    """Return text without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def stem(word: str) -> str:
    """Return a plain word without its plural ending, and French -enne as -en. Crude, but the same for both sides.

    >>> stem("forces"), stem("syriennes"), stem("agencies"), stem("press")
    ('force', 'syrien', 'agency', 'press')
    """
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("nesses"):  # witnesses; French "russes" keeps its e
        word = word[:-2]
    elif len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        word = word[:-1]
    return word[:-2] if len(word) > 5 and word.endswith("enne") else word


def _unelided(raw: str, elided: frozenset[str]) -> tuple[str, int]:
    """Return the word without l', d', qu' before it or 's after it, and how many characters went in front."""
    marked = re.sub("[’ʼʿʾ`]", "'", raw)
    skipped = 0
    head, mark, tail = marked.partition("'")
    while mark and tail and plain(head) in elided:
        skipped += len(head) + 1
        marked = tail
        head, mark, tail = marked.partition("'")
    if marked[-2:] in ("'s", "'S"):
        marked = marked[:-2]
    return marked.replace("'", ""), skipped


def words(name: str) -> tuple[Word, ...]:
    """Return the comparable words of a name (or of a whole text), function words left out, with their offsets.

    >>> [w.form for w in words("l'Observatoire syrien des droits de l'homme")]
    ['observatoire', 'syrien', 'droit', 'homme']
    """
    return _short(name) if len(name) <= _NAME else _text(name)


@lru_cache(maxsize=20_000)
def _short(name: str) -> tuple[Word, ...]:
    return _words(name)


@lru_cache(maxsize=2)
def _text(text: str) -> tuple[Word, ...]:
    """A report's whole text is asked for several times, and then no more."""
    return _words(text)


@lru_cache(maxsize=50_000)
def _comparable(word: str) -> tuple[str, int, str, str]:
    """Return a word without what is elided, how many characters that were, and the word plain and by its stem."""
    raw, skipped = _unelided(word, _ignored()[1])
    low = plain(raw)
    return raw, skipped, low, stem(low)


def _words(name: str) -> tuple[Word, ...]:
    ignored, _elided = _ignored()
    # U.S. is US; the blanks keep every offset where it was.
    name = _DOTTED.sub(lambda m: m[0].replace(".", "").ljust(len(m[0])), name)
    out: list[Word] = []
    for found in _WORD.finditer(name):
        raw, skipped, low, form = _comparable(found[0])
        hyphen = name[found.end() : found.end() + 1] in ("-", "‑", "–")
        # The article is ignored, the acronym is not: "un" and "UN".
        acronym = len(raw) > 1 and raw.isupper() and (raw == name.strip() or not name.isupper())
        if not low or (low in ignored and not acronym):
            continue
        if (low in _ARABIC_ARTICLES or (low in _ASSIMILATED and hyphen)) and not acronym:
            continue
        out.append(Word(form, raw, found.start() + skipped, found.end(), hyphen))
    return tuple(out)


def key(name: str) -> tuple[str, ...]:
    """Return a name's comparable words as a key: equal keys, same name."""
    return tuple(w.form for w in words(name))
