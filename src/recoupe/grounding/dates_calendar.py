"""Calendar arithmetic for dates in reports: all of it relative to a day, none of it aware of a language."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from recoupe.model import When

SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each meteorological season of the northern hemisphere begins."""

FUTURE_TOLERANCE = timedelta(days=30)
"""A day and month without a year may lie this far after publication (announcements); beyond, it was last year."""


def day(d: date) -> When:
    """Return the single day `d`."""
    return When(start=d, end=d)


def safe_date(year: int, month: int, dom: int) -> date | None:
    """Return the date, or None where there is no such day (31 June, month 13)."""
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def month_of(year: int, month: int) -> When:
    """Return the whole month."""
    return When(start=date(year, month, 1), end=date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> When:
    """Return the whole year."""
    return When(start=date(year, 1, 1), end=date(year, 12, 31))


def third_of(month: When, third: str) -> When:
    """Return the `early` (1-10), `mid` (11-20) or `late` (21-end) third of a month; any other word: all of it."""
    y, m = month.start.year, month.start.month
    if third == "early":
        return When(start=month.start, end=date(y, m, 10))
    if third == "mid":
        return When(start=date(y, m, 11), end=date(y, m, 20))
    if third == "late":
        return When(start=date(y, m, 21), end=month.end)
    return month


def months_before(d: date, months: int) -> date:
    """Return the same day `months` earlier (later if negative), or the last of that month if it is shorter."""
    index = d.year * 12 + d.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(d.day, monthrange(year, month + 1)[1]))


def weekday_before(base: date, weekday: int, at_least: int = 0) -> date:
    """Return the last such weekday (Monday is 0) that lies `at_least` days or more before `base`."""
    latest = base - timedelta(days=at_least)
    return latest - timedelta(days=(latest.weekday() - weekday) % 7)


def weekday_after(base: date, weekday: int) -> date:
    """Return the next such weekday after `base`."""
    return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)


def week_of(d: date) -> When:
    """Return the week of `d`, Monday to Sunday."""
    monday = d - timedelta(days=d.weekday())
    return When(start=monday, end=monday + timedelta(days=6))


def weekend_before(base: date) -> When:
    """Return the latest Saturday and Sunday that have begun on or before `base`."""
    saturday = weekday_before(base, 5)
    return When(start=saturday, end=saturday + timedelta(days=1))


def without_year(base: date, month: int, dom: int) -> date | None:
    """Return the latest such day that is not after `base` by more than the tolerance."""
    for year in (base.year + 1, base.year, base.year - 1, base.year - 4):
        found = safe_date(year, month, dom)
        if found and found <= base + FUTURE_TOLERANCE:
            return found
    return None


def month_without_year(base: date, month: int) -> When:
    """Return the latest such month that has begun on `base`."""
    return month_of(base.year if month <= base.month else base.year - 1, month)


def season_of(year: int, season: str) -> When:
    """Return a season by the year in which it begins."""
    first = SEASONS[season]
    end = months_before(date(year, first, 1), -2)
    return When(start=date(year, first, 1), end=month_of(end.year, end.month).end)


def season_before(base: date, season: str, *, finished: bool) -> When:
    """Return the latest such season that had begun on `base`; if `finished`, that had ended before it."""
    for year in (base.year, base.year - 1, base.year - 2):
        found = season_of(year, season)
        if (found.end < base) if finished else (found.start <= base):
            return found
    return season_of(base.year - 2, season)


def back(base: date, n: int, unit: str) -> date:
    """Return `base` minus n hours, days, weeks, months or years (hours round up to days)."""
    if unit == "hour":
        return base - timedelta(days=-(-n // 24))
    if unit == "day":
        return base - timedelta(days=n)
    if unit == "week":
        return base - timedelta(weeks=n)
    return months_before(base, n * (12 if unit == "year" else 1))


def clipped(when: When, last: date) -> When:
    """Return `when` with its end no later than `last`, unless it begins after that."""
    return When(start=when.start, end=last) if when.start <= last < when.end else when
