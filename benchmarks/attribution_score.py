#!/usr/bin/env python3
"""Score attributions found in texts against annotated ones.

    attribution_score.py TEXTS GOLD.jsonl OUT.jsonl [--list]

TEXTS is the folder that `attribution.py` read; both other files have its form. Prints, over all texts together:

- `content`: F1 of contents, one to one, the best overlaps first; a pair counts where the characters that both hold are
  at least 80 % of those that either holds (spaces left out). `source` and `cue`: F1 of the pairs whose source and cue
  overlap so too (a source given by neither agrees).
- `content tokens`: F1 of the words and marks that are in the content of any attribution.

`--list` prints every miss and false alarm.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Spans = Sequence[Sequence[int]]
    Attribution = Mapping[str, Any]

ENOUGH = 0.8
TOKEN = re.compile(r"\w+|[^\w\s]")


def inside(text: str, spans: Spans) -> frozenset[int]:
    """Return the characters of some spans, spaces left out."""
    return frozenset(i for a, b in spans for i in range(a, b) if not text[i].isspace())


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Return what part of the characters of either set is in both; 1 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 1.0


def pairs(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Return the pairs (annotated, found) of attributions with one content, one to one.

    Of contents that overlap as well, those whose cues overlap better come first: nested ones may share a content.
    """
    left = [(inside(text, a["content"]), inside(text, a["cue"])) for a in gold]
    right = [(inside(text, a["content"]), inside(text, a["cue"])) for a in found]
    ranked = []
    for i, (content, cue) in enumerate(left):
        for j, (other, its_cue) in enumerate(right):
            common = overlap(content, other)
            if common >= ENOUGH:
                ranked.append((-common, -overlap(cue, its_cue), i, j))
    free_left, free_right, out = set(range(len(left))), set(range(len(right))), []
    for *_rank, i, j in sorted(ranked):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            out.append((i, j))
    return out


def tokens(text: str, attributions: Iterable[Attribution]) -> set[int]:
    """Return the starts of the words and marks that are in the content of any attribution."""
    held = frozenset().union(*(inside(text, a["content"]) for a in attributions))
    return {m.start() for m in TOKEN.finditer(text) if m.start() in held}


def f1(hits: int, gold: int, found: int) -> float:
    """Return the harmonic mean of precision and recall; 0 where nothing is there."""
    return 2 * hits / (gold + found) if gold + found else 0.0


def read(path: Path) -> dict[str, list[Attribution]]:
    """Return the attributions of a file, by text."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    return {line["doc"]: line["attributions"] for line in lines}


def score(
    texts: Mapping[str, str], gold: Mapping[str, Sequence[Attribution]], found: Mapping[str, Sequence[Attribution]]
) -> dict[str, tuple[int, int, int]]:
    """Return hits, annotated and found of every measure, over the texts that are annotated."""
    counts = {name: [0, 0, 0] for name in ("content", "source", "cue", "content tokens")}
    for doc, annotated in gold.items():
        text, ours = texts[doc], found.get(doc, [])
        matched = pairs(text, annotated, ours)
        for name in ("content", "source", "cue"):
            hits = sum(
                overlap(inside(text, annotated[i][name]), inside(text, ours[j][name])) >= ENOUGH for i, j in matched
            )
            _add(counts[name], hits, len(annotated), len(ours))
        a, b = tokens(text, annotated), tokens(text, ours)
        _add(counts["content tokens"], len(a & b), len(a), len(b))
    return {name: (c[0], c[1], c[2]) for name, c in counts.items()}


def _add(to: list[int], *counts: int) -> None:
    for k, count in enumerate(counts):
        to[k] += count


def _shown(text: str, attribution: Attribution) -> str:
    def words(spans: Spans) -> str:
        return " … ".join(text[a:b] for a, b in spans).replace("\n", " ") or "-"

    return " | ".join(words(attribution[part]) for part in ("source", "cue", "content"))


def differences(
    texts: Mapping[str, str], gold: Mapping[str, Sequence[Attribution]], found: Mapping[str, Sequence[Attribution]]
) -> Iterable[str]:
    """Return a line for every miss (-), false alarm (+) and source that differs (s), text by text."""
    for doc, annotated in gold.items():
        text, ours = texts[doc], found.get(doc, [])
        matched = pairs(text, annotated, ours)
        lines = [("-", a) for i, a in enumerate(annotated) if i not in {i for i, _ in matched}]
        lines += [("+", a) for j, a in enumerate(ours) if j not in {j for _, j in matched}]
        for i, j in matched:
            if overlap(inside(text, annotated[i]["source"]), inside(text, ours[j]["source"])) < ENOUGH:
                lines += [("s-", annotated[i]), ("s+", ours[j])]
        yield f"## {doc}"
        for mark, attribution in sorted(lines, key=lambda line: line[1]["content"][0][0]):
            yield f"{mark} {_shown(text, attribution)}"


def main() -> None:
    """Read texts and both files, print the measures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("found", type=Path)
    arguments.add_argument("--list", action="store_true", help="print misses and false alarms")
    options = arguments.parse_args()
    gold, found = read(options.gold), read(options.found)
    texts = {doc: (options.texts / f"{doc}.txt").read_text(encoding="utf8") for doc in gold}
    if options.list:
        print("\n".join(differences(texts, gold, found)))
    for name, (hits, annotated, ours) in score(texts, gold, found).items():
        precision, recall = hits / max(1, ours), hits / max(1, annotated)
        f = f1(hits, annotated, ours)
        print(f"{name:<15} F1 {f:.2f}  P {precision:.2f}  R {recall:.2f}  ({annotated} annotated, {ours} found)")


if __name__ == "__main__":
    main()
