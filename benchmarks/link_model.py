"""Splink models of the linker's comparisons: unweighed, from label counts, and from a regression on the labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from recoupe.provenance.words import words

Level = tuple[str, str]
Table = Mapping[str, Mapping[str, str]]
"""{comparison: {level: its condition in SQL}}; where none is given, that of the linker (comparisons.yaml)."""
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


def shares(matrix: np.ndarray, table: Table | None = None) -> dict[Level, float]:
    """Return the share of every level among the rows, a comparison's shares adding up to one."""
    counts = matrix[:, :-1].sum(axis=0) + SHARE * max(1, len(matrix))
    listed = own(table)
    found = dict(zip(levels(table), counts, strict=True))
    return {(n, lv): c / sum(found[n, other] for other in listed[n]) for (n, lv), c in found.items()}


def from_counts(matrix: np.ndarray, same: np.ndarray, table: Table | None = None) -> dict[str, Any]:
    """Return the model that counts give: m and u as among the labelled pairs, as if levels were independent."""
    odds = float(np.log(max(1, same.sum()) / max(1, (1 - same).sum())))
    return settings(shares(matrix[same > 0], table), shares(matrix[same == 0], table), odds, table)


def from_regression(
    matrix: np.ndarray, same: np.ndarray, ridge: float, positive: float, table: Table | None = None
) -> dict[str, Any]:
    """Return the model whose Bayes factors are the weights that a logistic regression gives the levels.

    Comparisons are not independent (a site is a place, a reprint has the same words), which counts cannot know: a
    regression weighs each beside the others. u is as among the pairs of two incidents, m follows from the factor.
    """
    weights = regression(matrix, same, ridge, positive)
    u = shares(matrix[same == 0], table)
    factor = dict(zip(levels(table), np.exp(weights[:-1]), strict=True))
    odds = float(weights[-1])
    m = {}
    for name, listed in own(table).items():
        total = sum(u[name, level] * factor[name, level] for level in listed)
        m.update({(name, level): u[name, level] * factor[name, level] / total for level in listed})
        odds += float(np.log(total))
    return settings(m, u, odds, table)


def regression(matrix: np.ndarray, same: np.ndarray, ridge: float, positive: float) -> np.ndarray:
    """Return the weights of the levels and, last, the start, in natural log-odds (Newton's method).

    `positive`: how often a pair of one incident counts, which evens the two kinds of mistakes; the start is corrected
    for it. `ridge`: the pull of every weight towards zero.
    """
    rows, back = np.unique(np.column_stack([matrix, same]), axis=0, return_inverse=True)
    times = np.bincount(back.ravel(), minlength=len(rows)).astype(float)
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
