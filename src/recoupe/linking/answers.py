"""Denials answer something: one that stands alone goes to the incident that it most plausibly denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.linking.compare import effective_event

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from recoupe.linking.predict import Compared
    from recoupe.linking.view import View

PLACES = ("same axis", "same spot", "same town", "within", "same kind of site", "unknown")


def settle_denials(
    clusters: Sequence[Sequence[int]],
    views: Sequence[View],
    scores: Mapping[tuple[int, int], float],
    compared: Mapping[tuple[int, int], Compared],
    least: float,
    cannot: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return the clusters, those of denials only put to the one that asserts the same kind of event there.

    A denial rarely gives the day, or more than the town, of what it denies, so its mean score stays low; but nobody
    denies what nobody says. The best mean score over the assertions of its kind decides, if it is above `least`.
    """
    found = [list(c) for c in clusters]
    apart = {frozenset(pair) for pair in cannot}
    for alone in [c for c in found if all(views[i].claim.stance == "denies" for i in c)]:
        ranked = []
        for n, other in enumerate(found):
            if other is alone or any(frozenset((i, j)) in apart for i in alone for j in other):
                continue
            pairs = [((min(i, j), max(i, j)), i, j) for i in alone for j in other]
            met = [
                scores[pair]
                for pair, i, j in pairs
                if pair in compared and compared[pair].levels["place"] in PLACES and _answers(views[i], views[j])
            ]
            if met and sum(met) / len(met) > least:
                ranked.append((-sum(met) / len(met), n))
        if ranked:
            target = found[min(ranked)[1]]
            target.extend(alone)
            target.sort()
            found = [c for c in found if c is not alone]
    return sorted(found)


def _answers(denial: View, other: View) -> bool:
    """Whether a claim asserts the kind of event that a denial denies."""
    return other.claim.stance != "denies" and effective_event(denial) == effective_event(other)
