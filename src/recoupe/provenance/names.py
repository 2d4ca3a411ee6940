"""Names as written, made comparable across spellings and between French and English.

`Mashlab` and `al-Mechlab`, `Saraqib` and `Saraqeb`, `Kobélé` and `Kobele` are one name in two transliterations.
Both are folded (case, accents, articles), then reduced to a skeleton of consonants, the way search over
transliterated Arabic and Cyrillic names is commonly done: vowels carry little, and the digraphs of French and
English for one sound (ou/u, ch/sh, dj/j) are made one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from recoupe.provenance.words import words

KEPT = 65_536
"""Names whose form is remembered: a corpus has no end of them."""
_DIGRAPHS = (
    ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("dj", "j"), ("zh", "j"), ("dz", "z"),
    ("gh", "g"), ("kh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gu", "g"), ("ou", "u"), ("ck", "k"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("z", "z"), ("w", "u"), ("y", "i"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouhv']")
_GLUED = re.compile(r"^[ae](?=([dnrstz])\1)")
"""An Arabic article run into the word, its consonant doubled: "Ezzor" for "ez-Zor"."""
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """Return `name` without case, accents, apostrophes and punctuation, its words parted by one space."""
    text = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"(?<=\w)['’ʼ`](?=s\b)", " ", text)
    text = re.sub(r"\b([ldnsjmtc]|qu)['’ʼ`]", r"\1 ", text)
    text = re.sub(r"(?<=\w)\.(?=\w\b)", "", text)
    return " ".join(re.findall(r"\w+", re.sub(r"['’ʼ`]", "", text)))


@lru_cache(maxsize=KEPT)
def tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without its articles; all of them if there is nothing else."""
    every = tuple(fold(name).split())
    dropped = frozenset(words("provenance", "names")["articles"])
    return tuple(t for t in every if t not in dropped) or every


@lru_cache(maxsize=KEPT)
def skeleton(token: str) -> str:
    """Return the consonants of a folded word, its first vowel kept: `mashlab` and `mechlab` both give `mslb`.

    A word whose skeleton would be a single letter, or that has digits, stays as it is.
    """
    if len(token) < 3 or any(c.isdigit() for c in token):
        return token
    text = _GLUED.sub("", token)
    for written, sound in _DIGRAPHS:
        text = text.replace(written, sound)
    text = _DOUBLE.sub(r"\1", text)
    bare = text[0] + _VOWELS.sub("", text[1:])
    bare = _DOUBLE.sub(r"\1", bare)
    return bare if len(bare) > 1 else text


@lru_cache(maxsize=KEPT)
def skeletons(name: str) -> frozenset[str]:
    """Return the skeletons of a name's words."""
    return frozenset(skeleton(t) for t in tokens(name))


def alike(a: str, b: str) -> bool:
    """Tell whether the words of one name are, by their skeletons, among the words of the other."""
    one, other = skeletons(a), skeletons(b)
    return bool(one) and bool(other) and (one <= other or other <= one)
