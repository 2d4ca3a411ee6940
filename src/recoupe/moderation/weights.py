"""The trained weights, fitted by `benchmarks/fit_moderation.py`: a linear model a language, and one for spam."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from recoupe.moderation.features import Features


@dataclass(frozen=True, slots=True)
class Linear:
    """Logistic regression: weights of the hashed features, weights of named signals, an intercept, a threshold."""

    weights: NDArray[np.float32]
    signals: dict[str, float]
    intercept: float
    threshold: float

    def logit(self, found: Features, signals: Iterable[str] = ()) -> float:
        """Return the logarithm of the odds."""
        total = sum(float(self.weights[at]) * v for at, v in found.values.items())
        return self.intercept + total + sum(self.signals.get(s, 0.0) for s in signals)

    def shares(self, found: Features, words: int) -> list[float]:
        """Return what each of the first `words` words adds to the logit; words of a pair get half each."""
        out = [0.0] * words
        for at, value in found.values.items():
            places = found.places[at]
            for place in places:
                out[place] += float(self.weights[at]) * value / len(places)
        return out


def probability(logit: float) -> float:
    """Return the probability of a logit."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))


@cache
def linear(name: str) -> Linear:
    """Return the model `fr`, `en`, `ar` or `spam`."""
    with as_file(files("recoupe.moderation") / "weights.npz") as path, np.load(path, allow_pickle=False) as data:
        names: Sequence[str] = [str(n) for n in data[f"{name}_signals"]]
        values = data[f"{name}_signal_weights"].astype(float)
        intercept, threshold = (float(x) for x in data[f"{name}_scalars"])
        weights = data[name].astype(np.float32) / 127 * float(data[f"{name}_scale"])
    return Linear(weights, dict(zip(names, (float(v) for v in values), strict=True)), intercept, threshold)
