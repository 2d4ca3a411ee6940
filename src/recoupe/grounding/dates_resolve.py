"""What a temporal expression denotes: one pure function an expression kind, named in `dates.yaml`.

Each takes the captured words and the options of its expression with what is known of the report, and returns
(the days or None, the kind of mention).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding import dates_absolute as absolute
from recoupe.grounding import dates_relative as relative
from recoupe.grounding.dates_captured import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.grounding.dates_captured import Captured, Resolved

RESOLVERS: dict[str, Callable[[Captured], Resolved]] = {
    "numeric": absolute.numeric,
    "date": absolute.date_,
    "date_range": absolute.date_range,
    "month": absolute.month,
    "month_last": absolute.month_last,
    "month_range": absolute.month_range,
    "halves": absolute.halves,
    "season": absolute.season,
    "year": absolute.year,
    "weekday": relative.weekday,
    "weekday_next": relative.weekday_next,
    "weekday_range": relative.weekday_range,
    "weekday_eve": relative.weekday_eve,
    "offset": relative.offset,
    "night": relative.night,
    "weekend": relative.weekend,
    "period": relative.period,
    "last_units": relative.last_units,
    "since_units": relative.since_units,
    "ago": relative.ago,
    "vague": relative.vague,
    "anchor": relative.anchor,
    "anchor_month": relative.anchor_month,
    "anchor_units": relative.anchor_units,
}
"""The resolvers by the names that `dates.yaml` uses."""


def resolve(name: str, captured: Captured) -> Resolved:
    """Return what the resolver `name` reads, or nothing where that leaves the calendar ("5000 years ago")."""
    try:
        return RESOLVERS[name](captured)
    except (ValueError, OverflowError):
        return NOTHING
