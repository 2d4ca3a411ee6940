"""One key for the spellings of a name in Arabic, Cyrillic and Latin letters, and how well two of them agree.

A name in another script is written in Latin letters by published tables (`data/romanised.yaml`); what transliterations
differ in is then set aside: articles and their assimilation, doubled letters, vowels, hamza, ta marbuta. Arabic leaves
short vowels out, so the key holds consonants alone and many names share it: `agreement` then compares the vowels, the
long ones that Arabic writes with those that the Latin spelling has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz.fuzz import ratio

from recoupe.grounding.data_files import data
from recoupe.grounding.toponym_keys import sound, without_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""Consonants that a key needs: one letter is shared by too many names."""
_DOUBLE = re.compile(r"(.)\1+")
_CLOSING = 0.6
"""What a difference at the end counts for: long vowels there are often left off."""
_LONG = {"a": "a", "w": "ouw", "y": "iey"}
"""Latin vowels that a long vowel of Arabic is written with."""


@dataclass(frozen=True, eq=False)
class Family:
    """The rules of a family of languages, ready for use."""

    name: str
    countries: frozenset[str]
    first: str
    last: str
    orthography: dict[int, str]
    article: str
    unvowelled: bool
    parted: tuple[str, ...]
    letters: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    assimilated: re.Pattern[str] | None
    glued: re.Pattern[str] | None
    sounds: re.Pattern[str]
    heard: tuple[str, ...]
    vowels: re.Pattern[str]
    consonant: re.Pattern[str]
    least: dict[str, float]

    def writes(self, key: str) -> bool:
        """Whether a key has letters of the family's script."""
        return not key.isascii() and any(self.first <= c <= self.last for c in key)


@cache
def families() -> tuple[Family, ...]:
    """Return the families of `romanised.yaml`."""
    return tuple(_family(name, rules) for name, rules in data("romanised").items() if isinstance(rules, dict))


def _family(name: str, rules: dict[str, Any]) -> Family:
    first, last = rules["script"]
    assimilated, glued = rules.get("assimilated"), rules.get("glued")
    ends = {letter: (tuple(v["name"]), tuple(v["word"])) for letter, v in rules.get("ends", {}).items()}
    return Family(
        name=name,
        countries=frozenset(rules["countries"]),
        first=first,
        last=last,
        orthography=str.maketrans(rules["orthography"]),
        article=rules["article"],
        unvowelled=bool(rules.get("unvowelled")),
        parted=tuple(rules.get("parted", ())),
        letters={k: tuple(v) if isinstance(v, list) else (v,) for k, v in rules["letters"].items()},
        ends=ends,
        assimilated=re.compile(assimilated) if assimilated else None,
        glued=re.compile(glued) if glued else None,
        sounds=re.compile("|".join(f"({pattern})" for pattern, _heard in rules["sounds"])),
        heard=("", *(heard for _pattern, heard in rules["sounds"])),
        vowels=re.compile(f"[{rules['vowels']}]+"),
        consonant=re.compile(f"[^{rules['vowels']}]"),
        least=rules["least"],
    )


@lru_cache(maxsize=256)
def families_of(countries: frozenset[str]) -> tuple[Family, ...]:
    """Return the families whose names are met in any of some countries."""
    return tuple(f for f in families() if not f.countries.isdisjoint(countries))


@lru_cache(maxsize=4_000)
def orthographic(key: str) -> str:
    """Return an exact key with the forms of one letter made one (tatweel, ta marbuta, alif maqsura, ё)."""
    for family in families():
        if family.writes(key):
            return " ".join(key.translate(family.orthography).split())
    return key


@lru_cache(maxsize=4_000)
def bare(key: str) -> str:
    """Return an exact key without its Arabic articles, in Latin or Arabic letters."""
    for family in families():
        if family.article and family.writes(key):
            words = [_without(word, family.article) for word in _parted(key, family).split()]
            return " ".join([*(w for w in words[:-1] if w != family.article), *words[-1:]])
    return without_articles(key)


def _parted(key: str, family: Family) -> str:
    """Return a key with the words apart that are often written as one ("Abdallah")."""
    for word in family.parted:
        key = re.sub(rf"\b{word}(?={family.article})", f"{word} ", key)
    return key


def _without(word: str, article: str) -> str:
    rest = word.removeprefix(article)
    return rest if len(rest) > 1 else word


@lru_cache(maxsize=4_000)
def latin(key: str, family: Family) -> tuple[str, ...]:
    """Return an exact key in Latin letters, in the ways that it can be written so; itself if it is in them already."""
    if not family.writes(key):
        return (key,) if key.isascii() else ()
    text = bare(key)
    values = [_values(text, k, family) for k in range(len(text))]
    # Without vowels between them, letters of their own would look like the digraphs of others: s and h, sh.
    apart = "'" if family.unvowelled else ""
    spelt = (apart.join(letters) for letters in islice(product(*values), data("romanised")["variants"]))
    return tuple(dict.fromkeys(s for s in spelt if s.isascii()))


def _values(text: str, k: int, family: Family) -> tuple[str, ...]:
    """Return the Latin letters that a letter may stand for where it stands."""
    letter = text[k]
    if letter in family.ends:
        closing = k + 1 == len(text)
        if closing or text[k + 1] == " ":
            return family.ends[letter][0 if closing else 1]
    return family.letters.get(letter) or family.letters.get(same := letter.translate(family.orthography)) or (same,)


@lru_cache(maxsize=4_000)
def sounded(spelt: str, family: Family) -> str:
    """Return a Latin spelling without articles, its consonants as the family's transliterations agree on them."""
    text = without_articles(spelt)
    if family.assimilated:
        text = family.assimilated.sub("", text)
    if family.glued and "'" not in text:
        text = " ".join(family.glued.sub("", w) if len(w) > 3 else w for w in text.split())
    text = family.sounds.sub(lambda found: family.heard[found.lastindex or 0], text)
    return _DOUBLE.sub(r"\1", text).replace(" ", "").replace("'", "")


@lru_cache(maxsize=4_000)
def bones(spelt: str, family: Family) -> str:
    """Return the consonants of a Latin spelling, the family's initial before them; "" if under two."""
    text = sounded(spelt, family)
    kept = family.vowels.sub("", text)
    if len(kept) < LEAST:
        return ""
    return f"{family.name[0]}:{'a' if text[:1] in 'aeiou' else ''}{kept}"


def folds(key: str, family: Family) -> Iterator[tuple[str, str]]:
    """Yield (key shared by its spellings, Latin spelling) of an exact key."""
    for spelt in latin(key, family):
        shared = bones(spelt, family)
        if shared:
            yield shared, spelt


class Forms(NamedTuple):
    """What an exact key is compared by, a form for each way to write it in Latin letters. `short`: it is written
    without short vowels. `heard`: its consonants and vowels as its family's transliterations agree on them. Of vowelled
    spellings only, `sounds`: as French and English agree on them; `resounds`: both, one after the other.
    """

    short: bool
    heard: tuple[str, ...]
    sounds: tuple[str, ...]
    resounds: tuple[str, ...]


@lru_cache(maxsize=4_000)
def forms(key: str, family: Family) -> Forms:
    """Return what an exact key is compared by."""
    spelt = latin(key, family)
    heard = tuple(sounded(s, family) for s in spelt)
    if family.unvowelled and family.writes(key):
        return Forms(True, heard, (), ())
    return Forms(False, heard, tuple(map(sound, spelt)), tuple(map(sound, heard)))


def agreement(asked: str, spelt: str, family: Family, known: Forms | None = None) -> float:
    """Return 0 to 1: how well two exact keys of one fold agree in their vowels, each in any script. `known`: the forms
    of `spelt`, where an index has them.
    """
    a, b = forms(asked, family), known or forms(spelt, family)
    if a.short != b.short:
        short, full = (a.heard, b.heard) if a.short else (b.heard, a.heard)
        split = family.consonant.split
        return max((slots(split(s), split(f)) for s in short for f in full), default=0.0)
    if a.short:
        return max((ratio(s, f) for s in a.heard for f in b.heard), default=0.0) / 100
    if (" " in asked or " " in spelt) and not _glued(asked, family).isdisjoint(_glued(spelt, family)):
        return 1.0
    pairs = ((a.sounds, b.sounds), (a.resounds, b.resounds))
    return max((ratio(s, f) for ours, theirs in pairs for s in ours for f in theirs), default=0.0) / 100


def _glued(key: str, family: Family) -> frozenset[str]:
    if key.isascii():
        return frozenset((key.replace(" ", ""),))
    return frozenset(spelt.replace(" ", "") for spelt in latin(key, family))


def least(asked: str, spelt: str, family: Family) -> float:
    """Return how well two exact keys must agree to be spellings of one name."""
    if family.writes(asked) != family.writes(spelt):
        return family.least["scripts"]
    return family.least["script" if _long(asked, family) else "short"]


@lru_cache(maxsize=1_000)
def _long(key: str, family: Family) -> bool:
    return any(len(b) > len("a:") + LEAST for b, _s in folds(key, family))


def agree(asked: str, spelt: str, family: Family, known: Forms | None = None) -> float:
    """Return `agreement` where it is enough for two spellings of one name, else 0."""
    like = agreement(asked, spelt, family, known)
    return like if like >= least(asked, spelt, family) else 0.0


def slots(a: list[str], b: list[str]) -> float:
    """Compare what stands between the consonants of an unvowelled and of a vowelled spelling: a long vowel wants its
    like, a short one may be anything short.
    """
    if len(a) != len(b):
        return 0.0
    opening = 0.0 if a[0] == "a" and b[0] else _cost(a[0], b[0])
    off = opening + sum(map(_cost, a[1:-1], b[1:-1])) + _cost(a[-1], b[-1]) * (_CLOSING if a[-1] else 1.0)
    return max(0.0, 1.0 - off / max(2, len(a) - 1))


@lru_cache(maxsize=2_000)
def _cost(long: str, vowels: str) -> float:
    if not long:
        if "y" in vowels or "w" in vowels:
            return 1.0  # between vowels they are consonants, which Arabic writes
        return 0.0 if len(vowels) < 2 or vowels in {"ou", "oo"} else 0.4
    wanted = [not any(v in vowels for v in _LONG[c]) for c in dict.fromkeys(long)]
    if wanted == [True] and long in {"a"}:
        return 0.3 if "e" in vowels else 0.8
    return 1.0 if any(wanted) else 0.0
