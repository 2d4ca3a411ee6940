#!/usr/bin/env python3
"""Link and weigh annotated claims, and score incidents and contradictions.

    incidents.py [GOLD.json CONTRADICTIONS.json] [--bench DIR] [--theatre syria-iraq | --no-theatre] [--brief OUT.json]

Without arguments the development half beside the repository is used (../shared/data/claims). DIR holds the scorers
`gold_to_claims.py` and `score_incidents.py`. Two tables are printed: over all articles, and over those whose group
has annotated contradictions at all: in the others every contradiction found counts as wrong in the first table,
however true it is. The weights of the linker were fitted on the same half (fit_links.py, which also prints what a
cross-validation by group gives).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from recoupe import theatres
from recoupe.reading.claims import read_claims
from recoupe.weighing import assemble

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Run the command line."""
    options = arguments()
    theatre = None if options.no_theatre else theatres.load(options.theatre)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "claims.jsonl"
        run(options.bench, "gold_to_claims.py", options.gold, lines)
        batch = read_claims([lines])
        brief = assemble(batch.readings, theatre, batch.rejected).dump()
        out = options.brief or Path(folder) / "brief.json"
        out.write_text(json.dumps(brief, ensure_ascii=False), encoding="utf8")
        print(
            f"{len(brief['reports'])} reports, {len(brief['incidents'])} incidents, {len(brief['rejected'])} rejected"
        )
        print("all articles")
        print(run(options.bench, "score_incidents.py", options.gold, options.contradictions, out))
        part = Path(folder) / "part.json"
        part.write_text(json.dumps(annotated(options.gold, options.contradictions)), encoding="utf8")
        print("articles whose group has annotated contradictions")
        print(run(options.bench, "score_incidents.py", part, options.contradictions, out))


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    claims = SHARED / "data" / "claims"
    parser.add_argument("gold", type=Path, nargs="?", default=claims / "claims-dev.json")
    parser.add_argument("contradictions", type=Path, nargs="?", default=claims / "contradictions-dev.json")
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--theatre", default="syria-iraq")
    parser.add_argument("--no-theatre", action="store_true")
    parser.add_argument("--brief", type=Path)
    return parser.parse_args()


def annotated(gold: Path, contradictions: Path) -> list[dict[str, Any]]:
    """Return the articles of the groups in which somebody annotated contradictions."""
    articles = json.loads(gold.read_text(encoding="utf8"))
    named = {side[0] for c in json.loads(contradictions.read_text(encoding="utf8")) for side in (c["a"], c["b"])}
    groups = {a.get("group") or a["id"] for a in articles if a["id"] in named}
    return [a for a in articles if (a.get("group") or a["id"]) in groups]


def run(bench: Path, script: str, *args: Path) -> str:
    """Run a scorer in its folder and return what it prints."""
    command = [sys.executable, script, *(str(a.resolve()) for a in args)]
    return subprocess.run(command, cwd=bench, check=True, capture_output=True, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    main()
