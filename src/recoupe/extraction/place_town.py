"""The town that a quarter lies in, where a claim names the quarter alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.fineness import SPOT, is_town, rank
from recoupe.extraction.place_carry import usable
from recoupe.grounding.geometry import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed

_CLOSE_KM = 15.0
"""A quarter lies no farther from the middle of its town."""
_INNER = frozenset({"quarter", "district", "site", "unknown"})


def town_of(setting: Setting, start: int, chosen: Sequence[Placed]) -> Placed | None:
    """Return the town of the report in which a claim's finest place lies; None if a town is named, or none is sure.

    The quarter's coordinates must lie close to the town's; a quarter that nobody could locate lies in the only town
    that the report has named before `start`, besides those of datelines and speakers.
    """
    if not chosen or rank(chosen[0], setting.report.lang) > SPOT or any(p.kind not in _INNER for p in chosen):
        return None
    quarter = chosen[0]
    if quarter.place.precision not in {None, "district"}:
        return None  # a town under the word "district": "the districts of Damascus"
    towns = [p for p in setting.places if is_town(p) and usable(setting, p) and p.place.start not in setting.lesser]
    if quarter.place.located:
        apart = {id(p): _km(quarter, p) for p in towns}
        near = [p for p in towns if apart[id(p)] <= _CLOSE_KM and p.place.place_id != quarter.place.place_id]
        return min(near, key=lambda p: (apart[id(p)], p.place.start or 0), default=None)
    before = [p for p in towns if (p.place.start or 0) < start]
    alone = len({p.place.place_id for p in before}) == 1
    return before[0] if alone and quarter.kind == "quarter" else None


def in_town(quarter: Placed, town: Placed) -> bool:
    """Whether a quarter or named spot with coordinates lies in a town: close to the middle of it."""
    return is_town(town) and _km(quarter, town) <= _CLOSE_KM


def _km(a: Placed, b: Placed) -> float:
    one, other = a.place, b.place
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km(one.lat, one.lon, other.lat, other.lon)
