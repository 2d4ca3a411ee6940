#!/usr/bin/env python3
"""Fit the linker's Splink model on annotated incidents, and say what it is worth on groups that it has not seen.

    fit_links.py [GOLD.json] [--bench DIR] [--theatre syria-iraq | --theatre none] [--write MODEL.json]

The levels of every comparison are weighed on the pairs of claims that blocking lets meet, claims as annotated and as
extracted from the same texts, and on pairs of claims of two events that are put on the same days
(link_corpus.collided), each of which counts little, since there are many. Three ways: "counts", the m and u of Splink
as the labelled pairs have them; "regression", those that give each level the weight of a logistic regression; "mean",
halfway. Each is scored on the claims that it was fitted on (seen), and leaving one group (all texts on one event) out
at a time; and, left out too, by how many clusters run two events together when all are put on the same days.
`--write` writes the mean.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from link_corpus import Corpus, annotated, b_cubed, collided, extracted, mixed, pairs_found
from link_model import from_counts, from_mean, from_regression, indicators, unweighed, weights
from recoupe.linking.block import candidates
from recoupe.linking.gather import gather
from recoupe.linking.predict import Compared, Pair, compare
from recoupe.linking.view import View

SHARED = Path(__file__).resolve().parents[2] / "shared"
RIDGE, POSITIVE = 10.0, 2.0
"""The pull of a regression's weights towards zero, and how often it counts a pair of one incident."""
ACROSS = 0.02
"""How often a pair of two events on the same days counts."""
TOLD = 0.5
"""How often a pair of annotated claims counts beside one of extracted claims, which are what is linked."""

Fit = Callable[[np.ndarray, np.ndarray, np.ndarray], dict[str, Any]]


@dataclass(frozen=True)
class Pairs:
    """The candidates of a corpus: their levels as indicators, and of the labelled ones whether they are the same."""

    corpus: Corpus
    compared: Mapping[Pair, Compared]
    matrix: np.ndarray
    labelled: np.ndarray
    same: np.ndarray
    groups: np.ndarray


def pairs_of(corpus: Corpus) -> Pairs:
    """Return the candidates of a corpus, compared."""
    compared = compare(corpus.views, candidates(corpus.views), unweighed())
    known, group = corpus.incident, corpus.group
    return Pairs(
        corpus,
        compared,
        indicators([c.levels for c in compared.values()]),
        np.array([bool(known[i] and known[j]) for i, j in compared]),
        np.array([float(known[i] is not None and known[i] == known[j]) for i, j in compared]),
        np.array([(group[i], group[j]) for i, j in compared]),
    )


def left_out(data: Sequence[Pairs], fit: Fit, group: str | None, apart: Sequence[Pairs] = ()) -> np.ndarray:
    """Return the weights fitted on all labelled pairs but those of one group. `apart`: corpora on the same days."""
    return weights(fit(*training(data, group, apart)))


def training(
    data: Sequence[Pairs], group: str | None, apart: Sequence[Pairs] = ()
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the rows, whether each is a pair of one incident, and how often it counts."""
    kept = [(p, p.labelled & _without(p, group), p.corpus.counts) for p in data]
    kept += [(p, (p.groups[:, 0] != p.groups[:, 1]) & _without(p, group), ACROSS * p.corpus.counts) for p in apart]
    rows = np.vstack([p.matrix[k] for p, k, _w in kept])
    same = np.concatenate([np.where(p.groups[k, 0] == p.groups[k, 1], p.same[k], 0.0) for p, k, _w in kept])
    return rows, same, np.concatenate([np.full(int(k.sum()), w) for _p, k, w in kept])


def _without(pairs: Pairs, group: str | None) -> np.ndarray:
    everywhere = np.ones(len(pairs.groups), dtype=bool)
    return (pairs.groups != group).all(axis=1) if group else everywhere


def clusters(pairs: Pairs, of_group: Mapping[str, np.ndarray]) -> list[list[View]]:
    """Return what the linker makes of a corpus, each pair weighed by the weights of its first claim's group."""
    at = {v.ref: n for n, v in enumerate(pairs.corpus.views)}
    scores = {
        pair: Compared(c.levels, float(row @ of_group[g]))
        for (pair, c), row, g in zip(pairs.compared.items(), pairs.matrix, pairs.groups[:, 0], strict=True)
    }

    def weigh(heads: Sequence[View], wanted: Sequence[Pair]) -> dict[Pair, Compared]:
        found = {(i, j): (at[heads[i].ref], at[heads[j].ref]) for i, j in wanted}
        return {pair: scores[known] for pair, known in found.items() if known in scores}

    return gather(pairs.corpus.views, pairs.corpus.voices, weigh=weigh)


def measured(pairs: Pairs, of_group: Mapping[str, np.ndarray]) -> str:
    """Return B-cubed, pairs across reports, and pairs across languages, as text."""
    found = clusters(pairs, of_group)
    rows = [b_cubed(pairs.corpus, found), *(pairs_found(pairs.corpus, found, languages=x) for x in (False, True))]
    return "  ".join(f"{_f1(p, r):.3f} (P {p:.3f} R {r:.3f})" for p, r in rows)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=SHARED / "data" / "claims" / "claims-dev.json")
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--theatre", default="syria-iraq")
    parser.add_argument("--how", action="append", choices=("counts", "regression", "mean"), help="only these ways")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    theatre = None if options.theatre == "none" else options.theatre
    told = pairs_of(replace(annotated(options.gold, options.bench, theatre), counts=TOLD))
    read = pairs_of(extracted(options.gold, theatre))
    apart = [pairs_of(collided(p.corpus)) for p in (told, read)]
    groups = sorted({*told.corpus.group, *read.corpus.group})
    fits: dict[str, Fit] = {
        "counts": lambda x, y, w: from_counts(x, y, None, w),
        "regression": lambda x, y, w: from_regression(x, y, RIDGE, POSITIVE, None, w),
        "mean": lambda x, y, w: from_mean(x, y, RIDGE, POSITIVE, None, w),
    }
    if options.write:
        model = fits["mean"](*training([told, read], None, apart))
        options.write.write_text(json.dumps(model, indent=1) + "\n", encoding="utf8")
    print(f"{'how':<11} {'scored on':<17} {'':<9} B-cubed, pairs across reports, across languages")
    for how in options.how or fits:
        every = left_out([told, read], fits[how], None, apart)
        by_group = {g: left_out([told, read], fits[how], g, apart) for g in groups}
        for target, together in zip((told, read), apart, strict=True):
            row = f"{how:<11} {target.corpus.name:<17}"
            print(f"{row} seen      {measured(target, dict.fromkeys(groups, every))}")
            print(f"{row} left out  {measured(target, by_group)}")
            wrong, several = mixed(together.corpus, clusters(together, by_group))
            print(f"{row} on one day: {wrong} of {several} clusters run two events together", flush=True)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
