#!/usr/bin/env python3
"""Fit the linker's Splink model on annotated incidents, and say what it is worth on groups that it has not seen.

    fit_links.py [GOLD.json] [--bench DIR] [--theatre syria-iraq | --theatre none] [--write MODEL.json]

The levels of every comparison are weighed on the pairs of claims that blocking lets meet, claims as annotated and as
extracted from the same texts. Two ways: "counts", the m and u of Splink as the labelled pairs have them; "regression",
the m and u that give each level the weight of a logistic regression. Each is scored on the claims that it was fitted on
(seen), and leaving one group (all texts on one event) out at a time. What `--write` writes is the model of counts on
extracted claims: it does best on groups left out, and extracted claims are what `recoupe brief` links.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from link_corpus import Corpus, annotated, b_cubed, extracted, pairs_found
from link_model import from_counts, from_regression, indicators, unweighed, weights
from recoupe.linking.block import candidates
from recoupe.linking.gather import gather
from recoupe.linking.predict import Compared, Pair, compare
from recoupe.linking.view import View

SHARED = Path(__file__).resolve().parents[2] / "shared"
RIDGE, POSITIVE = 2.0, 2.0

Fit = Callable[[np.ndarray, np.ndarray], dict[str, Any]]


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


def left_out(data: Sequence[Pairs], fit: Fit, group: str | None) -> np.ndarray:
    """Return the weights fitted on all labelled pairs but those of one group."""
    keep = [p.labelled & ((p.groups != group).all(axis=1) if group else True) for p in data]
    return weights(
        fit(
            np.vstack([p.matrix[k] for p, k in zip(data, keep, strict=True)]),
            np.concatenate([p.same[k] for p, k in zip(data, keep, strict=True)]),
        )
    )


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
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    theatre = None if options.theatre == "none" else options.theatre
    told = pairs_of(annotated(options.gold, options.bench, theatre))
    read = pairs_of(extracted(options.gold, theatre))
    groups = sorted({*told.corpus.group, *read.corpus.group})
    fits: dict[str, Fit] = {
        "counts": from_counts,
        "regression": lambda x, y: from_regression(x, y, RIDGE, POSITIVE),
    }
    print(f"{'fitted on':<18} {'how':<11} {'scored on':<17} {'':<9} B-cubed, pairs across reports, across languages")
    for label, data in (("annotated claims", [told]), ("extracted claims", [read]), ("both", [told, read])):
        for how, fit in fits.items():
            every = left_out(data, fit, None)
            by_group = {g: left_out(data, fit, g) for g in groups}
            for target in (told, read):
                row = f"{label:<18} {how:<11} {target.corpus.name:<17}"
                print(f"{row} seen      {measured(target, dict.fromkeys(groups, every))}")
                print(f"{row} left out  {measured(target, by_group)}", flush=True)
    if options.write:
        model = from_counts(read.matrix[read.labelled], read.same[read.labelled])
        options.write.write_text(json.dumps(model, indent=1) + "\n", encoding="utf8")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
