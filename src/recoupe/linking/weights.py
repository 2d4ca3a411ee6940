"""What the levels of a comparison weigh, by the model: log2 of the Bayes factor, m over u (Fellegi and Sunter 1969)."""

from __future__ import annotations

from functools import cache
from math import log2
from typing import TYPE_CHECKING

from recoupe.linking.predict import model
from recoupe.model.link import LinkStep

if TYPE_CHECKING:
    from recoupe.linking.predict import Compared


@cache
def prior() -> float:
    """Return what a candidate pair weighs before it is compared, in bits: log2 of the model's first odds."""
    share = float(model()["probability_two_random_records_match"])
    return log2(share / (1 - share))


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return {comparison: {level: weight in bits}} of the model, in its order. Treat it as read-only: it is cached."""
    return {
        c["output_column_name"]: {
            level["label_for_charts"]: log2(level["m_probability"] / level["u_probability"])
            for level in c["comparison_levels"]
        }
        for c in model()["comparisons"]
    }


def steps(compared: Compared) -> tuple[LinkStep, ...]:
    """Return the steps from the prior to a pair's weight, in the model's order. The weights are not rounded."""
    table = weights()
    return tuple(LinkStep(comparison=c, level=compared.levels[c], weight=table[c][compared.levels[c]]) for c in table)


def probability(weight: float) -> float:
    """Return the probability that a match weight in bits stands for."""
    return 1.0 / (1.0 + float(2.0**-weight))
