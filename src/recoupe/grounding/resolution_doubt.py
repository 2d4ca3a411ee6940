"""When the best candidate for a name is still no answer: a likeness of sound far from what stands around the name, a
place that cannot lie where the report says that it lies. A wrong pin is worse than none.
"""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.grounding.gazetteer import Entry

_HEARD_KM = 100.0
"""A name that only sounds like a place means it where the places beside it in the text are no farther."""
_WELL_KNOWN = 100_000
_TOWN_KM = 30.0
"""A quarter is no farther from its town."""
_APART_KM = 250.0
"""What is said to lie in a place lies no farther from it; the regions that places lie in have their own radius."""


def by_sound(entry: Entry) -> bool:
    """Whether a candidate was found by the sound of its name alone."""
    return entry.quality < 1.0 if entry.local else entry.quality <= gazetteer.BY_SOUND


def misheard(entry: Entry, beside: Sequence[Entry], *, quarter: bool = False) -> bool:
    """Whether a likeness of sound is chance: the places named nearest to the name all lie far from the candidate."""
    if not by_sound(entry) or not entry.located or not beside or entry.population >= _WELL_KNOWN:
        return False
    reach = _TOWN_KM if quarter and entry.local else _HEARD_KM
    return all(apart_km(entry, other) > reach for other in beside)


def contradicted(entry: Entry, within: Sequence[Entry], *, spot: bool) -> bool:
    """Whether a small place, or a `spot` named for any, is said to lie in places and lies far from them all."""
    lands = [w for w in within if w.kind not in {"country", "continent"}]
    small = entry.kind in gazetteer.SPOTS and (spot or entry.population < gazetteer.FAMOUS) and not entry.capital
    if not lands or not small or not entry.located or entry.local:
        return False
    return all(entry.region != other.region and apart_km(entry, other) > _APART_KM for other in lands)


def apart_km(entry: Entry, other: Entry) -> float:
    """Return how far two places lie apart, in km, beyond the radius of either (within a region nothing is far)."""
    dy = entry.lat - other.lat
    dx = (entry.lon - other.lon) * cos(radians((entry.lat + other.lat) / 2))
    return max(0.0, sqrt(dx * dx + dy * dy) * KM_PER_DEGREE - max(entry.radius, other.radius))
