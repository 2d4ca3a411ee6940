"""Numbers and dates in the reader's language: 1,300 and 1 300; 8 December 2016 and 8 décembre 2016."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from recoupe.model import When

_LOCALES = {"en": "en_GB", "fr": "fr_FR"}
"""British English puts the day first, as the brief does; its thousands separator is the comma."""


def locale() -> str:
    """Return the CLDR locale of the interface language in use."""
    return _LOCALES.get(current(), current())


def number(value: float) -> str:
    """Return a number with the language's thousands separator and decimal mark."""
    return str(format_decimal(value, locale=locale()))


def day(value: date) -> str:
    """Return a day spelled out: `8 December 2016`, `1er décembre 2016`; no line ends between day and month."""
    text = str(format_date(value, "long", locale=locale())).replace(" ", "\xa0", 1)
    # CLDR writes "1 décembre"; French typography wants the ordinal on the first of the month.
    return "1er" + text[1:] if current() == "fr" and value.day == 1 else text


def days(when: When) -> str:
    """Return a day, a whole month (`December 2016`) or an interval (`8–12 December 2016`)."""
    start, end = when.start, when.end
    if start == end:
        return day(start)
    last = calendar.monthrange(end.year, end.month)[1]
    if start.day == 1 and end.day == last:
        if (start.year, start.month) == (end.year, end.month):
            return str(format_skeleton("yMMMM", start, locale=locale()))
        if (start.year, start.month, end.month) == (end.year, 1, 12):
            return str(start.year)
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{format_skeleton('MMMMd', start, locale=locale())} – {day(end)}"
    return f"{start.day}–{end.day}\xa0{format_skeleton('yMMMM', end, locale=locale())}"


def days_or_unknown(when: When | None) -> str:
    """Return the days, or the plain words for a date that nobody gave."""
    return days(when) if when is not None else _("date not given")


def listed(names: list[str]) -> str:
    """Return names joined as the language does: `A, B and C`."""
    return str(format_list(names, locale=locale()))
