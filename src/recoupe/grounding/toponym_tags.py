"""The pipeline's opinion of each word: entity label, part of speech, start of a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IDX, ORTH, POS, SENT_START  # type: ignore[import-not-found]
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
        labels = self.labels[first:past]
        if all(label == labels[0] for label in labels):
            return labels[0]
        counts = Counter(labels)
        best = max(counts.values())
        tied = sorted(label for label, n in counts.items() if n == best)
        return "PLACE" if "PLACE" in tied else tied[0]


def tag(doc: Doc | None, words: list[Word]) -> Tags:
    """Return the tags of `words`; without a parse, empty ones (labels and parts of speech unknown)."""
    n = len(words)
    if doc is None:
        return Tags([""] * n, [""] * n, [False] * n, [False] * n, [])
    labels, rare = [""] * n, [False] * n
    if not len(doc):
        return Tags(labels, [""] * n, [False] * n, rare, [])
    # One array a feature, then only the capitalised words and their particles are looked at: this runs on every report.
    array = doc.to_array([IDX, POS, SENT_START, ORTH])
    begins = np.array([w.start for w in words], dtype=np.uint64)
    # The last token that begins at or before a word, and the last one that begins before its end.
    heads = np.maximum(np.searchsorted(array[:, 0], begins, side="right"), 1) - 1
    ends = np.array([w.end for w in words], dtype=np.uint64)
    tails = np.maximum(np.searchsorted(array[:, 0], ends, side="left"), 1) - 1
    starts = ((array[heads, 2] == 1) & (array[heads, 0] + 1 >= begins)).tolist()
    pos = [_POS_NAMES.get(part, "") for part in array[heads, 1].tolist()]
    spans: dict[int, list[int]] = {}
    entity_of = {token: number for number, entity in enumerate(doc.ents) for token in range(entity.start, entity.end)}
    names = [_LABELS.get(entity.label_, "") for entity in doc.ents]
    has_vector = doc.vocab.has_vector
    for k, (word, tail, spelt) in enumerate(zip(words, tails.tolist(), array[tails, 3].tolist(), strict=True)):
        number = entity_of.get(tail)
        if number is not None:
            labels[k] = names[number]
            if names[number] == "PLACE":
                spans.setdefault(number, []).append(k)
        if word.upper:
            rare[k] = not has_vector(spelt)
    return Tags(labels, pos, starts, rare, [(ks[0], ks[-1] + 1) for ks in spans.values()])
