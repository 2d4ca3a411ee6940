"""People's decisions on links: the latest about two claims holds, the earlier ones stay on record."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Rejected
from recoupe.model.evidence import instant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from recoupe.model import ClaimRef, Judgement

RefPair = frozenset["ClaimRef"]

_ON_PAIRS = ("same incident", "not the same")


def idle(judgements: Iterable[Judgement]) -> tuple[Rejected, ...]:
    """Return a rejected record for each judgement that would join or part claims, but names fewer than two."""
    return tuple(
        Rejected(
            input=_("judgement {id}", id=j.id),
            why=_("It names fewer than two different claims, and changes nothing. Name two or more."),
        )
        for j in judgements
        if j.decision in _ON_PAIRS and len(set(j.claims)) < 2
    )


def edges(judgements: Iterable[Judgement]) -> tuple[set[RefPair], set[RefPair]]:
    """Return (same, not the same): pairs of claims, each under its latest decision; of one moment, the last given."""
    latest: dict[RefPair, str] = {}
    for judgement in sorted(judgements, key=instant):
        if judgement.decision in _ON_PAIRS:
            for a, b in combinations(dict.fromkeys(judgement.claims), 2):
                latest[frozenset((a, b))] = judgement.decision
    same = {pair for pair, decision in latest.items() if decision == "same incident"}
    return same, set(latest) - same


def barred(a: Sequence[int], b: Sequence[int], cannot: Collection[tuple[int, int]]) -> bool:
    """Tell whether a "not the same" stands between any members of two clusters."""
    one, other = set(a), set(b)
    return any((i in one and j in other) or (j in one and i in other) for i, j in cannot)


def torn(clusters: Sequence[Sequence[int]], same: Iterable[tuple[int, int]]) -> bool:
    """Tell whether two claims judged the same stand in two clusters."""
    home = {i: n for n, cluster in enumerate(clusters) for i in cluster}
    return any(home[i] != home[j] for i, j in same)


def merged(
    clusters: Sequence[Sequence[int]], same: Iterable[tuple[int, int]], cannot: Collection[tuple[int, int]]
) -> list[list[int]]:
    """Return the clusters with those made one that hold two claims judged the same, unless a separation bars it.

    Whoever says that two claims are about one incident says it of what each of them is linked to.
    """
    found = [sorted(c) for c in clusters]
    for i, j in same:
        a, b = (next(c for c in found if n in c) for n in (i, j))
        if a is not b and not barred(a, b, cannot):
            found = [c for c in found if c is not a and c is not b] + [sorted(a + b)]
    return sorted(found)
