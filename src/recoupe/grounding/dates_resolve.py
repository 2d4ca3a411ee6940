"""What a temporal expression denotes: one pure function an expression kind, named in `dates.yaml`.

Each takes the captured words and the options of its expression with what is known of the report, and returns
(the days or None, the kind of mention).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import dates_calendar as cal
from recoupe.model import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Kind = Literal["day", "range", "since", "month", "year", "season", "vague", "dateline"]
Resolved = tuple[When | None, Kind]


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may lean on: the words' values, the publication date, the last day mentioned before, the last
    time of any length, and whether 3/5 is the third of May."""

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


def _one(d: date | None) -> Resolved:
    return (cal.day(d), "day") if d else NOTHING


def _span(start: date | None, end: date | None) -> Resolved:
    return (When(start=start, end=end), "range") if start and end and start <= end else NOTHING


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def numeric(c: Captured) -> Resolved:
    """Read 2017-05-03, 3.5.2017, 05/03/2017: of two readings the one nearer to publication, else the language's."""
    g = c.groups
    if g.get("iso"):
        try:
            return _one(date.fromisoformat(str(g["iso"])))
        except ValueError:
            return NOTHING
    a, b, year = int(str(g["a"])), int(str(g["b"])), _year(str(g["year"]))
    readings = [cal.safe_date(year, b, a), cal.safe_date(year, a, b)]
    if g["sep"] == "/" and not c.known.day_first:
        readings.reverse()
    found = [r for r in readings if r]
    base = c.known.published
    if g["sep"] == "/" and base and len(found) == 2:
        found.sort(key=lambda d: abs(d - base))
    return _one(found[0]) if found else NOTHING


def _day_month(c: Captured, day: str, mon: str, year: str) -> date | None:
    d, m, y = c.number(day), c.number(mon), c.number(year)
    if d is None or m is None:
        return None
    if y is not None:
        return cal.safe_date(y, m, d)
    return cal.without_year(c.known.published, m, d) if c.known.published else None


def date_(c: Captured) -> Resolved:
    """Read a day and month, with its year or the one that publication gives; its weekday is not trusted."""
    return _one(_day_month(c, "day", "mon", "year"))


def date_range(c: Captured) -> Resolved:
    """Read two days, the first of which may leave out what the second says, or the second what the first says."""
    g = dict(c.groups)
    for a, b in (("mon", "mon2"), ("year", "year2")):
        g[a], g[b] = g.get(a) or g.get(b), g.get(b) or g.get(a)
    full = Captured(g, c.options, c.known)
    start, end = _day_month(full, "day", "mon", "year"), _day_month(full, "day2", "mon2", "year2")
    if start and end and start > end and not g.get("year"):
        start = cal.without_year(end, start.month, start.day)
    return _span(start, end)


def weekday(c: Captured) -> Resolved:
    """Read a weekday as the latest one on or before publication; `at_least`: that many days before it."""
    base, n = c.known.published, c.number("weekday")
    return _one(cal.weekday_before(base, n, c.option("at_least"))) if base and n is not None else NOTHING


def weekday_next(c: Captured) -> Resolved:
    """Read "next Friday" as the one after publication."""
    base, n = c.known.published, c.number("weekday")
    return _one(cal.weekday_after(base, n)) if base and n is not None else NOTHING


def weekday_range(c: Captured) -> Resolved:
    """Read "from Thursday to Saturday": the latest such end, and the last such beginning before it."""
    base, a, b = c.known.published, c.number("weekday"), c.number("weekday2")
    if base is None or a is None or b is None:
        return NOTHING
    end = cal.weekday_before(base, b)
    return _span(cal.weekday_before(end, a), end)


def weekday_eve(c: Captured) -> Resolved:
    """Read "overnight into Sunday": the day before it and it."""
    (when, kind) = weekday(c)
    return _span(when.start - timedelta(days=1), when.end) if when else (None, kind)


def offset(c: Captured) -> Resolved:
    """Read yesterday and today from publication."""
    base = c.known.published
    return _one(base + timedelta(days=c.option("days"))) if base else NOTHING


def night(c: Captured) -> Resolved:
    """Read "overnight" as the day before publication and its day."""
    base = c.known.published
    return _span(base - timedelta(days=1), base) if base else NOTHING


def weekend(c: Captured) -> Resolved:
    """Read the weekend as the latest one that had begun."""
    base = c.known.published
    return (cal.clipped(cal.weekend_before(base), base), "range") if base else NOTHING


def period(c: Captured) -> Resolved:
    """Read this or last week, month, year; the present one ends on publication."""
    base, unit, n = c.known.published, str(c.options["unit"]), c.option("back")
    if base is None:
        return NOTHING
    then = cal.back(base, n, unit)
    if unit == "week":
        return cal.clipped(cal.week_of(then), base), "range"
    if unit == "month":
        month = cal.third_of(cal.month_of(then.year, then.month), _third(c))
        return cal.clipped(month, base), "month"
    return cal.clipped(cal.year_of(then.year), base), "year"


def _third(c: Captured) -> str:
    return c.word("third", "thirds") or ""


def last_units(c: Captured) -> Resolved:
    """Read "in the past two weeks": from that long before publication to it. Below `at_least`: a duration."""
    base = c.known.published
    n = c.number("n") or c.number("n2") or c.option("n")
    unit = c.word("unit", "units") or c.word("unit2", "units")
    if base is None or unit is None or not n or n < c.option("at_least"):
        return NOTHING
    return _span(cal.back(base, n, unit), base)


def since_units(c: Captured) -> Resolved:
    """Read "for three days now" (depuis trois jours): since then."""
    when, _ = last_units(c)
    return (when, "since") if when else NOTHING


def ago(c: Captured) -> Resolved:
    """Read "three days ago" as that day; weeks, months and years ago as the whole week, month, year."""
    base, n, unit = c.known.published, c.number("n"), c.word("unit", "units")
    return _around(cal.back(base, n, unit), unit) if base and n and unit else NOTHING


def _around(d: date, unit: str) -> Resolved:
    if unit == "week":
        return cal.week_of(d), "range"
    if unit == "month":
        return cal.month_of(d.year, d.month), "month"
    if unit == "year":
        return cal.year_of(d.year), "year"
    return _one(d)


def vague(c: Captured) -> Resolved:  # noqa: ARG001 - every resolver takes the same
    """Leave "in recent days" without days: the text does not say which."""
    return NOTHING


def month(c: Captured) -> Resolved:
    """Read a month, with its year or the latest that had begun, or the third of it that is named."""
    m, y = c.number("mon") or c.number("month"), c.number("year")
    if m is None or (y is None and c.known.published is None):
        return NOTHING
    whole = cal.month_of(y, m) if y else cal.month_without_year(c.known.published, m)  # type: ignore[arg-type]
    return cal.third_of(whole, _third(c)), "month"


def month_last(c: Captured) -> Resolved:
    """Read "last April" as the latest that had ended before publication."""
    m, base = c.number("month"), c.known.published
    if m is None or base is None:
        return NOTHING
    found = cal.month_without_year(base, m)
    return (found if found.end < base else cal.month_of(found.start.year - 1, m)), "month"


def month_range(c: Captured) -> Resolved:
    """Read "between March and May 2016"."""
    base, m, m2 = c.known.published, c.number("month"), c.number("month2")
    y, y2 = c.number("year"), c.number("year2")
    if m is None or m2 is None or (y2 is None and base is None):
        return NOTHING
    end = cal.month_of(y2, m2) if y2 else cal.month_without_year(base, m2)  # type: ignore[arg-type]
    first = cal.month_of(y or (end.start.year if m <= m2 else end.start.year - 1), m)
    return _span(first.start, end.end)


def halves(c: Captured) -> Resolved:
    """Read the first half, a quarter, the first six months of a year."""
    year = c.number("year") or c.number("year2")
    n = c.number("ordinal") or 1
    months = c.number("hmonths") or (6 if c.groups.get("half") else 3)
    first = (n - 1) * months + 1
    if year is None or first + months > 13:
        return NOTHING
    return _span(date(year, first, 1), cal.month_of(year, first + months - 1).end)


def season(c: Captured) -> Resolved:
    """Read a season, of a year or the latest (`finished`: ended before publication)."""
    name, year, base = c.word("season", "seasons"), c.number("year"), c.known.published
    if name is None or (year is None and base is None):
        return NOTHING
    if year is not None:
        return cal.season_of(year, name), "season"
    return cal.season_before(base, name, finished=bool(c.options.get("finished"))), "season"  # type: ignore[arg-type]


def year(c: Captured) -> Resolved:
    """Read a year."""
    y = c.number("year")
    return (cal.year_of(y), "year") if y else NOTHING


def anchor(c: Captured) -> Resolved:
    """Read "that day", "the next morning", "la veille" from the date mentioned before, else from publication."""
    base, days = _anchor(c), c.option("days")
    if base is None:
        return NOTHING
    return _one((base.start if days < 0 else base.end) + timedelta(days=days))


def anchor_month(c: Captured) -> Resolved:
    """Read "that month" from the date mentioned before."""
    base = c.known.spoken_of or _anchor(c)
    return (cal.month_of(base.start.year, base.start.month), "month") if base else NOTHING


def anchor_units(c: Captured) -> Resolved:
    """Read "two days later" or "two days earlier" from the date mentioned before."""
    base, n, unit = _anchor(c), c.number("n"), c.word("unit", "units")
    if base is None or not n or not unit:
        return NOTHING
    sign = c.option("sign")
    return _around(cal.back(base.start if sign < 0 else base.end, -sign * n, unit), unit)


def _anchor(c: Captured) -> When | None:
    return c.known.anchor or (cal.day(c.known.published) if c.known.published else None)


def anchors(when: When | None, kind: Kind) -> bool:
    """Say whether "the next day" may count from a mention: one to three days, not open and not the report's own."""
    return when is not None and kind in ("day", "range") and (when.end - when.start).days <= 2


RESOLVERS: dict[str, Callable[[Captured], Resolved]] = {
    f.__name__.rstrip("_"): f
    for f in (
        numeric, date_, date_range, weekday, weekday_next, weekday_range, weekday_eve, offset, night, weekend, period,
        last_units, since_units, ago, vague, month, month_last, month_range, halves, season, year,
        anchor, anchor_month, anchor_units,
    )
}  # fmt: skip
"""The resolvers by the names that `dates.yaml` uses."""
