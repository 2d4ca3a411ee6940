"""Average-link clustering with people's edges, caps and a check against joining through one vague claim.

Two clusters are joined while the mean score over all their pairs is positive, best pair of clusters first. A mean
asks that claims fit the whole incident, not one of its members. Pairs that blocking left out count as unlike.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNLIKE = -2.0
"""Score of a pair that blocking left out, unless told otherwise."""
LARGEST = 80
"""Claims that one incident holds at most."""

Pair = tuple[int, int]


def average_link(
    size: int,
    scores: Mapping[Pair, float],
    *,
    threshold: float = 0.0,
    unlike: float = UNLIKE,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> list[list[int]]:
    """Return clusters of 0..size-1, each sorted, in order of their first member.

    `scores` holds i < j. `must` pairs are joined whatever they score; `cannot` pairs never meet, and where the two
    conflict the separation holds. Ties are settled by the order of the members, so the order of `scores` is nothing.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    apart: dict[int, set[int]] = {i: set() for i in range(size)}
    for i, j in cannot:
        apart[i].add(j)
        apart[j].add(i)
    total: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    for (i, j), s in scores.items():
        total[i][j] = total[j][i] = (s, 1)

    def mean(i: int, j: int) -> float:
        summed, pairs = total[i].get(j, (0.0, 0))
        every = len(members[i]) * len(members[j])
        return (summed + unlike * (every - pairs)) / every

    def join(i: int, j: int) -> None:
        """Put cluster j into i."""
        members[i] = sorted(members[i] + members.pop(j))
        apart[i] |= apart.pop(j)
        for k in list(total[j]):
            s, n = total[k].pop(j)
            if k != i:
                old = total[k].get(i, (0.0, 0))
                total[i][k] = total[k][i] = (old[0] + s, old[1] + n)
        del total[j]

    def barred(i: int, j: int) -> bool:
        return bool(apart[i] & set(members[j])) or len(members[i]) + len(members[j]) > LARGEST

    where = list(range(size))
    for i, j in sorted((min(p), max(p)) for p in must):
        a, b = sorted((where[i], where[j]))
        if a != b and not apart[a] & set(members[b]):
            join(a, b)
            for m in members[a]:
                where[m] = a

    heap = [(-mean(i, j), i, j) for i in sorted(total) for j in sorted(total[i]) if i < j]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if -negative <= threshold:
            break
        if i not in members or j not in members or j not in total[i] or abs(mean(i, j) + negative) > 1e-12:
            continue
        if barred(i, j):
            continue
        join(i, j)
        for k in sorted(total[i]):
            a, b = (i, k) if i < k else (k, i)
            heapq.heappush(heap, (-mean(a, b), a, b))
    return sorted(members.values())
