"""What linking did with the claims: the items compared, what they weigh, what was decided, and the clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.linking.predict import Compared, Pair
    from recoupe.linking.view import View
    from recoupe.model import ClaimRef


@dataclass(frozen=True)
class Gathered:
    """`items` are claims that say the very same, each compared once, by its first (`heads`); all pairs and clusters are
    of positions in it. `score` of a pair is its weight within bounds. `joined` and `parted` are people's decisions,
    `kept` what an earlier brief had together; `answering` the denials that went to the incident that they deny.
    """

    items: tuple[tuple[View, ...], ...]
    compared: Mapping[Pair, Compared]
    scores: Mapping[Pair, float]
    clusters: tuple[tuple[int, ...], ...]
    joined: tuple[Pair, ...] = ()
    parted: tuple[Pair, ...] = ()
    kept: tuple[Pair, ...] = ()
    answering: frozenset[int] = frozenset()

    @property
    def heads(self) -> Sequence[View]:
        """The claim that is compared for each item."""
        return [item[0] for item in self.items]

    @property
    def at(self) -> dict[ClaimRef, int]:
        """Where each claim is among the items."""
        return {view.ref: n for n, item in enumerate(self.items) for view in item}

    def views(self) -> list[list[View]]:
        """Return the clusters as claims."""
        return [[view for n in cluster for view in self.items[n]] for cluster in self.clusters]
