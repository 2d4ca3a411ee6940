"""Hours given in universal time, and the day that they are at the place."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recoupe.grounding import dates_calendar as cal
from recoupe.model import When
from recoupe.model.claim import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    import re
    from datetime import date

_REACH = 24
"""How many characters before and after a day its hour may be ("at 2130 GMT on Saturday")."""

_BETWEEN = 12
"""How many of them may lie between the two."""


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hh"]), int(match["mm"] or 0)
    if len(match["hh"]) <= 2 and (match["ap"] or "").startswith("p") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def universal_hour(folded: str, start: int, end: int, utc: re.Pattern[str]) -> time | None:
    """Return the hour in universal time that is written right before or after the mention at `start:end`."""
    for match in utc.finditer(folded, max(0, start - _REACH), min(len(folded), end + _REACH)):
        between = folded[match.end() : start] if match.end() <= start else folded[end : match.start()]
        if len(between) <= _BETWEEN and not any(c.isdigit() or c in ".;!?" for c in between):
            return _clock(match)
    return None


def local_day(when: When, hour: time, timezone: str) -> When:
    """Return the day at the place of an hour in universal time; `when` itself if the zone is not known here."""
    if when.start != when.end or when.start in (FIRST_DAY, LAST_DAY):
        return when
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return when
    local: date = datetime.combine(when.start, hour, UTC).astimezone(zone).date()
    return cal.day(local) if abs(local - when.start) <= timedelta(days=1) else when
