"""The pipeline's opinion of each word: entity label, part of speech, start of a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IDX, POS, SENT_START  # type: ignore[import-not-found]
from spacy.parts_of_speech import IDS as POS_IDS  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.grounding.toponym_words import Word

_LABELS = {
    "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "PERSON": "PERSON", "PER": "PERSON",
    "ORG": "ORG", "NORP": "GROUP",
    "DATE": "OTHER", "TIME": "OTHER", "EVENT": "OTHER", "WORK_OF_ART": "OTHER", "LAW": "OTHER", "LANGUAGE": "OTHER",
    "PRODUCT": "OTHER", "CARDINAL": "OTHER", "ORDINAL": "OTHER", "MONEY": "OTHER", "QUANTITY": "OTHER",
}  # fmt: skip


_POS_NAMES: dict[int, str] = {number: name for name, number in POS_IDS.items()}


@dataclass(frozen=True, slots=True)
class Tags:
    """By index of word. `rare`: the pipeline has no vector for it, so that its label is a guess from the context alone.
    `places`: (first, past) of the entities labelled as places.
    """

    labels: list[str]
    pos: list[str]
    starts: list[bool]
    rare: list[bool]
    places: list[tuple[int, int]]

    def label(self, first: int, past: int) -> str:
        """Return the label that most of the words bear, "" for none; a place where any tie leaves it open."""
        counts = Counter(self.labels[first:past])
        best = max(counts.values())
        tied = sorted(label for label, n in counts.items() if n == best)
        return "PLACE" if "PLACE" in tied else tied[0]


def tag(doc: Doc | None, words: list[Word]) -> Tags:
    """Return the tags of `words`; without a parse, empty ones (labels and parts of speech unknown)."""
    n = len(words)
    if doc is None:
        return Tags([""] * n, [""] * n, [False] * n, [False] * n, [])
    labels, pos, starts, rare = [""] * n, [""] * n, [False] * n, [False] * n
    if not len(doc):
        return Tags(labels, pos, starts, rare, [])
    # One array a feature, then only the capitalised words and their particles are looked at: this runs on every report.
    array = doc.to_array([IDX, POS, SENT_START])
    heads = np.searchsorted(array[:, 0], [w.start for w in words], side="right") - 1
    tails = np.searchsorted(array[:, 0], [w.end for w in words], side="left") - 1
    spans: dict[int, list[int]] = {}
    entity_of = {token: number for number, entity in enumerate(doc.ents) for token in range(entity.start, entity.end)}
    names = [_LABELS.get(entity.label_, "") for entity in doc.ents]
    vocab = doc.vocab
    for k, word in enumerate(words):
        head, tail = max(0, int(heads[k])), max(0, int(tails[k]))
        number = entity_of.get(tail)
        if number is not None:
            labels[k] = names[number]
            if names[number] == "PLACE":
                spans.setdefault(number, []).append(k)
        pos[k] = _POS_NAMES.get(int(array[head, 1]), "")
        starts[k] = int(array[head, 2]) == 1 and int(array[head, 0]) >= word.start - 1
        if word.upper:
            rare[k] = not vocab.has_vector(doc[tail].orth)
    return Tags(labels, pos, starts, rare, [(ks[0], ks[-1] + 1) for ks in spans.values()])
