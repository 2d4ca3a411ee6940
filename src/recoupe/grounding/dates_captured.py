"""What a resolver of temporal expressions is given, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import dates_calendar as cal
from recoupe.model import When

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["day", "range", "since", "month", "year", "season", "vague", "dateline"]
Resolved = tuple[When | None, Kind]


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may lean on: the words' values, the publication date, the last day mentioned before, the last
    time of any length, and whether 3/5 is the third of May.
    """

    words: Mapping[str, Mapping[str, int | str]]
    published: date | None
    anchor: When | None
    spoken_of: When | None
    day_first: bool


@dataclass(frozen=True, slots=True)
class Captured:
    """The groups of one match, and their values by the language's tables."""

    groups: Mapping[str, str | None]
    options: Mapping[str, int | str | bool]
    known: Known

    def number(self, name: str) -> int | None:
        """Return a captured number, written in digits or in words."""
        text = self.groups.get(name)
        if text is None:
            return None
        text = text.rstrip(".")
        if text.isdigit():
            return int(text)
        table = {"month": "months", "mon": "months", "weekday": "weekdays", "ordinal": "ordinals"}.get(name.rstrip("2"))
        tables = self.known.words
        value = tables[table or "numbers"].get(text)
        if value is None and table == "months":
            value = tables["months_short"].get(text)
        return int(value) if value is not None else None

    def word(self, name: str, table: str) -> str | None:
        """Return what a captured word stands for in a table."""
        value = self.known.words[table].get(self.groups.get(name) or "")
        return None if value is None else str(value)

    def option(self, name: str, default: int = 0) -> int:
        """Return a whole-number option of the expression."""
        return int(self.options.get(name, default))


NOTHING: Resolved = (None, "vague")


def one(d: date | None) -> Resolved:
    """Return a day, or nothing."""
    return (cal.day(d), "day") if d else NOTHING


def span(start: date | None, end: date | None) -> Resolved:
    """Return the days from `start` to `end`, or nothing."""
    return (When(start=start, end=end), "range") if start and end and start <= end else NOTHING


def full_year(text: str) -> int:
    """Return a year written with two or four digits."""
    return int(text) if len(text) == 4 else 2000 + int(text)


def third(c: Captured) -> str:
    """Return which third of a month is named, or nothing."""
    return c.word("third", "thirds") or ""
