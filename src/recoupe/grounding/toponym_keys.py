"""Place names made comparable: an exact key, a key without Arabic articles, and a consonant skeleton.

Reports spell one place many ways (Deir ez-Zor, Deir Ezzor, Dayr az Zawr; Roubijné, Rubizhne). The exact key forgives
case, accents, hyphens and apostrophes; the skeleton forgives vowels and the habits of French and English
transliteration, so it is only asked within a few countries, and its answers are compared again with `likeness`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

_APOSTROPHES = re.compile(r"['’‘ʼʿʾ`´]")
_NOT_WORD = re.compile(r"[\W_]+")
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
)
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "ad",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ath",
        "az",
        "ed",
        "en",
        "er",
        "es",
        "esh",
        "ech",
        "ez",
        "adh",
    ]
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_TRANSLITERATION = (
    (("tch", "tsch"), re.compile(r"tch|tsch"), "c"),
    (("sh", "ch"), re.compile(r"sch|sh|ch"), "s"),
    (("dj", "zh", "gi"), re.compile(r"dj|zh|gi(?=[aou])|dzh"), "j"),
    (("kh", "ḥ"), re.compile(r"kh|ḥ"), "h"),
    (("gh",), re.compile(r"gh"), "g"),
    (("th",), re.compile(r"th"), "t"),
    (("dh",), re.compile(r"dh"), "d"),
    (("ph",), re.compile(r"ph"), "f"),
    (("ts",), re.compile(r"ts"), "s"),
    (("q", "c"), re.compile(r"[qc]"), "k"),
)
"""What letters must be there, one of them, for a pattern to be tried: few names have any, and a search costs more."""
_VOWELS = str.maketrans("", "", "aeiouyw")
_DOUBLE = re.compile(r"(.)\1+")
_VOWEL_HABITS = (
    (re.compile(r"ou|oo|u|w"), "o"),
    (re.compile(r"ei|ey|ay|ai|ae|ee|y|i|e"), "e"),
    (re.compile(r"aa+"), "a"),
)


@lru_cache(maxsize=20_000)
def exact(name: str) -> str:
    """Return the exact key: lower case, no accents, apostrophes dropped, every other mark a space."""
    if name.isascii() and name.isalnum():  # a plain word, as most are
        text = name.lower()
        return _SHORT.get(text, text)
    text = _APOSTROPHES.sub("", name).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(_SHORT.get(word, word) for word in _NOT_WORD.sub(" ", text).split())


def without_articles(key: str) -> str:
    """Return an exact key without its Arabic articles, wherever they stand but at the end."""
    if " " not in key:
        return key
    *most, last = key.split() or [""]
    return " ".join([*(word for word in most if word not in _ARTICLES), last])


@lru_cache(maxsize=8_000)
def skeleton(key: str) -> str:
    """Return the consonants of an exact key as French and English transliteration agree on them, "" if under two."""
    text = without_articles(key).replace(" ", "")
    if text[:2] in {"ez", "az"} and len(text) > 4:
        text = text[2:]
    text = _transliterated(text)
    first = text[:1] if text[:1] in "aeiou" else ""
    text = _DOUBLE.sub(r"\1", text.translate(_VOWELS)).rstrip("h")
    return (("a" if first else "") + text) if len(text) >= 2 else ""


@lru_cache(maxsize=4_000)
def likeness(a: str, b: str) -> float:
    """Return 0 to 1: how alike two exact keys sound once the habits of transliteration are set aside."""
    return ratio(sound(a), sound(b)) / 100


@lru_cache(maxsize=4_000)
def sounded(word: str) -> str:
    """Return one word of an exact key with the habits of transliteration set aside, double letters single.

    >>> sounded("maarrat"), sounded("numan"), sounded("nouman")
    ('marat', 'noman', 'noman')
    """
    word = _transliterated(word)
    for pattern, replacement in _VOWEL_HABITS:
        word = pattern.sub(replacement, word)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=4_000)
def sound(key: str) -> str:
    """Return what `likeness` compares of an exact key: how it sounds, without articles and blanks."""
    return sounded(without_articles(key).replace(" ", "")).rstrip("ha")


def _transliterated(text: str) -> str:
    for letters, pattern, replacement in _TRANSLITERATION:
        for some in letters:
            if some in text:
                text = pattern.sub(replacement, text)
                break
    return text
