#!/usr/bin/env python3
"""Moderation: assess comments, or measure how well comments are held.

    moderation.py IN.csv OUT.jsonl     IN: columns id,text; OUT: {"id", "hold", "categories", "reasons"} a line
    moderation.py [DATA]               measure, beside a TF-IDF and logistic-regression baseline in the same folds

DATA is the folder with MLMA and YouTube spam; the default lies beside the project. Hateful posts are those that an
annotator of MLMA called hateful, clean ones those called normal and nothing else; the others are left out. `held` is
what the program holds (rules, or the model above its threshold), the model's scores from folds that had not seen the
post; `at 5%` is the share of hateful posts found where five in a hundred clean ones are held. The baseline: words and
pairs of words, TF-IDF, logistic regression. Clean comments on war news: gold/moderation_clean.yaml (rules were mended
on them) and gold/moderation_clean_once.yaml (set apart).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from fit_moderation import EXTRA, STRENGTH, names_of, unseen
from moderation_data import (
    CLEAN,
    DATA,
    LANGUAGES,
    Post,
    clean,
    matrix,
    posts,
    rule_signals,
    spam,
    spam_signals,
    vectors,
)
from recoupe.moderation import assess
from scoring import Counts, f1

CLEAN_HELD = 0.05
MEASURES = (
    *("precision", "recall", "clean_up", "at_5", "baseline_at_5", "baseline_as_held"),
    *("war_news", "war_news_once", "f1"),
)


def predict(source: Path, target: Path) -> int:
    """Assess the comments of a CSV and write a line of JSON for each; return how many."""
    with source.open(encoding="utf8", newline="") as file, target.open("w", encoding="utf8") as out:
        count = 0
        for row in csv.DictReader(file):
            found = assess(row["text"])
            categories = list(dict.fromkeys(f.category for f in found.categories))
            line = {"id": row["id"], "hold": found.hold, "categories": categories, "reasons": list(found.reasons)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def share(hits: int, among: int) -> Counts:
    """Return counts whose measure is a share."""
    return hits, among, among


def recall_at(scores: Any, hateful: Any, clean_held: float = CLEAN_HELD) -> Counts:
    """Return the hateful posts that score above all but a share of the clean ones."""
    threshold = np.quantile(scores[~hateful], 1 - clean_held)
    return share(int((scores[hateful] > threshold).sum()), int(hateful.sum()))


def charter(lang: str, root: Path) -> tuple[dict[str, Counts], list[tuple[Post, bool]]]:
    """Return (measures of a language on MLMA, (post, whether it is held) of each hateful one)."""
    listed = [p for p in posts(lang, root) if p.hateful or p.normal]
    hateful = np.array([p.hateful for p in listed])
    texts = [p.text for p in listed]
    signals = [rule_signals(t, lang) for t in texts]
    x = matrix(vectors(texts), signals, names_of(signals))
    ours = unseen(x, hateful, STRENGTH["charter"])
    baseline = cross_val_predict(
        make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(class_weight="balanced", max_iter=500),
        ),
        texts,
        hateful,
        cv=StratifiedKFold(5, shuffle=True, random_state=0),
        method="decision_function",
    )
    by_rule = np.array([any(not s.startswith("not ") for s in found) for found in signals])
    bare = np.array([not found for found in signals])
    held = by_rule | (bare & (ours > np.quantile(ours[bare & ~hateful], 1 - EXTRA)))
    hits = int((held & hateful).sum())
    measures = {
        "precision": share(hits, int(held.sum())),
        "recall": share(hits, int(hateful.sum())),
        "clean_up": share(int((~held & ~hateful).sum()), int((~hateful).sum())),
        "at_5": recall_at(ours, hateful),
        "baseline_at_5": recall_at(baseline, hateful),
        "baseline_as_held": recall_at(baseline, hateful, float(held[~hateful].mean())),
    }
    return measures, [(p, bool(h)) for p, h in zip(listed, held, strict=True) if p.hateful]


def war_news(lang: str) -> dict[str, Counts]:
    """Return the shares of the clean comments on war news that go up."""
    out = {}
    for name, part in zip(CLEAN, ("war_news", "war_news_once"), strict=True):
        held = sum(assess(text).hold for text in clean(lang, name))
        out[part] = share(len(clean(lang, name)) - held, len(clean(lang, name)))
    return out


def spam_measure(root: Path) -> Counts:
    """Return (found spam, spam, taken for spam) of YouTube's comments, by folds that had not seen them."""
    texts, labels = zip(*spam(root), strict=True)
    signals = [spam_signals(t) for t in texts]
    is_spam = np.array(labels)
    x = matrix(vectors(list(texts)), signals, names_of(signals))
    found = unseen(x, is_spam, STRENGTH["spam"]) > 0
    return int((found & is_spam).sum()), int(is_spam.sum()), int(found.sum())


def measure(path: Path) -> Mapping[str, Mapping[str, Counts]]:
    """Return every measure by part, for floors.py; `path` is a file of the data's folder."""
    parts: dict[str, dict[str, Counts]] = {lang: charter(lang, path.parent)[0] | war_news(lang) for lang in LANGUAGES}
    parts["spam"] = {"f1": spam_measure(path.parent)}
    return parts


def by_target(posts_held: list[tuple[Post, bool]]) -> Iterator[str]:
    """Yield how many hateful posts are held by what they aim at, and the categories named for them."""
    named: dict[str, Counter[str]] = {}
    count: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for post, is_held in posts_held:
        count[post.target] += 1
        held[post.target] += is_held
        named.setdefault(post.target, Counter()).update({f.category for f in assess(post.text).categories})
    for target, n in count.most_common():
        categories = ", ".join(f"{c} {k}" for c, k in named[target].most_common(3))
        yield f"    {target:<20} {held[target]:>4} of {n:<4} {held[target] / n:.2f}   named: {categories}"


def report(root: Path) -> None:
    """Print all measures."""
    for lang in LANGUAGES:
        measures, hateful = charter(lang, root)
        m = {name: f1(c) for name, c in (measures | war_news(lang)).items()}
        clean_held, news, apart = 1 - m["clean_up"], 1 - m["war_news"], 1 - m["war_news_once"]
        print(f"{lang}: held: precision {m['precision']:.2f}, recall {m['recall']:.2f}, clean held {clean_held:.2f}")
        print(f"    baseline with as many clean held: recall {m['baseline_as_held']:.2f}")
        print(f"    at 5% of clean held: recall {m['at_5']:.2f}, baseline {m['baseline_at_5']:.2f}")
        print(f"    war news, clean, held: {news:.3f} (rules mended on them), {apart:.3f} (apart)")
        print("\n".join(by_target(hateful)))
    print(f"spam: F1 {f1(spam_measure(root)):.3f}")


def main() -> None:
    """Assess or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", default=DATA, help="IN.csv, or the folder of the data")
    parser.add_argument("target", type=Path, nargs="?", help="OUT.jsonl")
    options = parser.parse_args()
    if options.target:
        print(f"{predict(options.source, options.target)} comments assessed")
    else:
        report(options.source)


if __name__ == "__main__":
    main()
