"""How likely a name means a place before the report is read: by its people, its kind and the role of the name."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry

CAPITAL = 0.8
"""What being a capital adds, in powers of ten of people."""


HEARD = 5.0
"""A theatre's place whose name is spelt otherwise may be another place."""


def prior(entry: Entry, role: str) -> float:
    """Return how likely the name means this place, before the report is read: log10 of its people, and its kind."""
    people = log10(entry.population + 100)
    if entry.local:
        return 9.0 if entry.quality == 1.0 else HEARD - (1.0 - entry.quality) * 3
    if entry.kind == "country":
        score = people + 1.2
    elif entry.kind in {"continent", "area"} and not entry.source:
        score = 7.0
    elif entry.kind == "region":
        # A town that holds a fifth of the region that is named after it is what a bare name means.
        score = people - (0.0 if role in {"region", "container"} else 0.3)
    elif entry.kind == "district":
        score = people - (1.0 if role in {"region", "quarter"} else 2.5)
    else:
        score = people + 0.4 + (CAPITAL if entry.capital else 0.0)
    if role == "region" and entry.kind in {"region", "district", "area", "country"}:
        score += 3.0
    if role == "container" and entry.kind in {"region", "country"}:
        score += 1.0
    return score - (1.0 - entry.quality) * 3
