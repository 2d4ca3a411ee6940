"""Denials that stand alone, put to what they deny: `answers.settle_denials` for a table of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


def settle(home: Ints, denies: Flags, i: Ints, j: Ints, scores: Floats, least: float) -> Ints:
    """Return the clusters (called by their first members), those of denials only put to the one that they answer.

    `i`, `j` are the pairs of which one denies what the other may assert, with their `scores`. A cluster of denials goes
    to the one to whose assertions the mean score is best, and above `least`; of equals to the first.
    """
    asserted = np.zeros(len(home), dtype=bool)
    asserted[home[~denies]] = True
    denial, other = np.where(denies[i], i, j), np.where(denies[i], j, i)
    alone = ~asserted[home[denial]]
    source, target, scores = home[denial[alone]], home[other[alone]], scores[alone]
    if not len(source):
        return home
    order = np.lexsort((target, source))
    source, target, scores = source[order], target[order], scores[order]
    starts = np.flatnonzero(np.r_[True, (source[1:] != source[:-1]) | (target[1:] != target[:-1])])
    mean = np.add.reduceat(scores, starts) / np.diff(np.r_[starts, len(source)])
    source, target = source[starts], target[starts]
    fits = mean > least
    source, target, mean = source[fits], target[fits], mean[fits]
    best = np.lexsort((target, -mean, source))
    source, target = source[best], target[best]
    first = np.r_[True, source[1:] != source[:-1]] if len(source) else np.zeros(0, dtype=bool)
    into = np.arange(len(home), dtype=np.int64)
    into[source[first]] = target[first]
    return by_first(into[home])


def by_first(home: Ints) -> Ints:
    """Return the same clusters, each called by its first member."""
    first = np.full(len(home), len(home), dtype=np.int64)
    np.minimum.at(first, home, np.arange(len(home), dtype=np.int64))
    return first[home]
