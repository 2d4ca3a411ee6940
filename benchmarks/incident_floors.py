#!/usr/bin/env python3
"""Accuracy of incidents: B-cubed, and pairs of claims of one incident in two articles, against annotated ones.

    incident_floors.py [CLAIMS.json]

CLAIMS.json holds annotated articles (default: gold/claims.json). Two parts: `linked`, claims as annotated; `reports`,
the texts alone, over the annotated claims that an extracted one matches. A claim of no annotated incident is one by
itself; pairs in which an adaptation of another text takes part are left out. Contradictions between the same claims are
measured by contradictions.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import coref_scores
from annotated import Key, Record, keys, readings
from claims import predict
from contradictions import GOLD, paired
from recoupe.api import sited
from recoupe.model import Brief, ClaimRef, Reading
from recoupe.weighing import assemble
from scoring import Counts, f1

MEASURES = ("b3", "pairs")
PARTS = ("linked", "reports")


def homes(articles: Iterable[Record], brief: Brief, named: Mapping[ClaimRef, Key]) -> tuple[dict[Key, str], ...]:
    """Return (annotated, found): the incident of every annotated claim that a claim of the brief stands for."""
    told = {(str(a["id"]), c["n"]): c.get("incident") for a in articles for c in a["claims"]}
    found = {named[ref]: f"found {i.id}" for i in brief.incidents for ref in i.claims if ref in named}
    every = sorted(set(named.values()))
    return {k: told[k] or f"alone {k}" for k in every}, {k: found.get(k, f"alone {k}") for k in every}


def counts(gold: Mapping[Key, str], found: Mapping[Key, str], adapted: Iterable[str] = ()) -> dict[str, Counts]:
    """Return the counts of both measures; those of B-cubed are shares, so put that their F1 is B-cubed's."""
    left_out = set(adapted)
    across = [(x, y) for x, y in combinations(sorted(gold), 2) if x[0] != y[0] and not {x[0], y[0]} & left_out]
    right = {p for p in across if gold[p[0]] == gold[p[1]]}
    mine = {p for p in across if found[p[0]] == found[p[1]]}
    precision, recall = coref_scores.b_cubed(gold, found)
    n = len(gold)
    b3 = (precision * recall * n, precision * n, recall * n)
    return {"b3": b3, "pairs": (len(right & mine), len(right), len(mine))}


def measure(path: Path) -> dict[str, dict[str, Counts]]:
    """Return {part: {measure: counts}} (floors.py)."""
    articles = json.loads(path.read_text(encoding="utf8"))
    here = sited(None, readings(articles))
    given, theatre = here.readings, here.theatre
    read = [Reading.model_validate(r) for r in predict(path).values()]
    linked, reports = assemble(given, theatre), assemble(read, theatre)
    adapted = [str(a["id"]) for a in articles if a.get("adapted_from")]
    parts = {"linked": (linked, keys(articles)), "reports": (reports, paired(articles, reports))}
    return {name: counts(*homes(articles, brief, named), adapted) for name, (brief, named) in parts.items()}


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    for part, scores in measure(parser.parse_args().gold).items():
        print(f"{part:<8} " + "  ".join(f"{name} F1 {f1(found):.3f}" for name, found in scores.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
