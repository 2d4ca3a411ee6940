"""Choosing one of several by weighted traits: multinomial and conditional logistic regression, fitted by L-BFGS.

A trait is a name with a number. In a conditional choice every option has traits of its own, and one weight a trait is
shared by all options (which of these figures?); in a choice of class the traits are the article's, and every class has
its own weights (which of these causes?). Both are fitted with a ridge, from zero, without randomness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

Traits = Mapping[str, float]
Weights = Mapping[str, float]
_SEEN = 4
"""Articles that must have a trait for it to get weights."""


def best(options: Sequence[Traits], weights: Weights) -> int:
    """Return the index of the option whose traits weigh most; the first of several."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in sorted(o.items())) for o in options]
    return max(range(len(scores)), key=lambda i: (scores[i], -i))


def best_class(traits: Traits, weights: Mapping[str, Weights]) -> str:
    """Return the class for which the traits weigh most; `""` is every class's start."""

    def score(name: str) -> float:
        own = weights[name]
        return own.get("", 0.0) + sum(own.get(t, 0.0) * value for t, value in sorted(traits.items()))

    return max(sorted(weights), key=score)


def fit(choices: Sequence[Sequence[Traits]], right: Sequence[int], ridge: float) -> dict[str, float]:
    """Return the weights under which the right options are likeliest, from choices with the right option's index."""
    names = sorted({name for options in choices for o in options for name in o})
    tables = [np.array([[o.get(n, 0.0) for n in names] for o in options]) for options in choices]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = ridge * float(w @ w) / 2, ridge * w
        for table, at in zip(tables, right, strict=True):
            p = _soft(table @ w)
            total -= float(np.log(p[at] + 1e-12))
            slope = slope - table[at] + p @ table
        return total, slope

    found = _minimise(loss, len(names))
    return {n: round(float(w), 3) for n, w in zip(names, found, strict=True)}


def fit_classes(articles: Sequence[Traits], right: Sequence[str], ridge: float) -> dict[str, dict[str, float]]:
    """Return the weights of every class that occurs, from the traits of articles with their class."""
    counted = Counter(name for a in articles for name in a)
    names = sorted(n for n, count in counted.items() if count >= _SEEN)
    classes = sorted(set(right))
    rows = np.array([[*(a.get(n, 0.0) for n in names), 1.0] for a in articles])
    truth = np.array([[c == r for c in classes] for r in right], float)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(names) + 1, len(classes))
        p = _soft(rows @ w)
        total = ridge * float(flat @ flat) / 2 - float((truth * np.log(p + 1e-12)).sum())
        return total, (rows.T @ (p - truth) + ridge * w).ravel()

    found = _minimise(loss, (len(names) + 1) * len(classes)).reshape(len(names) + 1, len(classes))
    return {
        c: {n: round(float(w), 3) for n, w in zip([*names, ""], found[:, k], strict=True)}
        for k, c in enumerate(classes)
    }


def _soft(scores: np.ndarray) -> np.ndarray:
    high = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(high / high.sum(-1, keepdims=True))


def _minimise(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> Any:
    from scipy.optimize import minimize

    return minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
