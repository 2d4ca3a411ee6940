"""Expressions that name days, months, seasons and years of the calendar."""

from __future__ import annotations

from datetime import date

from recoupe.grounding import dates_calendar as cal
from recoupe.grounding.dates_captured import NOTHING, Captured, Resolved, full_year, one, span, third


def numeric(c: Captured) -> Resolved:
    """Read 2017-05-03, 3.5.2017, 05/03/2017: of two readings the one nearer to publication, else the language's."""
    g = c.groups
    if g.get("iso"):
        try:
            return one(date.fromisoformat(str(g["iso"])))
        except ValueError:
            return NOTHING
    a, b, year = int(str(g["a"])), int(str(g["b"])), full_year(str(g["year"]))
    readings = [cal.safe_date(year, b, a), cal.safe_date(year, a, b)]
    if g["sep"] == "/" and not c.known.day_first:
        readings.reverse()
    found = [r for r in readings if r]
    base = c.known.published
    if g["sep"] == "/" and base and len(found) == 2:
        found.sort(key=lambda d: abs(d - base))
    return one(found[0]) if found else NOTHING


def _day_month(c: Captured, day: str, mon: str, year: str) -> date | None:
    d, m, y = c.number(day), c.number(mon), c.number(year)
    if d is None or m is None:
        return None
    if y is not None:
        return cal.safe_date(y, m, d)
    return cal.without_year(c.known.published, m, d) if c.known.published else None


def date_(c: Captured) -> Resolved:
    """Read a day and month, with its year or the one that publication gives; its weekday is not trusted."""
    return one(_day_month(c, "day", "mon", "year"))


def date_range(c: Captured) -> Resolved:
    """Read two days, the first of which may leave out what the second says, or the second what the first says."""
    g = dict(c.groups)
    for a, b in (("mon", "mon2"), ("year", "year2")):
        g[a], g[b] = g.get(a) or g.get(b), g.get(b) or g.get(a)
    full = Captured(g, c.options, c.known)
    start, end = _day_month(full, "day", "mon", "year"), _day_month(full, "day2", "mon2", "year2")
    if start and end and start > end and not g.get("year"):
        start = cal.without_year(end, start.month, start.day)
    return span(start, end)


def month(c: Captured) -> Resolved:
    """Read a month, with its year or the latest that had begun, or the third of it that is named."""
    m, y = c.number("mon") or c.number("month"), c.number("year")
    if m is None or (y is None and c.known.published is None):
        return NOTHING
    whole = cal.month_of(y, m) if y else cal.month_without_year(c.known.published, m)  # type: ignore[arg-type]
    return cal.third_of(whole, third(c)), "month"


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
    return span(first.start, end.end)


def halves(c: Captured) -> Resolved:
    """Read the first half, a quarter, the first six months of a year."""
    year = c.number("year") or c.number("year2")
    n = c.number("ordinal") or 1
    months = c.number("hmonths") or (6 if c.groups.get("half") else 3)
    first = (n - 1) * months + 1
    if year is None or first + months > 13:
        return NOTHING
    return span(date(year, first, 1), cal.month_of(year, first + months - 1).end)


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
