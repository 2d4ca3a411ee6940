#!/usr/bin/env python3
"""Event coreference on ECB+, gold mentions: the linker beside the lemma baseline, CoNLL F1.

    coreference.py [FOLDER]

FOLDER holds ECB+ as its NOTE describes it (default: ../shared/data/ecb). Four rows are scored on each part:

- lemma, topics given: mentions with one head lemma in one topic are coreferent (the usual baseline);
- lemma: the same, without being told the topics;
- as shipped: the mentions as claims through `recoupe.linking`, with the model that comes with Recoupe;
- adapted: the same blocking, Splink prediction, clustering and columns, with the word of the event where a claim has
  kinds of sites (coref_mentions.generic), the comparisons of coreference.yaml, weights from a logistic regression on
  Train, and the threshold of clustering that does best on Dev.

The linker is not told the topics: all mentions of a part are linked at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml

from coref_mentions import Mention, Part, generic, lemma, load, readings
from coref_scores import conll
from link_model import Table, from_regression, indicators, unweighed
from recoupe.linking.block import candidates
from recoupe.linking.cluster import average_link
from recoupe.linking.link import link
from recoupe.linking.predict import Compared, Pair, compare
from recoupe.linking.view import View
from recoupe.model import ClaimRef
from recoupe.provenance.words import words

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "ecb"
RIDGE, POSITIVE = 2.0, 2.0
THRESHOLDS = tuple(x / 4 for x in range(-8, 5))

Found = Mapping[Mention, object]


def table() -> Table:
    """Return the comparisons of coreference.yaml."""
    found: Table = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf8"))
    return found


def shipped(part: Part) -> Found:
    """Return what the linker makes of the mentions as it comes."""
    given, owner = readings(part)
    incidents = link(given, None).incidents
    return {owner[ref]: incident.id for incident in incidents for ref in incident.claims}


def fit(part: Part) -> Mapping[str, object]:
    """Return the Splink model of a part's annotation."""
    views, _voices, owner = generic(part)
    compared = compare(views, candidates(views), unweighed(table()))
    chain = [owner[v.ref].chain for v in views]
    same = np.array([float(chain[i] == chain[j]) for i, j in compared])
    matrix = indicators([c.levels for c in compared.values()], table())
    return from_regression(matrix, same, RIDGE, POSITIVE, table())


class Adapted:
    """The mentions of a part, compared once under a model; gathered under any threshold."""

    def __init__(self, part: Part, model: Mapping[str, object]) -> None:
        """Compare the mentions."""
        self.views: Sequence[View]
        self.owner: Mapping[ClaimRef, Mention]
        self.views, _voices, self.owner = generic(part)
        self.compared: Mapping[Pair, Compared] = compare(self.views, candidates(self.views), model)

    def gathered(self, threshold: float) -> Found:
        """Return the clusters, pairs bounded as in the product."""
        knobs = words("linking", "clustering")
        bound = float(knobs["bound"])
        scores = {pair: max(-bound, min(bound, c.weight)) for pair, c in self.compared.items()}
        clusters = average_link(len(self.views), scores, threshold=threshold, unlike=knobs["unlike"])
        return {self.owner[self.views[i].ref]: n for n, cluster in enumerate(clusters) for i in cluster}


def row(name: str, part: Part, found: Found) -> str:
    """Return the measures of one row as text."""
    scores = conll({m: m.chain for m in part.mentions}, found)
    return f"  {name:<22} " + "  ".join(f"{measure} {share:.3f}" for measure, share in scores.items())


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args().folder
    model = fit(load(folder, "Train"))
    threshold: float | None = None
    for name in ("Dev", "Test"):
        part = load(folder, name)
        gold = {m: m.chain for m in part.mentions}
        adapted = Adapted(part, model)
        if threshold is None:
            threshold = max(THRESHOLDS, key=lambda t: conll(gold, adapted.gathered(t))["CoNLL"])
        print(f"{name}: {len(gold)} mentions, {len(set(gold.values()))} chains; threshold {threshold}, chosen on Dev")
        print(row("lemma, topics given", part, {m: (m.topic, lemma(part, m)) for m in gold}))
        print(row("lemma", part, {m: lemma(part, m) for m in gold}))
        print(row("as shipped", part, shipped(part)))
        print(row("adapted", part, adapted.gathered(threshold)), flush=True)


if __name__ == "__main__":
    main()
