"""Splink models of the linker's comparisons: unweighed, from label counts, and from a regression on the labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from recoupe.provenance.words import words

Level = tuple[str, str]
Table = Mapping[str, Mapping[str, str]]
"""{comparison: {level: its condition in SQL}}; where none is given, that of the linker (comparisons.yaml)."""
GIVEN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "hours": (("unknown",), ("same", "other")),
    "victims": (("unknown",), ("same", "other")),
    "setting": (("alike",), ("within, both named", "within"), ("both named", "not named")),
}
"""Levels weighed only against those that hold in the same case. That two claims both tell an hour says nothing of
whether it agrees; and whether reports name two places is asked only where there are two, which `place` has weighed.
"""
SHARE = 1e-3
"""The least share of pairs that a level is given: Splink takes no zeroes."""


def own(table: Table | None) -> Table:
    """Return the table given, or the linker's."""
    found: Table = words("linking", "comparisons") if table is None else table
    return found


def levels(table: Table | None = None) -> list[Level]:
    """Return (comparison, level) of a table, in order."""
    return [(name, level) for name, listed in own(table).items() for level in listed]


def settings(
    m: Mapping[Level, float], u: Mapping[Level, float], odds: float, table: Table | None = None
) -> dict[str, Any]:
    """Return the Splink settings of a model: the share m of a level among pairs of one incident, u among the others.

    `odds`: the natural logarithm of the odds that two compared claims are of one incident.
    """
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": _rounded(1 / (1 + np.exp(-odds))),
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [
            {
                "output_column_name": name,
                "comparison_levels": [
                    {
                        "sql_condition": condition,
                        "label_for_charts": level,
                        "m_probability": _rounded(m[name, level]),
                        "u_probability": _rounded(u[name, level]),
                    }
                    for level, condition in listed.items()
                ],
            }
            for name, listed in own(table).items()
        ],
    }


def unweighed(table: Table | None = None) -> dict[str, Any]:
    """Return a model whose levels all weigh nothing."""
    share = {level: 1 / len(own(table)[level[0]]) for level in levels(table)}
    return settings(share, share, 0.0, table)


def indicators(found: Sequence[Mapping[str, str]], table: Table | None = None) -> np.ndarray:
    """Return a row a pair, a column a level: 1 where the pair is at it; and a last column of ones."""
    at = {level: n for n, level in enumerate(levels(table))}
    matrix = np.zeros((len(found), len(at) + 1))
    matrix[:, -1] = 1
    for row, pair in enumerate(found):
        for level in pair.items():
            matrix[row, at[level]] = 1
    return matrix


def shares(matrix: np.ndarray, table: Table | None = None, weight: np.ndarray | None = None) -> dict[Level, float]:
    """Return the share of every level among the rows, a comparison's shares adding up to one."""
    times = np.ones(len(matrix)) if weight is None else weight
    return shares_of(times @ matrix[:, :-1], float(times.sum()), table)


def shares_of(counts: np.ndarray, total: float, table: Table | None = None) -> dict[Level, float]:
    """Return the shares of the levels that were counted among `total` pairs; those of GIVEN within their cases."""
    listed = own(table)
    found = dict(zip(levels(table), counts + SHARE * max(1.0, total), strict=True))
    out = {}
    for name, mine in listed.items():
        cases = GIVEN[name] if table is None and name in GIVEN else (tuple(mine),)
        for case in cases:
            told = sum(found[name, level] for level in case)
            out.update({(name, level): found[name, level] / told / len(cases) for level in case})
    return {level: out[level] for level in levels(table)}


def from_counts(
    matrix: np.ndarray, same: np.ndarray, table: Table | None = None, weight: np.ndarray | None = None
) -> dict[str, Any]:
    """Return the model that counts give: m and u as among the labelled pairs, as if levels were independent.

    `weight`: how often each pair counts (once, unless told).
    """
    times = np.ones(len(same)) if weight is None else weight
    yes, no = same > 0, same == 0
    odds = float(np.log(max(1.0, times[yes].sum()) / max(1.0, times[no].sum())))
    m, u = (shares(matrix[part], table, times[part]) for part in (yes, no))
    return settings(m, u, odds, table)


def from_regression(
    matrix: np.ndarray,
    same: np.ndarray,
    ridge: float,
    positive: float,
    table: Table | None = None,
    weight: np.ndarray | None = None,
) -> dict[str, Any]:
    """Return the model whose Bayes factors are the weights that a logistic regression gives the levels.

    Comparisons are not independent (a site is a place, a reprint has the same words), which counts cannot know: a
    regression weighs each beside the others.
    """
    times = np.ones(len(same)) if weight is None else weight
    found = regression(matrix, same, ridge, positive, times)
    return from_weights(found, shares(matrix[same == 0], table, times[same == 0]), table)


def from_mean(
    matrix: np.ndarray,
    same: np.ndarray,
    ridge: float,
    positive: float,
    table: Table | None = None,
    weight: np.ndarray | None = None,
) -> dict[str, Any]:
    """Return the model halfway between counts and a regression: the weight of every level is the mean of its two.

    Counts weigh what goes together twice, a regression what a few hundred pairs happen to have together.
    """
    times = np.ones(len(same)) if weight is None else weight
    counted = weights(from_counts(matrix, same, table, times)) * np.log(2)
    found = (counted + regression(matrix, same, ridge, positive, times)) / 2
    return from_weights(found, shares(matrix[same == 0], table, times[same == 0]), table)


def from_weights(found: np.ndarray, u: Mapping[Level, float], table: Table | None = None) -> dict[str, Any]:
    """Return the model whose levels have these weights, its start last, in natural log-odds; m follows from u."""
    factor = dict(zip(levels(table), np.exp(found[:-1]), strict=True))
    odds = float(found[-1])
    m = {}
    for name, listed in own(table).items():
        total = sum(u[name, level] * factor[name, level] for level in listed)
        m.update({(name, level): u[name, level] * factor[name, level] / total for level in listed})
        odds += float(np.log(total))
    return settings(m, u, odds, table)


def regression(
    matrix: np.ndarray, same: np.ndarray, ridge: float, positive: float, weight: np.ndarray | None = None
) -> np.ndarray:
    """Return the weights of the levels and, last, the start, in natural log-odds (Newton's method).

    `positive`: how often a pair of one incident counts, which evens the two kinds of mistakes; the start is corrected
    for it. `ridge`: the pull of every weight towards zero.
    """
    # Equal rows at once, told by their bits: there are few kinds of pairs.
    both = np.column_stack([matrix, same])
    bits = np.ascontiguousarray(np.packbits(both > 0, axis=1))
    _kinds, first, back = np.unique(bits.view(f"V{bits.shape[1]}").ravel(), return_index=True, return_inverse=True)
    rows = both[first]
    times = np.bincount(back.ravel(), weights=weight, minlength=len(rows)).astype(float)
    x, y = rows[:, :-1], rows[:, -1]
    times *= np.where(y > 0, positive, 1.0)
    pull = ridge * np.eye(x.shape[1])
    pull[-1, -1] = 1e-3
    beta = np.zeros(x.shape[1])
    for _step in range(60):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (times * (p - y)) + pull @ beta
        step = np.linalg.solve((x * (times * p * (1 - p))[:, None]).T @ x + pull, slope)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    beta[-1] -= np.log(positive)
    return beta


def weights(model: Mapping[str, Any]) -> np.ndarray:
    """Return the match weights of a model's levels in bits, its start last."""
    odds = model["probability_two_random_records_match"]
    found = [lv["m_probability"] / lv["u_probability"] for c in model["comparisons"] for lv in c["comparison_levels"]]
    return np.log2([*found, odds / (1 - odds)])


def _rounded(share: float) -> float:
    return float(f"{share:.6g}")
