"""Blocking: which pairs of claims are compared at all, so that their number stays bounded per claim.

A claim meets at most `MOST` others. Whom it meets hangs on what they share (names of places, the map, proper names,
kinds of site, the report) and on their days; only where a claim shares as much with more than `MOST` others does a
larger batch change whom it meets, and never what a pair weighs.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.linking.view import View

SLACK = timedelta(days=4)
"""How far apart two sources may date one occurrence."""
MOST = 150
"""Claims that one claim is compared with at most."""
LOOK_BACK = 400
"""Claims under one key, the nearest by date of publication, that a claim is put beside."""


def candidates(views: Sequence[View], most: int = MOST) -> list[tuple[int, int]]:
    """Return the pairs (i < j) worth comparing, in order; no claim is in more than `most` of them.

    Their days must be within four days of one another (or unknown), and they must share a word of a place, a grid
    cell of half a degree, a kind of site, a proper name, or stand in one report; or one's place is named anywhere in
    the other's report. Those that share most come first.
    """
    shared = Counter(pair for pair in _meetings(views) if days_may_meet(views[pair[0]], views[pair[1]]))
    met = [0] * len(views)
    kept = []
    for i, j in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if met[i] < most and met[j] < most:
            met[i] += 1
            met[j] += 1
            kept.append((i, j))
    return sorted(kept)


def _meetings(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Yield pairs under one key, once for each key that they share."""
    own: dict[str, list[int]] = {}
    around: dict[str, list[int]] = {}
    for n, view in enumerate(views):
        keys, named, heard = _keys(view), _named(view), _heard(view)
        for key in sorted(keys):
            yield from ((other, n) for other in own.get(key, ())[-LOOK_BACK:])
        # Either one's own place among what the other's report names, or the other way round.
        for key in sorted(named):
            yield from ((other, n) for other in around.get(key, ())[-LOOK_BACK:])
        for key in sorted(heard):
            yield from ((other, n) for other in own.get(f"named {key}", ())[-LOOK_BACK:])
        for key in keys | {f"named {k}" for k in named}:
            own.setdefault(key, []).append(n)
        for key in heard:
            around.setdefault(key, []).append(n)


def _keys(view: View) -> set[str]:
    keys = {f"report {view.report.id}"}
    for day in _days(view):
        keys |= {f"place {w} {day}" for names in view.names for w in names}
        keys |= {f"name {w} {day}" for w in view.rare}
        keys |= {f"site {w} {day}" for w in view.sites}
        for place in view.places:
            if place.place_id:
                keys.add(f"id {place.place_id} {day}")
            if place.lat is not None and place.lon is not None:
                keys |= {f"cell {r} {c} {day}" for r in _cells(place.lat) for c in _cells(place.lon)}
    return keys


def _named(view: View) -> set[str]:
    """Return the words of the most precise place, by day; of a country or a region every report has them."""
    if not view.places or view.places[0].precision in ("country", "region"):
        return set()
    return {f"{w} {day}" for w in view.names[0] if not w.startswith("+") for day in _days(view)}


def _heard(view: View) -> set[str]:
    return {f"{w} {day}" for w in view.around.names for day in _days(view)}


def _cells(degrees: float) -> set[int]:
    return {round(degrees * 2), round(degrees * 2 - 0.5)}


def _days(view: View) -> list[str]:
    """Return the ten-day bins that the claim may fall in, each overlapping the next by the slack."""
    if view.window is None:
        return ["any"]
    first = (view.window.start.toordinal() - SLACK.days) // 10
    last = (view.window.end.toordinal() + SLACK.days) // 10
    return [str(n) for n in range(first, min(last, first + 12) + 1)]


def days_may_meet(a: View, b: View) -> bool:
    """Tell whether the days of two claims are near enough, or unknown, for them to be compared."""
    if a.window is None or b.window is None:
        return True
    return a.window.start - b.window.end <= SLACK and b.window.start - a.window.end <= SLACK


def common(a: View, b: View) -> int:
    """Return how many keys two claims share; without one they are not compared."""
    return sum(1 for _pair in _meetings([a, b]))
