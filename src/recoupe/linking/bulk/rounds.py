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
    while len(edges.i):
        every = members[edges.i] * members[edges.j]
        mean = (edges.total + unlike * (every - edges.count)) / every
        open_ = (mean > threshold) & (members[edges.i] + members[edges.j] <= most)
        if not open_.any():
            break
        best = _best(size, edges.only(open_), mean[open_])
        into = np.arange(size, dtype=np.int64)
        first = np.flatnonzero((best > np.arange(size)) & (best[best] == np.arange(size)))
        into[best[first]] = first
        members[first] += members[best[first]]
        home = into[home]
        edges = _merged(_reachable(size, edges, open_), into)
    return home


def _best(size: int, edges: _Edges, mean: Floats) -> Ints:
    """Return each cluster's best partner: of the highest mean, then of the first pair; -1 where it has none."""
    here = np.concatenate([edges.i, edges.j])
    there = np.concatenate([edges.j, edges.i])
    low = np.concatenate([edges.i, edges.i])
    order = np.lexsort((there, low, -np.concatenate([mean, mean]), here))
    here, there = here[order], there[order]
    first = np.r_[True, here[1:] != here[:-1]] if len(here) else np.zeros(0, dtype=bool)
    best = np.full(size, -1, dtype=np.int64)
    best[here[first]] = there[first]
    return best


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


def _merged(edges: _Edges, into: Ints) -> _Edges:
    """Return the edges of the clusters as they are now: sums and numbers of pairs added up, none within a cluster."""
    a, b = into[edges.i], into[edges.j]
    i, j = np.minimum(a, b), np.maximum(a, b)
    between = i != j
    i, j, total, count = i[between], j[between], edges.total[between], edges.count[between]
    order = np.lexsort((j, i))
    i, j, total, count = i[order], j[order], total[order], count[order]
    if not len(i):
        return _Edges(i, j, total, count)
    starts = np.flatnonzero(np.r_[True, (i[1:] != i[:-1]) | (j[1:] != j[:-1])])
    return _Edges(i[starts], j[starts], np.add.reduceat(total, starts), np.add.reduceat(count, starts))
