from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.bulk.block import MOST, within_bound


@given(st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_bound_keeps_what_going_through_the_pairs_one_by_one_keeps(hubs: int, chance: object) -> None:
    size = MOST + 40
    pairs = sorted({(h, n) for h in range(hubs) for n in range(size) if h < n})
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    counts, expected = [0] * size, []
    for a, b in pairs:
        expected.append(counts[a] < MOST and counts[b] < MOST)
        if expected[-1]:
            counts[a] += 1
            counts[b] += 1
    i, j = np.array(pairs, dtype=np.int64).T
    met = np.zeros(size, dtype=np.int32)
    assert within_bound(i, j, met).tolist() == expected
    assert met.tolist() == counts
    assert max(counts) <= MOST


def test_what_a_claim_met_before_counts() -> None:
    met = np.array([MOST - 1, 0, 0], dtype=np.int32)
    kept = within_bound(np.array([0, 0]), np.array([1, 2]), met)
    assert kept.tolist() == [True, False]
    assert met.tolist() == [MOST, 1, 0]
