"""The pipeline's opinion of each word: entity label, part of speech, start of a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    spans: dict[int, list[int]] = {}
    entity_of = {token: number for number, entity in enumerate(doc.ents) for token in range(entity.start, entity.end)}
    names = [_LABELS.get(entity.label_, "") for entity in doc.ents]
    at, tokens = 0, list(doc)
    for k, word in enumerate(words):
        while at + 1 < len(tokens) and tokens[at + 1].idx <= word.start:
            at += 1
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].idx < word.end:
            last += 1
        token = tokens[at] if tokens else None
        if token is None:
            break
        pos[k] = token.pos_
        rare[k] = word.upper and not tokens[last].has_vector
        starts[k] = bool(token.is_sent_start) and token.idx >= word.start - 1
        number = entity_of.get(last)
        if number is not None:
            labels[k] = names[number]
            if names[number] == "PLACE":
                spans.setdefault(number, []).append(k)
    return Tags(labels, pos, starts, rare, [(ks[0], ks[-1] + 1) for ks in spans.values()])
