"""The score of a pair: the sum of its levels' weights, in log-odds, with every part kept for the waterfall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.linking.compare import levels
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.linking.view import View


@dataclass(frozen=True)
class Link:
    """Why two claims are, or are not, about one occurrence: level and weight of each comparison; the sum."""

    parts: tuple[tuple[str, str, float], ...]
    score: float


def score(a: View, b: View) -> Link:
    """Return the log-odds that two claims are about one occurrence, with its parts (weights.yaml)."""
    table = words("linking", "weights")
    start = float(table["start"])
    found = levels(a, b)
    parts = [("start", "", start)]
    parts += [(name, level, float(table["levels"][name].get(level, 0))) for name, level in found.items()]
    return Link(tuple(parts), sum(weight for _n, _l, weight in parts))
