"""Claims to the clusters that become incidents: blocked, compared, weighed, and gathered under people's decisions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.linking.answers import settle_denials
from recoupe.linking.block import candidates
from recoupe.linking.cluster import average_link
from recoupe.linking.gathered import Gathered
from recoupe.linking.judged import edges, merged, torn
from recoupe.linking.predict import compare
from recoupe.linking.rows import item_key
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from recoupe.linking.predict import Compared, Pair
    from recoupe.linking.view import View
    from recoupe.model import Brief, ClaimRef, Judgement
    from recoupe.provenance.voices import Voices

    Weigh = Callable[[Sequence[View], Sequence[Pair]], Mapping[Pair, Compared]]


def gather(
    views: Sequence[View],
    voices: Voices,
    judgements: Iterable[Judgement] = (),
    previous: Brief | None = None,
    weigh: Weigh = compare,
) -> list[list[View]]:
    """Return the clusters of claims; those that say the very same (a duplicate, a reprint) are one that counts once.

    `weigh` compares the pairs: Splink with the model that comes with Recoupe, unless told otherwise.
    """
    return gathered(views, voices, judgements, previous, weigh).views()


def gathered(
    views: Sequence[View],
    voices: Voices,
    judgements: Iterable[Judgement] = (),
    previous: Brief | None = None,
    weigh: Weigh = compare,
) -> Gathered:
    """Return the clusters that `gather` returns, with all that led to them."""
    same, apart = edges(judgements)
    parted = {ref for pair in apart for ref in pair}
    items: dict[tuple[object, ...], list[View]] = {}
    by_report = {v.report.id: v.report for v in views}
    for v in views:
        items.setdefault((*item_key(v, voices, by_report), v.ref if v.ref in parted else None), []).append(v)
    heads = [group[0] for group in items.values()]
    at = {v.ref: n for n, group in enumerate(items.values()) for v in group}
    compared = weigh(heads, candidates(heads))
    scores = {(i, j): bounded(c.weight, heads[i], heads[j]) for (i, j), c in compared.items()}
    joined = [_pair(at, pair) for pair in sorted(same, key=_sorted_refs) if all(r in at for r in pair)]
    cannot = [_pair(at, pair) for pair in sorted(apart, key=_sorted_refs) if all(r in at for r in pair)]
    must: list[tuple[int, int]] = []
    for incident in previous.incidents if previous else ():
        known = sorted({at[r] for r in incident.claims if r in at})
        must += list(combinations(known, 2))
    table = words("linking", "clustering")

    def clustered(first: Sequence[tuple[int, int]]) -> tuple[list[list[int]], set[int]]:
        linked = average_link(
            len(heads), scores, threshold=table["threshold"], unlike=table["unlike"], must=first, cannot=cannot
        )
        settled = settle_denials(linked, heads, scores, compared, table["denial"], cannot)
        still = {tuple(c) for c in settled}
        moved = {i for c in linked if tuple(c) not in still and all(_denies(heads[k]) for k in c) for i in c}
        return merged(settled, joined, cannot), moved

    found, moved = clustered(must)
    if torn(found, joined):
        # A separation keeps two whole incidents apart: the two claims meet first, the others go where they fit.
        found, moved = clustered([*must, *joined])
    return Gathered(
        items=tuple(map(tuple, items.values())),
        compared=compared,
        scores=scores,
        clusters=tuple(map(tuple, found)),
        joined=tuple(joined),
        parted=tuple(cannot),
        kept=tuple(must),
        answering=frozenset(moved),
    )


def bounded(weight: float, a: View, b: View) -> float:
    """Return the match weight of a pair within bounds, so that no one pair joins or parts two incidents by itself.

    A vague claim is held back: it belongs to no incident that more precise claims make up.
    """
    table = words("linking", "clustering")
    bound, held = float(table["bound"]), float(table["vague"])
    return max(-bound, min(bound, weight)) + held * (a.vague + b.vague)


def _denies(view: View) -> bool:
    return view.claim.stance == "denies"


def _pair(at: dict[ClaimRef, int], pair: frozenset[ClaimRef]) -> tuple[int, int]:
    i, j = sorted(at[r] for r in pair)
    return i, j


def _sorted_refs(pair: frozenset[ClaimRef]) -> list[tuple[str, str]]:
    return sorted((r.report, r.claim) for r in pair)
