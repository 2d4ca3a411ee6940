"""Numbers with what qualifies them: "at least 31", "entre vingt et trente", "31 or more" as low, high, qualifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from recoupe.extraction.figures.numerals import Numeral, numerals
from recoupe.extraction.figures.words import listed
from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.model import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at [number, end) as GUIDE reads it; `start` takes in the qualifier before it."""

    start: int
    number: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    digits: str | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: tuple[tuple[Qualifier, re.Pattern[str]], ...]
    after: tuple[tuple[Qualifier, re.Pattern[str]], ...]
    opens: tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]
    unless: re.Pattern[str]


_LOOSE = r"""[\s,"']"""


@cache
def _patterns(lang: str) -> _Patterns:
    data = lexicon(lang, "numbers")
    before, after, opens = [], [], []
    for name, words in data["before"].items():
        pattern = rf"(?:(?<!\w)(?:{listed(words)})){_LOOSE}*\Z"
        before.append((cast("Qualifier", name), re.compile(pattern)))
    for name, words in data["after"].items():
        after.append((cast("Qualifier", name), re.compile(rf"\s+(?:{listed(words)})(?!\w)")))
    for entry in data["ranges"].values():
        join = re.compile(rf"\s*(?:{listed(entry['join'])})\s*\Z")
        head = rf"(?<!\w)(?:{listed(entry['open'])})[\s\"]*\Z" if "open" in entry else None
        opens.append((re.compile(head) if head else None, join))
    unless = re.compile(rf"(?<!\w)(?:{listed(data['not_after'])})\s*\Z")
    return _Patterns(tuple(before), tuple(after), tuple(opens), unless)


def quantities(text: str, lang: str) -> list[Quantity]:
    """Return the quantities of a folded text, in order, ranges joined."""
    patterns = _patterns(lang)
    found: list[Quantity] = []
    numbers = numerals(text, lang)
    at = 0
    while at < len(numbers):
        ranged = _range(numbers, at, text, patterns)
        if ranged is not None:
            found.append(ranged)
            at += 2
            continue
        limit = numbers[at + 1].start if at + 1 < len(numbers) else len(text)
        found.append(qualified(numbers[at], text, lang, limit))
        at += 1
    return found


def _range(numbers: list[Numeral], at: int, text: str, patterns: _Patterns) -> Quantity | None:
    """Join two numbers: "between 20 and 30", "de 250 à 300", "trois ou quatre", "20-30"."""
    if at + 1 >= len(numbers):
        return None
    a, b = numbers[at], numbers[at + 1]
    between = text[a.end : b.start]
    if len(between) > 8 or a.high is None:
        return None
    prefix = text[max(0, a.start - 14) : a.start]
    low, high = a.low, b.low
    for scale in (1_000_000, 1000):  # "two to three million", "2 à 3 000"
        if low < 1000 and high >= scale and low * scale < high:
            low *= scale
            break
    for opened, join in patterns.opens:
        if not join.match(between):
            continue
        head = opened.search(prefix) if opened else None
        if opened is not None and head is None:
            continue
        if low >= high or (opened is None and (high > 20 * max(low, 1) or (a.digits and _year(a, b)))):
            return None
        start = a.start - len(prefix) + head.start() if head else a.start
        return Quantity(start, a.start, b.end, low, None if b.vague else high, "between", vague=b.vague)
    return None


def _year(a: Numeral, b: Numeral) -> bool:
    """Whether a bare pair in digits is a span of years (2011-2016)."""
    return 1900 <= a.low <= 2100 and 1900 <= b.low <= 2100


def qualified(number: Numeral, text: str, lang: str, limit: int | None = None) -> Quantity:
    """Return a number with the qualifier before it or right after it, before `limit`, in a folded text."""
    patterns = _patterns(lang)
    prefix = text[max(0, number.start - 26) : number.start]
    word, start = None, number.start
    for name, pattern in patterns.before:
        match = pattern.search(prefix)
        if match and not patterns.unless.search(prefix[: match.start()]):
            word, start = name, number.start - len(prefix) + match.start()
            break
    end = number.end
    if word in (None, "exactly"):
        behind = qualifier_after(text, number.end, lang, limit)
        if behind is not None:
            word, end = behind
    return _bounded(number, word, start, end)


def qualifier_after(text: str, at: int, lang: str, limit: int | None = None) -> tuple[Qualifier, int] | None:
    """Return the qualifier that stands at `at` ("31 or more", "29 personnes au minimum") and its end.

    One that stands right before the next number (at `limit`) qualifies that number instead.
    """
    for name, pattern in _patterns(lang).after:
        match = pattern.match(text, at)
        if match:
            return None if limit is not None and limit - match.end() <= 2 else (name, match.end())
    return None


def requalified(q: Quantity, word: Qualifier) -> Quantity:
    """Return an exact quantity under a qualifier found after its noun."""
    value = q.low if q.low is not None else q.high
    if q.qualifier not in ("exactly", "about") or value is None:
        return q
    number = Numeral(q.number, q.end, value, value, digits=q.digits)
    return _bounded(number, word, q.start, q.end)


def _bounded(number: Numeral, word: Qualifier | None, start: int, end: int) -> Quantity:
    """Turn a number and its qualifier into bounds, as GUIDE says."""
    low, high = number.low, number.high
    qualifier: Qualifier = word or ("dozens" if number.vague else "about" if number.about else "exactly")
    if word in ("at least", "more than"):
        high = None
    elif word == "up to":
        low, high = (number.low, None) if number.vague else (None, number.low)  # type: ignore[assignment]
    elif number.vague:
        qualifier = "dozens"
    return Quantity(start, number.start, end, low, high, qualifier, number.digits, number.vague)
