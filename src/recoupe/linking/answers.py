"""Denials answer something: one that stands alone goes to the incident that it most plausibly denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.linking.compare import effective_event, place_level

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from recoupe.linking.view import View

PLACES = ("same spot", "same town", "within", "same kind of site", "unknown")


def settle_denials(
    clusters: Sequence[Sequence[int]],
    views: Sequence[View],
    scores: Mapping[tuple[int, int], float],
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
            met = [scores.get((min(i, j), max(i, j))) for i in alone for j in other if _answers(views[i], views[j])]
            known = [s for s in met if s is not None]
            if known and sum(known) / len(known) > least:
                ranked.append((-sum(known) / len(known), n))
        if ranked:
            target = found[min(ranked)[1]]
            target.extend(alone)
            target.sort()
            found = [c for c in found if c is not alone]
    return sorted(found)


def _answers(denial: View, other: View) -> bool:
    """Whether a claim asserts what a denial may deny: one kind of event, no other place."""
    if other.claim.stance == "denies" or effective_event(denial) != effective_event(other):
        return False
    return place_level(denial, other) in PLACES
