"""The hours of the day in which a sentence says that something happened: morning, evening, "at 9 a.m."."""

from __future__ import annotations

import re
from functools import cache

from recoupe.provenance.names import fold
from recoupe.provenance.words import words

NOON = 12
DAY = 24


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], range], ...]:
    parts = words("linking", "hours")["parts"].items()
    return tuple((re.compile(rf"\b(?:{form})\b"), range(first, last + 1)) for form, (first, last) in parts)


@cache
def _clock() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words("linking", "hours")
    return re.compile(table["clock"]), re.compile(table["not_before"])


def hours_in(quote: str) -> frozenset[int]:
    """Return the hours (0 to 23) at which a sentence may put what it tells; empty where it says nothing of them.

    A sentence with several parts of the day ("from morning to evening") means all of them.
    """
    text = fold(quote)
    found: set[int] = set()
    clock, since = _clock()
    for pattern, hours in _patterns():
        for part in pattern.finditer(text):
            if not since.search(text[: part.start()]):
                found |= {h % DAY for h in hours}
    exact = {h for m in clock.finditer(_clocked(quote)) if (h := _hour(m)) is not None}
    slack = int(words("linking", "hours")["slack"])
    return frozenset({(h + d) % DAY for h in exact for d in range(-slack, slack + 1)} if exact else found)


def _clocked(quote: str) -> str:
    """Return a quote with "9 a.m." written "9 am", and the marks between hours and minutes kept."""
    return re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", quote.lower())


def _hour(found: re.Match[str]) -> int | None:
    whole = found["h"] or found["h24"] or found["h00"]
    hour = int(whole) % NOON + (NOON if found["m"] == "pm" else 0) if found["m"] else int(whole)
    return hour if 0 <= hour < DAY else None
