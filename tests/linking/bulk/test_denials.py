from __future__ import annotations

import numpy as np

from recoupe.linking.bulk.denials import settle


def settled(home: list[int], denies: set[int], pairs: dict[tuple[int, int], float], least: float = -1.5) -> list[int]:
    flags = np.array([n in denies for n in range(len(home))])
    i, j = (np.array([p[side] for p in pairs], dtype=np.int64) for side in (0, 1))
    scores = np.array(list(pairs.values()), dtype=np.float64)
    return settle(np.array(home, dtype=np.int64), flags, i, j, scores, least).tolist()


def test_a_denial_goes_to_the_best_mean() -> None:
    pairs = {(0, 3): 1.0, (1, 3): -3.0, (2, 3): 0.0}
    assert settled([0, 0, 2, 3], {3}, pairs) == [0, 0, 2, 2]


def test_of_equals_the_first_and_nothing_below_the_least() -> None:
    assert settled([0, 1, 2], {2}, {(1, 2): 0.5, (0, 2): 0.5}) == [0, 1, 0]
    assert settled([0, 1, 2], {2}, {(0, 2): -1.5}) == [0, 1, 2]


def test_a_denial_among_assertions_stays() -> None:
    assert settled([0, 1, 1], {2}, {(0, 2): 2.0}) == [0, 1, 1]


def test_a_cluster_is_called_by_its_first_member_after_a_denial_joined() -> None:
    assert settled([0, 1, 2], {0}, {(0, 2): 1.0}) == [0, 1, 0]
