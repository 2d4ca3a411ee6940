#!/usr/bin/env python3
"""Fidelity: how well the check of adaptations tells faithful ones from those that changed something.

    fidelity.py [-v] [PAIRS]

PAIRS (default: gold/adaptations.yaml) are pages with their adaptations; each with a `failure` has one. `quiet` is the
share of faithful adaptations without a difference, `found` that of the others whose failure is reported as one of the
kinds that may report it, `alone` that of the found ones beside which nothing else is reported. `-v` prints what is
reported. The two readings are the core's.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml

from recoupe.desk.site.fidelity import Difference, compare
from recoupe.extraction.extract import extract
from recoupe.model import Reading, Report
from recoupe.theatres import load

GOLD = Path(__file__).parent / "gold" / "adaptations.yaml"
PUBLISHED = "2018-10-10"


def read(pair: dict[str, Any], lang: str) -> Reading:
    """Return what the core reads in one text of a pair."""
    report = Report(id=f"{pair['id']}-{lang}", lang=lang, text=pair[lang], published=PUBLISHED)
    return extract(report, load("syria-iraq"))


def differences(pair: dict[str, Any]) -> list[Difference]:
    """Return what the check reports of a pair, original first."""
    first, second = ("en", "fr") if pair["from"] == "en" else ("fr", "en")
    return compare(read(pair, first), read(pair, second))


def evaluate(pairs: list[dict[str, Any]]) -> tuple[dict[str, tuple[int, int]], list[tuple[str, list[Difference]]]]:
    """Return ({measure: (hits, among)}, [(pair's id, differences)])."""
    found = [(pair, differences(pair)) for pair in pairs]
    faithful = [told for pair, told in found if not pair.get("failure")]
    failed = [(set(pair["failure"]["kinds"]), told) for pair, told in found if pair.get("failure")]
    seen = [(kinds, told) for kinds, told in failed if kinds & {d.kind for d in told}]
    measures = {
        "quiet": (sum(not told for told in faithful), len(faithful)),
        "found": (len(seen), len(failed)),
        "alone": (sum({d.kind for d in told} <= kinds for kinds, told in seen), len(seen)),
    }
    return measures, [(pair["id"], told) for pair, told in found]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="?", type=Path, default=GOLD)
    parser.add_argument("-v", action="store_true", help="print what is reported of each pair")
    given = parser.parse_args()
    pairs = yaml.safe_load(given.pairs.read_text(encoding="utf8"))
    measures, told = evaluate(pairs)
    failures = {pair["id"]: (pair.get("failure") or {}).get("what", "faithful") for pair in pairs}
    if given.v:
        for name, found in told:
            print(f"{name} ({failures[name]}): {'; '.join(f'{d.kind}: {d.what}' for d in found) or '–'}")
    for name, (hits, among) in measures.items():
        print(f"{name:6} {hits:3} of {among:3}")


if __name__ == "__main__":
    main()
