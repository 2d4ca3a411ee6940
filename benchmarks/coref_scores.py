"""Measures of event coreference over two partitions of the same mentions: MUC, B-cubed, CEAF-e, and their mean.

Vilain et al. 1995; Bagga & Baldwin 1998; Luo 2005. CoNLL F1 is the mean of the three F1 (Pradhan et al. 2012).
Partitions are {mention: chain}; mentions alone in their chain take part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = Mapping[Any, Any]
Share = tuple[float, float]
"""Precision and recall."""


def f1(share: Share) -> float:
    """Return the harmonic mean of precision and recall, 0 where both are."""
    return 2 * share[0] * share[1] / sum(share) if sum(share) else 0.0


def muc(gold: Chains, found: Chains) -> Share:
    """Return the share of links kept: of a chain of n, n less the parts that the other partition makes of it."""

    def kept(of: Chains, by: Chains) -> float:
        links = sum(len(chain) - 1 for chain in members(of).values())
        held = sum(len(chain) - len({by[m] for m in chain}) for chain in members(of).values())
        return held / links if links else 0.0

    return kept(found, gold), kept(gold, found)


def b_cubed(gold: Chains, found: Chains) -> Share:
    """Return the mean over mentions of the share of its chain that is right, and of its right chain that is found."""
    both = Counter((gold[m], found[m]) for m in gold)
    right, mine = Counter(gold.values()), Counter(found[m] for m in gold)
    n = max(1, len(gold))
    return (
        sum(c * c / mine[f] for (_g, f), c in both.items()) / n,
        sum(c * c / right[g] for (g, _f), c in both.items()) / n,
    )


def ceaf_e(gold: Chains, found: Chains) -> Share:
    """Return the likeness (2 |G & F| / (|G| + |F|)) of the best one-to-one pairing, by chains found and by gold."""
    right, mine = Counter(gold.values()), Counter(found[m] for m in gold)
    row, column = ({chain: n for n, chain in enumerate(chains)} for chains in (right, mine))
    likeness = np.zeros((len(row), len(column)))
    for (g, f), c in Counter((gold[m], found[m]) for m in gold).items():
        likeness[row[g], column[f]] = 2 * c / (right[g] + mine[f])
    best = float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())
    return best / max(1, len(column)), best / max(1, len(row))


def conll(gold: Chains, found: Chains) -> dict[str, float]:
    """Return the F1 of the three measures, and their mean."""
    scores = {"MUC": f1(muc(gold, found)), "B3": f1(b_cubed(gold, found)), "CEAFe": f1(ceaf_e(gold, found))}
    return scores | {"CoNLL": sum(scores.values()) / 3}


def members(chains: Chains) -> dict[Hashable, set[Hashable]]:
    """Return {chain: its mentions}."""
    out: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in chains.items():
        out[chain].add(mention)
    return out
