#!/usr/bin/env python3
"""Fit the linker's weights on annotated incidents, and say what they are worth on groups that they have not seen.

    fit_links.py [GOLD.json] [--bench DIR] [--theatre syria-iraq] [--folds 6] [--write WEIGHTS.yaml]

Logistic regression (ridge, Newton's method) over the levels of every comparison, on the pairs of claims that blocking
compares. Pairs of one incident count twice, which evens the two kinds of mistakes; the start weight is corrected for
it. Cross-validation leaves whole groups (all texts on one event) out, never single claims.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from recoupe import theatres
from recoupe.linking.block import candidates
from recoupe.linking.cluster import average_link
from recoupe.linking.compare import levels
from recoupe.linking.link import all_views
from recoupe.provenance import find_voices
from recoupe.provenance.words import words
from recoupe.reading.claims import read_claims
from recoupe.weighing.ground import ground

SHARED = Path(__file__).resolve().parents[2] / "shared"
POSITIVE = 2.0
RIDGE = 1.0


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=SHARED / "data" / "claims" / "claims-dev.json")
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--theatre", default="syria-iraq")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    articles = [
        a for a in json.loads(options.gold.read_text(encoding="utf8")) if any(c.get("incident") for c in a["claims"])
    ]
    views, truth = read(options, {a["id"]: a for a in articles})
    pairs = list(candidates(views))
    found = [levels(views[i], views[j]) for i, j in pairs]
    names = sorted({f"{k}={v}" for f in found for k, v in f.items()})
    at = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(pairs), len(names) + 1))
    matrix[:, -1] = 1
    for row, f in enumerate(found):
        for k, v in f.items():
            matrix[row, at[f"{k}={v}"]] = 1
    same = np.array([truth[i][0] == truth[j][0] for i, j in pairs], float)
    groups = sorted({group for _incident, group in truth})
    fold = {group: n % options.folds for n, group in enumerate(groups)}
    held = np.zeros(len(pairs))
    for k in range(options.folds):
        out = np.array([k in (fold[truth[i][1]], fold[truth[j][1]]) for i, j in pairs])
        held[out] = matrix[out] @ fit(matrix[~out], same[~out])
    weights = fit(matrix, same)
    for label, scores in (("seen", matrix @ weights), ("left out", held)):
        precision, recall = b_cubed(views, truth, dict(zip(pairs, scores, strict=True)))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{label:<9} B-cubed precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if options.write:
        write(options.write, weights, names)


def read(options: argparse.Namespace, articles: dict[str, Any]) -> tuple[list[Any], list[tuple[str, str]]]:
    """Return the views of the annotated claims, and (incident, group) of each; no incident is one of its own."""
    theatre = theatres.load(options.theatre)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "claims.jsonl"
        command = [sys.executable, "gold_to_claims.py", str(options.gold.resolve()), str(lines)]
        subprocess.run(command, cwd=options.bench, check=True)  # noqa: S603
        readings = [ground(r, theatre) for r in read_claims([lines]).readings if r.id in articles]
    views = all_views(readings, find_voices(readings, theatre), theatre)
    incident = {
        (a["id"], f"{a['id']}#{c['n']}"): (c.get("incident") or f"alone {a['id']} {c['n']}", a.get("group") or a["id"])
        for a in articles.values()
        for c in a["claims"]
    }
    return views, [incident[(v.ref.report, v.ref.claim)] for v in views]


def fit(matrix: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Return the weights of the levels, the start weight last, in log-odds."""
    weight = np.where(same > 0, POSITIVE, 1.0)
    ridge = RIDGE * np.eye(matrix.shape[1])
    ridge[-1, -1] = 1e-3
    beta = np.zeros(matrix.shape[1])
    for _step in range(60):
        p = 1 / (1 + np.exp(-matrix @ beta))
        slope = matrix.T @ (weight * (p - same)) + ridge @ beta
        curve = (matrix * (weight * p * (1 - p))[:, None]).T @ matrix + ridge
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    beta[-1] -= np.log(POSITIVE)
    return beta


def b_cubed(
    views: list[Any], truth: list[tuple[str, str]], scores: dict[tuple[int, int], float]
) -> tuple[float, float]:
    """Return B-cubed precision and recall of the clusters that the scores give, bounded and held as in `link`."""
    table = words("linking", "weights")
    bound, held = table["bound"], table["vague"]
    bounded = {
        (i, j): max(-bound, min(bound, float(s))) + held * (views[i].vague + views[j].vague)
        for (i, j), s in scores.items()
    }
    clusters = average_link(len(views), bounded, threshold=table["threshold"])
    real: dict[str, set[int]] = defaultdict(set)
    for n, (incident, _group) in enumerate(truth):
        real[incident].add(n)
    precision = recall = 0.0
    for cluster in clusters:
        for n in cluster:
            both = len(real[truth[n][0]].intersection(cluster))
            precision += both / len(cluster)
            recall += both / len(real[truth[n][0]])
    return precision / len(views), recall / len(views)


def write(path: Path, weights: np.ndarray, names: list[str]) -> None:
    """Write the weights, rounded, with the settings of the file that they replace."""
    old = words("linking", "weights")
    new: dict[str, Any] = {k: old[k] for k in ("threshold", "bound", "vague", "denial")}
    new["start"] = round(float(weights[-1]), 2)
    new["levels"] = defaultdict(dict)
    for name, weight in zip(names, weights, strict=False):
        comparison, level = name.split("=", 1)
        new["levels"][comparison][level] = round(float(weight), 2)
    new["levels"] = dict(new["levels"])
    path.write_text(HEADER + yaml.safe_dump(new, sort_keys=False, allow_unicode=True), encoding="utf8")


HEADER = """\
# Weights of the linker, in log-odds: what each level of each comparison adds to the score of a pair of claims.
# Written by benchmarks/fit_links.py. threshold: the mean score above which two clusters are joined (log-odds below
# zero, since most candidates are not of one incident and a split costs a reader more than a join with its reasons
# shown); bound: what one pair can count at most, either way; vague: what a vague claim's every link loses; denial: the
# mean score above which a denial that stands alone goes to the incident that asserts what it denies.
"""

if __name__ == "__main__":
    main()
