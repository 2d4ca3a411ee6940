"""The texts that moderation is measured on, and their features.

MLMA (MIT) and YouTube spam (CC BY 4.0) lie beside the project; the clean comments are in gold/.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix

from recoupe.moderation.features import SIZE, Features, features
from recoupe.moderation.labels import Labelled
from recoupe.moderation.lexicon import lexicon
from recoupe.moderation.rules import findings
from recoupe.moderation.spam_signals import signs
from recoupe.moderation.spelling import read_words
from recoupe.moderation.tokens import tokenize

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "moderation"
GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("fr", "en", "ar")
CLEAN = ("moderation_clean.yaml", "moderation_clean_once.yaml")


@dataclass(frozen=True)
class Post:
    """A post of MLMA: its labels and target."""

    text: str
    labels: frozenset[str]
    target: str

    @property
    def hateful(self) -> bool:
        """Tell whether an annotator called it hateful."""
        return "hateful" in self.labels

    @property
    def normal(self) -> bool:
        """Tell whether annotators called it normal and nothing else."""
        return self.labels == {"normal"}


def posts(lang: str, root: Path = DATA) -> list[Post]:
    """Return the posts of a language, each text once."""
    with (root / f"{lang}_dataset.csv").open(encoding="utf8", newline="") as file:
        rows = {r["tweet"]: r for r in csv.DictReader(file)}
    return [Post(t, frozenset(r["sentiment"].split("_")), r["target"]) for t, r in rows.items()]


def spam(root: Path = DATA) -> list[tuple[str, bool]]:
    """Return (text, is spam) of the comments on YouTube, each text once."""
    with (root / "youtube-spam.csv").open(encoding="utf8", newline="") as file:
        return list({r["text"]: r["spam"] == "1" for r in csv.DictReader(file)}.items())


@cache
def clean(lang: str, name: str = CLEAN[0]) -> list[str]:
    """Return the clean comments on war news of a language."""
    kinds = yaml.safe_load((GOLD / name).read_text(encoding="utf8"))[lang]
    return [text for texts in kinds.values() for text in texts]


def rule_signals(text: str, lang: str) -> list[str]:
    """Return the signals that the models take from the rules: kinds that hold, and that are let through."""
    words = lexicon(lang)
    said = Labelled(read_words(tokenize(text), words), words)
    held, freed = findings(text, said, words)
    return sorted({f.kind for f in held} | {f"not {f.kind}" for f in freed})


def spam_signals(text: str) -> list[str]:
    """Return the names of a comment's signs of spam."""
    return sorted(s.name for s in signs(text, tokenize(text)))


def matrix(found: list[Features], signals: list[list[str]], names: list[str]) -> csr_matrix:
    """Return a row a text: its hashed features, then its signals."""
    place = {n: SIZE + i for i, n in enumerate(names)}
    rows, columns, values = [], [], []
    for row, (vector, given) in enumerate(zip(found, signals, strict=True)):
        for at, value in vector.values.items():
            rows.append(row)
            columns.append(at)
            values.append(value)
        for name in given:
            if name in place:
                rows.append(row)
                columns.append(place[name])
                values.append(1.0)
    return csr_matrix((np.array(values), (rows, columns)), shape=(len(found), SIZE + len(names)))


def vectors(texts: list[str]) -> list[Features]:
    """Return the hashed features of texts."""
    return [features(tokenize(t)) for t in texts]
