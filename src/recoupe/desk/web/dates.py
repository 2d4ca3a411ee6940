"""Days and moments in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime, format_interval, format_skeleton

from recoupe import i18n
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from datetime import date, datetime


def day(value: date | None) -> str:
    """Return "8 December 2016" or "8 décembre 2016"; plain words where there is no day."""
    return format_date(value, "d MMMM y", locale=i18n.current()) if value else _("date not given")


def month(value: date) -> str:
    """Return "December 2016" in the reader's language."""
    return str(format_skeleton("yMMMM", value, locale=i18n.current()))


def moment(value: datetime | None) -> str:
    """Return "8 December 2016, 14:05 UTC" in the reader's language."""
    return f"{format_datetime(value, 'd MMMM y, HH:mm', locale=i18n.current())} UTC" if value else _("date not given")


def span(start: date | None, end: date | None) -> str:
    """Return the days from `start` to `end`, one day once."""
    if start is None or end is None or start == end:
        return day(start or end)
    return str(format_interval(start, end, "yMMMMd", locale=i18n.current()))
