"""Average-link clustering of millions of claims, in rounds: every two clusters that are each other's best are joined.

For mean scores this finds what `cluster.average_link` finds by joining one pair after another, the best first: joining
two clusters makes neither a better partner for a third than both were (the mean is "reducible", Bruynooghe 1977;
Murtagh and Contreras 2012, section 3), so two that are each other's best will be joined whatever happens elsewhere.
That holds with the cap on a cluster's size too, since what is too large together stays so. Ties are settled as there,
by the first members. Scores must have exact sums (`score.GRAIN`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recoupe.linking.cluster import LARGEST, UNLIKE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


@dataclass
class _Edges:
    """Pairs of clusters (i < j, by their first members): the sum of the scores between them, and of how many."""

    i: Ints
    j: Ints
    total: Floats
    count: Ints

    def only(self, kept: NDArray[np.bool_]) -> _Edges:
        return _Edges(self.i[kept], self.j[kept], self.total[kept], self.count[kept])


def join_in_rounds(
    size: int, i: Ints, j: Ints, scores: Floats, *, threshold: float = 0.0, unlike: float = UNLIKE, most: int = LARGEST
) -> Ints:
    """Return the cluster of each of 0..size-1, called by its first member.

    `i` < `j` are pairs, each given once, with their `scores`; a pair not given counts `unlike`, which must not be above
    the threshold. Two clusters are joined while the mean over all their pairs is above `threshold`, if both together
    have no more than `most` members.
    """
    if unlike > threshold:
        raise ValueError("pairs that were never compared would be joined")
    home = np.arange(size, dtype=np.int64)
    members = np.ones(size, dtype=np.int64)
    edges = _Edges(i.astype(np.int64), j.astype(np.int64), scores.astype(np.float64), np.ones(len(i), dtype=np.int64))
    best = np.full(size, -1, dtype=np.int64)
    # Clusters whose edges are others than in the round before: only theirs are gone through again.
    changed = np.ones(size, dtype=bool)
    looked = 2 * len(edges.i) + 1
    while len(edges.i):
        every = members[edges.i] * members[edges.j]
        mean = (edges.total + unlike * (every - edges.count)) / every
        open_ = (mean > threshold) & (members[edges.i] + members[edges.j] <= most)
        if not open_.any():
            break
        anew = open_ & (changed[edges.i] | changed[edges.j])
        _find_best(best, changed, edges.only(anew), mean[anew])
        into = np.arange(size, dtype=np.int64)
        first = np.flatnonzero((best > np.arange(size)) & (best[best] == np.arange(size)))
        into[best[first]] = first
        members[first] += members[best[first]]
        home = into[home]
        joined = np.zeros(size, dtype=bool)
        joined[first] = joined[best[first]] = True
        best[best[first]] = -1
        if 2 * open_.sum() < looked:
            looked = int(open_.sum())
            edges = _reachable(size, edges, open_)
        edges, changed = _merged(edges, into, joined)
    return home


def _find_best(best: Ints, of: NDArray[np.bool_], edges: _Edges, mean: Floats) -> None:
    """Set the best partner of some clusters, all of whose edges are given: of the highest mean, then of the first pair;
    -1 where one has none.
    """
    here = np.concatenate([edges.i, edges.j])
    there = np.concatenate([edges.j, edges.i])
    low = np.concatenate([edges.i, edges.i])
    means = np.concatenate([mean, mean])
    wanted = of[here]
    here, there, low, means = here[wanted], there[wanted], low[wanted], means[wanted]
    order = np.lexsort((there, low, -means, here))
    here, there = here[order], there[order]
    best[of] = -1
    if len(here):
        first = np.r_[True, here[1:] != here[:-1]]
        best[here[first]] = there[first]


def _reachable(size: int, edges: _Edges, open_: NDArray[np.bool_]) -> _Edges:
    """Return the edges within groups that joining may still bring together; no other edge can matter any more."""
    group = np.arange(size, dtype=np.int64)
    a, b = edges.i[open_], edges.j[open_]
    while True:
        low = np.minimum(group[a], group[b])
        before = group.copy()
        np.minimum.at(group, group[a], low)
        np.minimum.at(group, group[b], low)
        while not np.array_equal(group, group[group]):
            group = group[group]
        if np.array_equal(before, group):
            break
    return edges.only(group[edges.i] == group[edges.j])


def _merged(edges: _Edges, into: Ints, joined: NDArray[np.bool_]) -> tuple[_Edges, NDArray[np.bool_]]:
    """Return the edges of the clusters as they are now, and which clusters have others than before.

    Sums and numbers of pairs of the clusters `joined` are added up; no edge lies within a cluster.
    """
    touched = joined[edges.i] | joined[edges.j]
    same, other = edges.only(~touched), edges.only(touched)
    a, b = into[other.i], into[other.j]
    i, j = np.minimum(a, b), np.maximum(a, b)
    between = i != j
    i, j, total, count = i[between], j[between], other.total[between], other.count[between]
    changed = joined.copy()
    changed[i] = changed[j] = True
    if not len(i):
        return same, changed
    order = np.lexsort((j, i))
    i, j, total, count = i[order], j[order], total[order], count[order]
    starts = np.flatnonzero(np.r_[True, (i[1:] != i[:-1]) | (j[1:] != j[:-1])])
    return _Edges(
        np.concatenate([same.i, i[starts]]),
        np.concatenate([same.j, j[starts]]),
        np.concatenate([same.total, np.add.reduceat(total, starts)]),
        np.concatenate([same.count, np.add.reduceat(count, starts)]),
    ), changed
