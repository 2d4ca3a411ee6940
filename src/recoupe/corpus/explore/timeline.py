"""The incidents in time: a bar for each day, week, month or year, whichever leaves bars that can be told apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from recoupe.drawing.map import style
from recoupe.drawing.page.numbers import day, number
from recoupe.drawing.scale import step_for
from recoupe.drawing.scene import Anchor, Link, Part, Path, Scene, Words, rectangle
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.corpus.explore.asked import Asked
    from recoupe.corpus.explore.shelf import Shelf

WIDTH, HEIGHT = 960.0, 190.0
_LEFT, _RIGHT, _TOP, _FOOT = 46.0, 8.0, 12.0, 30.0
_BINS = (("day", 1, 100), ("week", 7, 800), ("month", 30, 4_000), ("year", 365, 1_000_000))
"""Name of a bin (as DuckDB's date_trunc has it), its days at least, and the most days of a whole that it cuts."""
_LABELS = 6
_LEAST_DAYS = 24
"""A few days are drawn as narrow as if there were so many: bars, not walls."""


class Bar(NamedTuple):
    """The incidents that ended between two days, both included: a total since a war began belongs to its last day."""

    since: date
    until: date
    incidents: int


def bars(shelf: Shelf, asked: Asked) -> list[Bar]:
    """Return the bars in order, without those of no incident. Incidents without a day are in none."""
    (span,) = shelf.found(asked, "min(i.when_end) AS first, max(i.when_end) AS last")
    if span["first"] is None:
        return []
    days = (span["last"] - span["first"]).days + 1
    name = next(name for name, _least, most in _BINS if days <= most)
    rows = shelf.found(
        asked,
        f"date_trunc('{name}', i.when_end)::DATE AS since, count(*) AS n",
        "AND i.when_end IS NOT NULL GROUP BY since ORDER BY since",
    )
    return [Bar(row["since"], _last_day(row["since"], name), row["n"]) for row in rows]


def _last_day(since: date, name: str) -> date:
    if name == "day":
        return since
    if name == "week":
        return since + timedelta(days=6)
    if name == "month":
        return (since.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return since.replace(month=12, day=31)


def scene(found: list[Bar], href: Callable[[Bar], str]) -> Scene:
    """Return the bars as a picture, each a link to its days. `found` must not be empty."""
    first, last = found[0].since, max(bar.until for bar in found)
    days = max((last - first).days + 1, _LEAST_DAYS)
    per_day = (WIDTH - _LEFT - _RIGHT) / days
    step = step_for(max(bar.incidents for bar in found), 4)
    top = (max(bar.incidents for bar in found) + step - 1) // step * step
    floor = HEIGHT - _FOOT
    rise = (floor - _TOP) / top
    parts: list[Part] = []
    for n in range(0, top + 1, step):
        y = floor - n * rise
        line = (((_LEFT, y), (WIDTH - _RIGHT, y)),)
        parts.append(Path(line, closed=False, stroke=style.RULE, width=0.6, cls="rm-rule"))
        parts.append(Words(_LEFT - 6, y + 4, number(n), 11, anchor="end", fill=style.MUTED, cls="rm-muted"))
    for bar in found:
        x = _LEFT + (bar.since - first).days * per_day
        width = max(1.0, ((bar.until - bar.since).days + 1) * per_day - (1.0 if per_day > 3 else 0.2))
        shape = Path(
            rectangle(x, floor - bar.incidents * rise, width, bar.incidents * rise), fill=style.INK, cls="rm-ink"
        )
        when = day(bar.since) if bar.since == bar.until else f"{day(bar.since)} – {day(bar.until)}"
        label = _("{when}: {n} incidents", when=when, n=number(bar.incidents))
        parts.append(Link(href(bar), label, (shape,)))
    for n in range(_LABELS):
        on = first + timedelta(days=round((days - 1) * n / (_LABELS - 1)))
        x = _LEFT + (on - first).days * per_day
        anchor: Anchor = "start" if n == 0 else "end" if n == _LABELS - 1 else "middle"
        parts.append(Words(x, HEIGHT - 8, day(on), 11, anchor=anchor, fill=style.MUTED, cls="rm-muted"))
    told = _("Incidents from {first} to {last}, by their last day.", first=day(first), last=day(last))
    return Scene(WIDTH, HEIGHT, _("Incidents in time"), told, tuple(parts), current())
