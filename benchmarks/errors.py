#!/usr/bin/env python3
"""Error analysis: how many differences from annotated articles have which cause.

    errors.py [GOLD.json] [--read PREDICTED.jsonl] [--list MEASURE] [--limit N] [--docs]

GOLD.json is a list of annotated articles (default: gold/claims.json beside this script). --read takes what was
extracted from a file that `claims.py --keep` wrote, instead of extracting. --list prints the differences of one measure
(claims missed, event, by, …), each with its words. --docs writes the table into docs/errors.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from claims import GOLD, predict
from error_causes import Difference, differences

PAGE = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
BEGIN, END = "<!-- errors: begin -->", "<!-- errors: end -->"
RARE = 2
"""Causes with fewer cases than that are added up as "other"."""


def tally(found: Iterable[Difference]) -> dict[str, Counter[str]]:
    """Return, by measure, how many differences each cause has, rare causes added up."""
    out: dict[str, Counter[str]] = {}
    for one in found:
        out.setdefault(one.measure, Counter())[one.cause] += 1
    for counts in out.values():
        rare = [c for c, n in counts.items() if n < RARE]
        if len(rare) > 1:
            counts["other, one case each"] = sum(counts.pop(c) for c in rare)
    return out


def table(tallies: dict[str, Counter[str]]) -> str:
    """Return the counts as a Markdown table: measures by their number of differences, causes by theirs."""
    lines = ["| measure | differences | cause | cases |", "|---|---|---|---|"]
    for measure, counts in sorted(tallies.items(), key=lambda item: (-item[1].total(), item[0])):
        head = f"{measure} | {counts.total()}"
        for cause, n in sorted(counts.items(), key=lambda item: (item[0].startswith("other,"), -item[1], item[0])):
            lines.append(f"| {head} | {cause} | {n} |")
            head = " |"
    return "\n".join(lines)


def main() -> int:
    """Compare, count and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--read", type=Path, help="what was extracted (JSON Lines)")
    parser.add_argument("--list", help="print the differences of this measure")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--docs", action="store_true", help="write the table into docs/errors.md")
    options = parser.parse_args()
    if options.read:
        lines = options.read.read_text(encoding="utf8").splitlines()
        readings = {r["id"]: r for r in map(json.loads, lines)}
    else:
        readings = predict(options.gold)
    articles = json.loads(options.gold.read_text(encoding="utf8"))
    found = [(a["id"], d) for a in articles for d in differences(a, readings.get(str(a["id"]), {}))]
    if options.list:
        chosen = [(name, d) for name, d in found if d.measure == options.list]
        for name, d in sorted(chosen, key=lambda item: item[1].cause)[: options.limit]:
            print(f"{d.cause} | {name} | {d.annotated} | {d.found} | {d.words[:160]}")
        return 0
    written = table(tally(d for _name, d in found))
    print(written)
    if options.docs:
        page = PAGE.read_text(encoding="utf8")
        block = f"{BEGIN}\n{written}\n{END}"
        PAGE.write_text(re.sub(f"{BEGIN}.*{END}", lambda _m: block, page, flags=re.DOTALL), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
