"""The patterns of temporal expressions, compiled from `languages/<lang>/dates.yaml`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _plain(c: str) -> str:
    """Return the lower-case letter without its accent, or `c` where that is not one character."""
    base = "".join(x for x in unicodedata.normalize("NFKD", c) if not unicodedata.combining(x)).lower()
    return base if len(base) == 1 else c


_FOLD = {i: _plain(chr(i)) for i in [*range(0x41, 0x5B), *range(0xC0, 0x180)]}
_FOLD |= dict.fromkeys((0x2018, 0x2019, 0x02BC), "'") | dict.fromkeys((0x2010, 0x2011), "-")
_FOLD |= dict.fromkeys((0xA0, 0x202F, 0x2009, 0x0A, 0x09), " ")


def fold(text: str) -> str:
    """Return `text` in lower case without accents, every character in its place (same length)."""
    return text.translate(_FOLD)


_REACH = 150
"""Characters on either side of a needed word in which its expression lies; the longest have some sixty."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One kind of temporal expression: its pattern on folded text, the name and options of its resolver, and the words
    of which a text must hold one for the pattern to be worth a search (empty: any text).
    """

    name: str
    pattern: re.Pattern[str]
    resolve: str
    needs: frozenset[str]
    options: Mapping[str, int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """All that `dates.yaml` says of a language: what words stand for, expressions, and words around dates."""

    words: Mapping[str, Mapping[str, int | str]]
    expressions: tuple[Expression, ...]
    not_after: re.Pattern[str]
    since: re.Pattern[str]
    since_began: re.Pattern[str]
    superlative: re.Pattern[str]
    until: re.Pattern[str]
    published: re.Pattern[str]
    preposition: re.Pattern[str]
    utc: re.Pattern[str]


_WORD = re.compile(r"[^\W\d_]+")

# Capture name: the tables whose words it takes. Short forms are too ambiguous to stand alone.
_TABLES = {
    "weekday": ("weekdays",),
    "wday": ("weekdays_short",),
    "month": ("months",),
    "mon": ("months", "months_short"),
    "n": ("numbers",),
    "ordinal": ("ordinals",),
    "unit": ("units",),
    "season": ("seasons",),
    "third": ("thirds",),
}
_DIGITS = {"day": r"(?:0?[1-9]|[12]\d|3[01])", "year": r"(?:19|20)\d\d", "n": r"\d{1,3}"}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w)))


def _capture(match: re.Match[str], tables: Mapping[str, Mapping[str, int | str]]) -> str:
    """Return the group that a `<name>` or `<name2>` of a pattern stands for."""
    name, digit = match[1], match[2]
    choices = [
        _any_of(tables[t]) + (r"\b\.?" if t.endswith("_short") else r"\b" if t == "months" else "")
        for t in _TABLES.get(name, ())
    ]
    choices += [_DIGITS[name]] if name in _DIGITS else []
    return f"(?P<{name}{digit}>{'|'.join(f'(?:{c})' for c in choices)})"


def _needs(names: Iterable[str], tables: Mapping[str, Mapping[str, int | str]]) -> frozenset[str]:
    """Return the words that `needs` lists, tables written out; a weekday may have lost its apostrophe ("Saturdays")."""
    words = {w for name in names for entry in tables.get(name, (name,)) for w in words_of(fold(str(entry)))}
    return frozenset(words | {f"{w}s" for w in words})


def words_of(folded: str) -> dict[str, list[int]]:
    """Return the words of a folded text, each with where it stands."""
    found: dict[str, list[int]] = {}
    for match in _WORD.finditer(folded):
        found.setdefault(match[0], []).append(match.start())
    return found


def windows(needs: frozenset[str], words: Mapping[str, list[int]], length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text of some length around the words that an expression needs, none overlapping."""
    if not needs:
        return [(0, length)]
    out: list[tuple[int, int]] = []
    for at in sorted(start for word in needs & words.keys() for start in words[word]):
        first, last = max(0, at - _REACH), min(length, at + _REACH)
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


@cache
def date_language(lang: str) -> DateLanguage:
    """Return the compiled date patterns of a language. Raises UnsupportedLanguage for one without a folder."""
    data = lexicon(lang, "dates")
    names = {t for ts in _TABLES.values() for t in ts}
    tables = {t: {fold(str(word)): value for word, value in data[t].items()} for t in sorted(names)}
    fragments: dict[str, str] = data["fragments"]

    def expand(pattern: str) -> str:
        for _ in range(2):  # fragments may hold fragments
            pattern = re.sub(r"\{([a-z_]+)\}", lambda m: fragments[m[1]], pattern)
        return re.sub(r"(?<!\(\?P)<([a-z]+)(\d?)>", lambda m: _capture(m, tables), pattern)

    expressions = tuple(
        Expression(
            e["name"],
            re.compile(expand(e["pattern"])),
            e["resolve"],
            _needs(e.get("needs", ()), tables),
            e.get("with", {}),
        )
        for e in data["expressions"]
    )
    utc = data["utc"]
    return DateLanguage(
        words=tables,
        expressions=expressions,
        not_after=re.compile(data["not_after"]),
        since=re.compile(data["since"]),
        since_began=re.compile(data["since_began"]),
        superlative=re.compile(data["superlative"]),
        until=re.compile(data["until"]),
        published=re.compile(data["published"]),
        preposition=re.compile(data["preposition"]),
        utc=re.compile(rf"\b{utc['hour']}{utc['meridiem']} ?\(?{utc['zones']}\b"),
    )
