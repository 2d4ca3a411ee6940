"""Words of a report with their offsets, cut where place names need it: after d' and l', at hyphens, before 's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from recoupe.grounding.toponym_keys import exact

_TOKEN = re.compile(
    r"[^\W_]{4,}+(?!['’ʼʿʾ`])"  # most words: none of what follows is worth a try
    r"|(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|(?:St|Ste|Mt|Ft)\.(?=\s[A-Z])"
    r"|\b[dDlL]['’](?=[^\W_])|\b(?:qu|jusqu|lorsqu|puisqu|[nsjcmt])['’](?=[^\W_])"
    r"|[^\W_]+(?:['’ʼʿʾ`][^\W_]+)*",
)
ARTICLES = frozenset(
    ["al", "el", "ul", "ar", "as", "ash", "at", "ath", "az", "an", "ad", "ed", "er", "es", "esh", "ech", "ez", "adh"]
)
PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "of",
        "the",
        "bin",
        "ben",
        "ibn",
        "sur",
        "sous",
        "en",
        "upon",
        "al",
        "el",
        "and",
        "e",
        "dos",
        "da",
        "do",
        "del",
        "di",
        "y",
        "et",
        "au",
        "aux",
    ]
)
# Articles that are no words of English or French: they need no hyphen between two capitals ("Dar es Salaam").
SPACED = frozenset(["al", "el", "ul", "es", "ez", "esh", "ech", "ash", "az", "ar", "ed", "er", "adh", "ath"])
# "du", "des" and "d'" are "de" to a look-up among the words around names.
SAME = {"du": "de", "des": "de", "d": "de"}
_JOINS = frozenset({" ", "-", "", "\n"})


class Word(NamedTuple):
    """A word at `start:end`; `key` is its exact key, `plain` that with French contractions of "de" spelt out, `gap`
    what stands between it and the word before.
    """

    start: int
    end: int
    raw: str
    key: str
    plain: str
    gap: str
    upper: bool


def cut(text: str) -> list[Word]:
    """Return the words of `text` in order. A final possessive 's is left out of its word."""
    words: list[Word] = []
    new, last = tuple.__new__, 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        start, end = match.span()
        if raw[-2:] in {"'s", "’s"}:
            raw, end = raw[:-2], end - 2
        elif raw[-1] in "'’":
            raw = raw[:-1]
        key, plain, upper = _read(raw)
        # Half the time of a call by name: every word of every report is one.
        words.append(new(Word, (start, end, raw, key, plain, text[last:start], upper)))
        last = end
    return words


@lru_cache(maxsize=50_000)
def _read(raw: str) -> tuple[str, str, bool]:
    key = exact(raw)
    return key, SAME.get(key, key), raw[:1].isupper()


def runs(words: list[Word]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words (first, past the last): an Arabic article before a capital counts as one,
    and particles ("de", "of", "bin") hold two capitals together.
    """
    found: list[tuple[int, int]] = []
    i, n = 0, len(words)
    while i < n:
        if not _starts(words, i):
            i += 1
            continue
        j = i + (2 if not words[i].upper else 1)
        while j < n:
            if words[j].gap in _JOINS and words[j].upper and words[j].gap != "\n":
                j += 1
                continue
            step = _bridge(words, j)
            if not step:
                break
            j += step
        found.append((i, j))
        i = j
    return found


def past_possessives(words: list[Word], past: int) -> int:
    """Return where a run that ends at `past` would end if names went on after 's ("Queen Anne's County")."""
    n = len(words)
    while past < n and words[past].upper and words[past].gap in {"'s ", "’s "}:
        past += 1
        while past < n and words[past].gap == " " and (words[past].upper or words[past].key == "of"):
            past += 1
    return past


def _starts(words: list[Word], i: int) -> bool:
    if words[i].upper:
        return True
    return is_article(words, i)


def is_article(words: list[Word], i: int) -> bool:
    """Whether word `i` is an Arabic article, by hyphen or (al, el) by space, before a capitalised word."""
    if words[i].key not in ARTICLES or i + 1 >= len(words) or not words[i + 1].upper:
        return False
    gap = words[i + 1].gap
    return gap == "-" or (gap == " " and words[i].key in {"al", "el"})


def _bridge(words: list[Word], j: int) -> int:
    """Return how many words from `j` on hold the run together up to and with the next capital, 0 if none do."""
    for step in (1, 2, 3):
        if j + step >= len(words):
            return 0
        here = words[j + step - 1]
        holds = here.key in PARTICLES or here.key in SPACED or is_article(words, j + step - 1)
        if here.upper or not holds or here.gap not in {" ", "-", ""}:
            return 0
        following = words[j + step]
        if following.upper and following.gap in {" ", "-", "", "'", "’"}:
            return step + 1
    return 0
