#!/usr/bin/env python3
"""Fit the confidence of claims on annotated articles, and say how far it can be believed on articles it has not seen.

    confidence.py [GOLD.json] [--folds 8] [--write WEIGHTS.json] [--plot PLOT.svg]

Logistic regression (ridge, Newton's method) over the traits of every claim that is extracted from the articles:
a claim is right when it is matched with an annotated one, quote and source (scoring.py). Cross-validation leaves whole
groups (all texts on one event) out. Printed: the reliability table of the left-out estimates, the Brier score beside
that of the base rate, the mean gap between estimate and share, and the area under the ROC curve.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claims import predict
from recoupe.extraction.confidence import traits
from recoupe.model import Reading
from scoring import matched

SHARED = Path(__file__).resolve().parents[2] / "shared"
RIDGE = 3.0
SEEN = 8
"""Claims that must have a trait for it to get a weight."""
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Sample:
    """The extracted claims: their traits, whether they are right, the group of their article."""

    traits: list[frozenset[str]]
    right: np.ndarray
    groups: list[str]


def gather(articles: Sequence[dict[str, Any]], found: dict[str, dict[str, Any]]) -> Sample:
    """Return the claims that were found in annotated articles, each judged."""
    seen, right, groups = [], [], []
    for article in articles:
        reading = Reading.model_validate(found[str(article["id"])])
        mine = [c.dump() for c in reading.claims]
        hits = {claim["id"] for _gold, claim in matched(article["text"], article["claims"], mine)}
        for claim in reading.claims:
            seen.append(traits(claim, reading))
            right.append(claim.id in hits)
            groups.append(str(article.get("group") or article["id"]))
    return Sample(seen, np.array(right, float), groups)


def matrix(sample: Sample, names: Sequence[str]) -> np.ndarray:
    """Return a row a claim, a column a trait, and one of ones."""
    return np.array([[*(name in has for name in names), True] for has in sample.traits], float)


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of the columns, in log-odds."""
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[-1, -1] = 1e-3
    beta = np.zeros(rows.shape[1])
    for _step in range(60):
        p = chance(rows @ beta)
        slope = rows.T @ (p - right) + ridge @ beta
        step = np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + ridge, slope)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def chance(score: np.ndarray) -> np.ndarray:
    """Return probabilities of log-odds."""
    return np.asarray(1 / (1 + np.exp(-score)))


def left_out(rows: np.ndarray, sample: Sample, folds: int) -> np.ndarray:
    """Return the estimate of every claim by weights fitted without its group's fold."""
    order = {group: n for n, group in enumerate(sorted(set(sample.groups)))}
    fold = np.array([order[g] % folds for g in sample.groups])
    held = np.zeros(len(rows))
    for k in range(folds):
        out = fold == k
        held[out] = chance(rows[out] @ fit(rows[~out], sample.right[~out]))
    return held


def bins(estimate: np.ndarray, right: np.ndarray) -> list[tuple[float, float, int, float, float]]:
    """Return (from, to, claims, mean estimate, share that is right) of every bin that has claims."""
    out = []
    for low, high in itertools.pairwise(BINS):
        inside = (estimate >= low) & ((estimate < high) | (high == BINS[-1]))
        if inside.any():
            out.append((low, high, int(inside.sum()), float(estimate[inside].mean()), float(right[inside].mean())))
    return out


def ranked(estimate: np.ndarray, right: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a right claim is above a wrong one."""
    above = estimate[right > 0][:, None] - estimate[right == 0][None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def report(estimate: np.ndarray, right: np.ndarray) -> str:
    """Return the reliability table and the summary, as text."""
    table = bins(estimate, right)
    lines = ["confidence   claims  estimate  right"]
    lines += [f"{a:.1f} to {b:.1f}   {n:>6}  {mean:>8.2f}  {share:>5.2f}" for a, b, n, mean, share in table]
    gap = sum(n * abs(mean - share) for _a, _b, n, mean, share in table) / len(right)
    base = float(right.mean() * (1 - right.mean()))
    lines.append(f"Brier {float(((estimate - right) ** 2).mean()):.3f} (base rate alone: {base:.3f})")
    lines.append(f"mean gap {gap:.3f}, area under the ROC curve {ranked(estimate, right):.3f}")
    for least in (0.5, 0.7, 0.8, 0.9):
        kept = estimate >= least
        if kept.any():
            recall = right[kept].sum() / right.sum()
            lines.append(f"kept at {least:.1f}: {kept.mean():.2f} of claims, {right[kept].mean():.2f} right, "
                         f"{recall:.2f} of the right ones")  # fmt: skip
    return "\n".join(lines)


def plot(path: Path, estimate: np.ndarray, right: np.ndarray) -> None:
    """Draw the reliability of the left-out estimates."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    table = bins(estimate, right)
    with rc_context({"svg.hashsalt": "recoupe", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure(figsize=(4.2, 4.2), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color="#999999", linewidth=0.8, zorder=1)
        axes.scatter([r[3] for r in table], [r[4] for r in table], s=[max(12, r[2]) for r in table], color="#0072B2")
        for _low, _high, n, mean, share in table:
            axes.annotate(str(n), (mean, share), textcoords="offset points", xytext=(9, -12), fontsize=8)
        axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal", xlabel="confidence", ylabel="share that is right")
        figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=SHARED / "data" / "claims" / "claims-dev.json")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    sample = gather(json.loads(options.gold.read_text(encoding="utf8")), predict(options.gold))
    counted = Counter(t for has in sample.traits for t in has)
    names = sorted(t for t, n in counted.items() if n >= SEEN)
    rows = matrix(sample, names)
    estimate = left_out(rows, sample, options.folds)
    print(f"{len(rows)} claims in {len(set(sample.groups))} groups, {sample.right.mean():.2f} right")
    print(report(estimate, sample.right))
    if options.plot:
        plot(options.plot, estimate, sample.right)
    if options.write:
        *weights, start = fit(rows, sample.right).tolist()
        table = {"start": round(start, 3), "traits": {n: round(w, 3) for n, w in zip(names, weights, strict=True)}}
        options.write.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
