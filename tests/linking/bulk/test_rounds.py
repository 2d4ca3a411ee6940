from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.bulk.rounds import join_in_rounds
from recoupe.linking.cluster import average_link

SIZE = 12
PAIRS = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1])
# Sums of quarters are exact, and many are equal, so that ties are met.
SCORES = st.dictionaries(PAIRS, st.integers(-8, 8).map(lambda n: n / 4), max_size=60)


def joined(size: int, scores: dict[tuple[int, int], float], **rest: Any) -> list[list[int]]:
    pairs = sorted(scores)
    i, j = (np.array([p[side] for p in pairs], dtype=np.int64) for side in (0, 1))
    home = join_in_rounds(size, i, j, np.array([scores[p] for p in pairs], dtype=np.float64), **rest)
    clusters: dict[int, list[int]] = {}
    for n, first in enumerate(home.tolist()):
        clusters.setdefault(first, []).append(n)
    assert all(min(members) == first for first, members in clusters.items())
    return [clusters[first] for first in sorted(clusters)]


@given(SCORES, st.sampled_from([-0.6, 0.0, 0.5]))
def test_rounds_find_what_joining_one_by_one_finds(scores: dict[tuple[int, int], float], threshold: float) -> None:
    assert joined(SIZE, scores, threshold=threshold) == average_link(SIZE, scores, threshold=threshold)


@given(SCORES)
def test_the_cap_holds_as_one_by_one(scores: dict[tuple[int, int], float]) -> None:
    from unittest.mock import patch

    with patch("recoupe.linking.cluster.LARGEST", 3):
        expected = average_link(SIZE, scores, threshold=-0.6)
    assert joined(SIZE, scores, threshold=-0.6, most=3) == expected


def test_a_clique_of_equals_fills_incidents_up_to_the_cap() -> None:
    scores = {(i, j): 1.0 for i in range(90) for j in range(i + 1, 90)}
    assert [len(c) for c in joined(90, scores)] == [len(c) for c in average_link(90, scores)]


def test_nothing_to_join_is_left_alone() -> None:
    assert joined(3, {}) == [[0], [1], [2]]
    assert joined(3, {(0, 1): -1.0}) == [[0], [1], [2]]


def test_pairs_never_compared_may_not_be_joined() -> None:
    with pytest.raises(ValueError, match="never compared"):
        joined(2, {(0, 1): 1.0}, threshold=-3.0)
