"""The patterns of temporal expressions, compiled from `languages/<lang>/dates.yaml`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages import lexicon
from recoupe.languages.forms import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    needed: Mapping[str, tuple[int, ...]]
    """The words that expressions need, each with the expressions that need it, by their place in the list."""

    def worth_a_search(self, folded: str) -> list[tuple[Expression, list[int] | None]]:
        """Return the expressions that a folded text can hold, in their order, each with where the words stand that it
        needs, in text order; None where it needs none.
        """
        at: dict[int, list[int]] = {}
        needed = self.needed.get
        for match in _WORD.finditer(folded):
            for n in needed(match[0], ()):
                at.setdefault(n, []).append(match.start())
        return [
            (expression, at[n] if expression.needs else None)
            for n, expression in enumerate(self.expressions)
            if n in at or not expression.needs
        ]


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


def _capture(match: re.Match[str], tables: Mapping[str, Mapping[str, int | str]]) -> str:
    """Return the group that a `<name>` or `<name2>` of a pattern stands for."""
    name, digit = match[1], match[2]
    choices = [
        alternation(tables[t], " ") + (r"\b\.?" if t.endswith("_short") else r"\b" if t == "months" else "")
        for t in _TABLES.get(name, ())
    ]
    choices += [_DIGITS[name]] if name in _DIGITS else []
    return f"(?P<{name}{digit}>{'|'.join(f'(?:{c})' for c in choices)})"


def _needs(names: Iterable[str], tables: Mapping[str, Mapping[str, int | str]]) -> frozenset[str]:
    """Return the words that `needs` lists, tables written out; a weekday may have lost its apostrophe ("Saturdays")."""
    words = {w for name in names for entry in tables.get(name, (name,)) for w in _WORD.findall(fold(str(entry)))}
    return frozenset(words | {f"{w}s" for w in words})


def windows(starts: Sequence[int] | None, length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text of some length around the words at `starts`, in order and none overlapping; the
    whole text for None.
    """
    if starts is None:
        return [(0, length)]
    out: list[tuple[int, int]] = []
    for at in starts:
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
    needed: dict[str, list[int]] = {}
    for n, expression in enumerate(expressions):
        for word in sorted(expression.needs):
            needed.setdefault(word, []).append(n)
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
        needed={word: tuple(found) for word, found in needed.items()},
    )
