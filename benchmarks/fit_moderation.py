#!/usr/bin/env python3
"""Fit the weights that moderation ships with, and write src/recoupe/moderation/weights.npz (about 500 KB).

    fit_moderation.py [DATA]

DATA is the folder with MLMA (hateful against normal, a model a language) and YouTube spam; the default lies beside
the project. Needs scikit-learn, a tool of development only; the library applies the weights with numpy. The same data
give the same file. A language's threshold is where one in a hundred of the normal posts that no rule holds would be
held, and none of the development half of the clean comments in gold/ (never the other half).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from moderation_data import DATA, LANGUAGES, clean, matrix, posts, rule_signals, spam, spam_signals, vectors
from recoupe.moderation.features import SIZE

TARGET = Path(__file__).resolve().parents[1] / "src" / "recoupe" / "moderation" / "weights.npz"
STRENGTH = {"charter": 1.0, "spam": 10.0}
"""C of the logistic regressions, chosen by cross-validation."""
EXTRA = 0.01
"""Share of the normal posts without a rule that the model may hold."""


def model(x: Any, y: Any, strength: float) -> LogisticRegression:
    """Return a fitted logistic regression."""
    return fresh(strength).fit(x, y)


def fresh(strength: float) -> LogisticRegression:
    """Return a logistic regression that is not fitted yet."""
    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=0)


def unseen(x: Any, y: Any, strength: float) -> Any:
    """Return the score of every row by a model that has not seen it: five folds, always the same."""
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_predict(fresh(strength), x, y, cv=folds, method="decision_function")


def names_of(signals: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of the signals met, in order."""
    return sorted({n for s in signals for n in s})


def packed(name: str, fitted: LogisticRegression, names: Sequence[str], threshold: float) -> dict[str, Any]:
    """Return the arrays of a model: weights as bytes with one scale, the rest as they are."""
    weights = fitted.coef_[0][:SIZE]
    scale = float(np.abs(weights).max()) or 1.0
    return {
        name: np.round(weights / scale * 127).astype(np.int8),
        f"{name}_scale": np.array(scale),
        f"{name}_signals": np.array(list(names), dtype="U24"),
        f"{name}_signal_weights": fitted.coef_[0][SIZE:],
        f"{name}_scalars": np.array([fitted.intercept_[0], threshold]),
    }


def charter(lang: str, root: Path) -> dict[str, Any]:
    """Return the model of a language, hateful posts against normal ones."""
    listed = [p for p in posts(lang, root) if p.hateful or p.normal]
    signals = [rule_signals(p.text, lang) for p in listed]
    names = names_of(signals)
    x = matrix(vectors([p.text for p in listed]), signals, names)
    hateful = [p.hateful for p in listed]
    fitted = model(x, hateful, STRENGTH["charter"])
    bare = [i for i, p in enumerate(listed) if p.normal and not signals[i]]
    scores = unseen(x, hateful, STRENGTH["charter"])[bare]
    texts = clean(lang)
    own = fitted.decision_function(matrix(vectors(texts), [[] for _ in texts], names))
    return packed(lang, fitted, names, max(float(np.quantile(scores, 1 - EXTRA)), float(own.max()) + 0.1))


def main() -> None:
    """Fit the four models and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    root = parser.parse_args().data
    arrays: dict[str, Any] = {}
    for lang in LANGUAGES:
        arrays |= charter(lang, root)
    texts, labels = zip(*spam(root), strict=True)
    signals = [spam_signals(t) for t in texts]
    names = names_of(signals)
    fitted = model(matrix(vectors(list(texts)), signals, names), labels, STRENGTH["spam"])
    arrays |= packed("spam", fitted, names, 0.0)
    np.savez_compressed(TARGET, **arrays)
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
