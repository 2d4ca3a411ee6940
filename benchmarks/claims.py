#!/usr/bin/env python3
"""Accuracy of extraction: claims, sources, figures, against annotated articles.

    claims.py [GOLD.json] [--by lang] [--scorer SCORER.py] [--keep PREDICTED.jsonl] [--json]

GOLD.json is a list of annotated articles (default: gold/claims.json beside this script; see gold/NOTE.md). The texts
are read as `recoupe claims` reads JSON; what is annotated is not looked at. The measures are those of scoring.py, or of
the script that --scorer names, which is run as SCORER.py GOLD.json PREDICTED.jsonl --by FIELD.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from recoupe.api import extract_all, read
from scoring import AGREEMENT, Counts, by_part, f1

GOLD = Path(__file__).parent / "gold" / "claims.json"


def predict(gold: Path) -> dict[str, dict[str, Any]]:
    """Return {article id: what was extracted from it, in the contract's shape}."""
    # An annotated file is a list of records in the contract's shape with claims, which `read` does not look at.
    batch = read(gold)
    for rejected in batch.rejected:
        print(f"not read: {rejected.input}: {rejected.why}", file=sys.stderr)
    start = time.monotonic()

    def tell(_stage: str, done: int, of: int) -> None:
        if done % 10 == 0:
            print(f"{done} of {of} articles, {time.monotonic() - start:.0f} s", file=sys.stderr)

    return {r.id: r.dump() for r in extract_all(batch.reports, None, tell).readings}


def table(parts: dict[str, dict[str, Counts]]) -> str:
    """Return the scores as text, a line a measure."""
    lines = []
    for part, rows in parts.items():
        lines.append(f"== {part}")
        for name, counts in rows.items():
            hits, gold, found = counts
            if name in AGREEMENT:
                lines.append(f"  {name:<11} agree {f1(counts):.3f}  ({gold} claims)")
                continue
            precision, recall = hits / max(1, found), hits / max(1, gold)
            figures = f"P {precision:.3f}  R {recall:.3f}  F1 {f1(counts):.3f}"
            lines.append(f"  {name:<11} {figures}  ({gold} gold, {found} predicted)")
    return "\n".join(lines)


def main() -> int:
    """Extract and score; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--by", help="split the scores by this field of the articles: lang, origin")
    parser.add_argument("--scorer", type=Path, help="a scorer of one's own, instead of scoring.py")
    parser.add_argument("--keep", type=Path, help="write what was extracted to this file (JSON Lines)")
    parser.add_argument("--json", action="store_true", help="scores as JSON: F1, or the share that agrees")
    options = parser.parse_args()
    found = predict(options.gold)
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found.values())
    if options.keep:
        options.keep.write_text(lines, encoding="utf8")
    if options.scorer:
        with tempfile.TemporaryDirectory() as folder:
            predicted = Path(folder) / "predicted.jsonl"
            predicted.write_text(lines, encoding="utf8")
            command = [sys.executable, str(options.scorer), str(options.gold), str(predicted)]
            command += ["--by", options.by] if options.by else []
            return subprocess.run(command, check=False).returncode  # noqa: S603 - the developer's own script
    parts = by_part(json.loads(options.gold.read_text(encoding="utf8")), found, options.by)
    if options.json:
        print(json.dumps({p: {m: round(f1(c), 3) for m, c in rows.items()} for p, rows in parts.items()}, indent=1))
    else:
        print(table(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
