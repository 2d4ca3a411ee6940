"""People's decisions on links: the latest about two claims holds, the earlier ones stay on record."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import ClaimRef, Judgement

RefPair = frozenset["ClaimRef"]


def edges(judgements: Iterable[Judgement]) -> tuple[set[RefPair], set[RefPair]]:
    """Return (same, not the same): pairs of claims, each under its latest decision by time, then by id."""
    latest: dict[RefPair, str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.decided_at.isoformat(), j.id)):
        if judgement.decision in ("same incident", "not the same"):
            for a, b in combinations(judgement.claims, 2):
                latest[frozenset((a, b))] = judgement.decision
    same = {pair for pair, decision in latest.items() if decision == "same incident"}
    return same, set(latest) - same
