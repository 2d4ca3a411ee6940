from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.cluster import LARGEST, average_link


def test_pairs_above_the_threshold_are_joined() -> None:
    assert average_link(3, {(0, 1): 1.0, (1, 2): -1.0, (0, 2): -1.0}) == [[0, 1], [2]]


def test_one_good_link_does_not_chain_two_incidents() -> None:
    two = {(0, 1): 2.0, (2, 3): 2.0, (1, 2): 1.0, (0, 2): -1.5, (0, 3): -1.5, (1, 3): -1.5}
    assert average_link(4, two) == [[0, 1], [2, 3]]


def test_a_person_joins_what_scores_badly_and_parts_what_scores_well() -> None:
    assert average_link(2, {(0, 1): -2.0}, must=[(0, 1)]) == [[0, 1]]
    assert average_link(2, {(0, 1): 2.0}, cannot=[(0, 1)]) == [[0], [1]]
    assert average_link(2, {(0, 1): 2.0}, must=[(0, 1)], cannot=[(0, 1)]) == [[0], [1]]


def test_parted_claims_stay_apart_through_a_third() -> None:
    everything = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 2.0}
    clusters = average_link(3, everything, cannot=[(0, 2)])
    assert not any({0, 2} <= set(c) for c in clusters)


def test_clusters_have_a_cap() -> None:
    size = LARGEST + 10
    scores = {(i, j): 1.0 for i in range(size) for j in range(i + 1, size)}
    assert max(map(len, average_link(size, scores))) <= LARGEST


@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(-3, 3)),
    st.randoms(),
)
def test_the_order_of_scores_changes_nothing(scores: dict[tuple[int, int], float], chance: Any) -> None:
    pairs = list(scores.items())
    chance.shuffle(pairs)
    clusters = average_link(8, dict(pairs))
    assert clusters == average_link(8, scores)
    assert sorted(x for c in clusters for x in c) == list(range(8))
