"""Expressions that count from publication or from the time spoken of: weekdays, yesterday, last week, the next day."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.grounding import dates_calendar as cal
from recoupe.grounding.dates_captured import NOTHING, Captured, Kind, Resolved, one, span, third
from recoupe.model import When


def weekday(c: Captured) -> Resolved:
    """Read a weekday as the latest one on or before publication; `at_least`: that many days before it."""
    base, n = c.known.published, c.number("weekday")
    return one(cal.weekday_before(base, n, c.option("at_least"))) if base and n is not None else NOTHING


def weekday_next(c: Captured) -> Resolved:
    """Read "next Friday" as the one after publication."""
    base, n = c.known.published, c.number("weekday")
    return one(cal.weekday_after(base, n)) if base and n is not None else NOTHING


def weekday_range(c: Captured) -> Resolved:
    """Read "from Thursday to Saturday": the latest such end, and the last such beginning before it."""
    base, a, b = c.known.published, c.number("weekday"), c.number("weekday2")
    if base is None or a is None or b is None:
        return NOTHING
    end = cal.weekday_before(base, b)
    return span(cal.weekday_before(end, a), end)


def weekday_eve(c: Captured) -> Resolved:
    """Read "overnight into Sunday": the day before it and it."""
    (when, kind) = weekday(c)
    return span(when.start - timedelta(days=1), when.end) if when else (None, kind)


def offset(c: Captured) -> Resolved:
    """Read yesterday and today from publication."""
    base = c.known.published
    return one(base + timedelta(days=c.option("days"))) if base else NOTHING


def night(c: Captured) -> Resolved:
    """Read "overnight" as the day before publication and its day."""
    base = c.known.published
    return span(base - timedelta(days=1), base) if base else NOTHING


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
        month = cal.third_of(cal.month_of(then.year, then.month), third(c))
        return cal.clipped(month, base), "month"
    return cal.clipped(cal.year_of(then.year), base), "year"


def last_units(c: Captured) -> Resolved:
    """Read "in the past two weeks": from that long before publication to it. Below `at_least`: a duration."""
    base = c.known.published
    n = c.number("n") or c.number("n2") or c.option("n")
    unit = c.word("unit", "units") or c.word("unit2", "units")
    if base is None or unit is None or not n or n < c.option("at_least"):
        return NOTHING
    return span(cal.back(base, n, unit), base)


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
    return one(d)


def vague(c: Captured) -> Resolved:  # noqa: ARG001 - every resolver takes the same
    """Leave "in recent days" without days: the text does not say which."""
    return NOTHING


def anchor(c: Captured) -> Resolved:
    """Read "that day", "the next morning", "la veille" from the date mentioned before, else from publication."""
    base, days = _anchor(c), c.option("days")
    if base is None:
        return NOTHING
    return one((base.start if days < 0 else base.end) + timedelta(days=days))


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
