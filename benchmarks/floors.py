#!/usr/bin/env python3
"""Hold the accuracy: measure each corpus in floors.yaml, and fail when a measure is below its floor.

    floors.py [FLOORS.yaml]

A corpus that is not there (the development data lies beside the project and is no part of it) is skipped, saying so.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from claims import predict
from scoring import Counts, by_part, f1

ROOT = Path(__file__).resolve().parents[1]


def shortfalls(
    floors: Mapping[str, Mapping[str, float]], scores: Mapping[str, Mapping[str, Counts]]
) -> Iterator[tuple[str, str, float, float, bool]]:
    """Yield (part, measure, measured, floor, whether it is below) of every floor."""
    for part, measures in floors.items():
        for measure, floor in measures.items():
            found = round(f1(scores[part][measure]), 3)
            yield part, measure, found, floor, found < floor


def measured(corpus: Mapping[str, Any], path: Path) -> Mapping[str, Mapping[str, Counts]]:
    """Return the scores of a corpus: those of claims, or those of the benchmark that its `measure` names."""
    if "measure" in corpus:
        found: Mapping[str, Mapping[str, Counts]] = importlib.import_module(corpus["measure"]).measure(path)
        return found
    return by_part(json.loads(path.read_text(encoding="utf8")), predict(path), corpus.get("by"))


def check(corpus: Mapping[str, Any], root: Path = ROOT) -> list[str]:
    """Measure one corpus and print its scores; return a line for each measure below its floor."""
    path = root / corpus["file"]
    if not path.exists():
        print(f"{corpus['corpus']}: skipped, {corpus['file']} is not there")
        return []
    parts = measured(corpus, path)
    print(f"{corpus['corpus']}: {corpus['file']}")
    below = []
    for part, measure, found, floor, failed in shortfalls(corpus["floors"], parts):
        print(f"  {part:<9} {measure:<12} {found:.3f}  floor {floor:.2f}{'  BELOW' if failed else ''}")
        if failed:
            below.append(f"{corpus['corpus']}, {part}: {measure} {found:.3f} is below its floor {floor:.2f}")
    return below


def main() -> int:
    """Check every corpus; return 1 if anything is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("floors", type=Path, nargs="?", default=Path(__file__).with_name("floors.yaml"))
    options = parser.parse_args()
    corpora = yaml.safe_load(options.floors.read_text(encoding="utf8"))
    below = [line for corpus in corpora for line in check(corpus)]
    print("\n".join(below) if below else "accuracy: at or above every floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
