"""Blocking: which pairs of claims are compared at all, so that their number stays bounded per claim."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.linking.view import View

SLACK = timedelta(days=4)
"""How far apart two sources may date one occurrence."""


def candidates(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (i < j) worth comparing.

    Their days must be within four days of one another (or unknown), and they must share a word of a place, a grid
    cell of half a degree, a kind of site, a proper name, or stand in one report.
    """
    seen: set[tuple[int, int]] = set()
    buckets: dict[str, list[int]] = {}
    for position, view in enumerate(views):
        for key in sorted(_keys(view)):
            bucket = buckets.setdefault(key, [])
            for other in bucket:
                pair = (other, position)
                if pair not in seen and _may_meet(views[other], view):
                    seen.add(pair)
                    yield pair
            bucket.append(position)


def _keys(view: View) -> set[str]:
    keys = {f"report {view.report.id}"}
    days = _days(view)
    for day in days:
        keys |= {f"place {w} {day}" for names in view.names for w in names}
        keys |= {f"name {w} {day}" for w in view.rare}
        keys |= {f"site {w} {day}" for w in view.sites}
        for place in view.places:
            if place.place_id:
                keys.add(f"id {place.place_id} {day}")
            if place.lat is not None and place.lon is not None:
                keys |= {f"cell {r} {c} {day}" for r in _cells(place.lat) for c in _cells(place.lon)}
    return keys


def _cells(degrees: float) -> set[int]:
    return {round(degrees * 2), round(degrees * 2 - 0.5)}


def _days(view: View) -> list[str]:
    """Return the ten-day bins that the claim may fall in, each overlapping the next by the slack."""
    if view.window is None:
        return ["any"]
    first = (view.window.start.toordinal() - SLACK.days) // 10
    last = (view.window.end.toordinal() + SLACK.days) // 10
    return [str(n) for n in range(first, min(last, first + 12) + 1)]


def _may_meet(a: View, b: View) -> bool:
    if a.window is None or b.window is None:
        return True
    return a.window.start - b.window.end <= SLACK and b.window.start - a.window.end <= SLACK
