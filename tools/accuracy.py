"""Write the table in docs/accuracy.md from scores that benchmarks/claims.py printed.

    python tools/accuracy.py DEVELOPMENT.json GOLD.json

Each file is what `benchmarks/claims.py CORPUS --by lang --json` prints.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"
Scores = dict[str, dict[str, float]]

ROWS = {
    "figures": "figures, F1",
    "attributed": "figures with the right source, F1",
    "sources": "sources, F1",
    "claims": "claims, F1",
    "denials": "denials, F1",
    "hedges": "hedges, F1",
    "movements": "movements, F1",
    "event": "event type, agreement",
    "place": "most precise place, agreement",
    "date": "days, agreement",
    "by": "who acts, agreement",
    "against": "who is hit, agreement",
    "via": "through whom, agreement",
    "undated": "undated left undated, agreement",
}


def table(development: Scores, gold: Scores) -> str:
    """Return the scores of both corpora as a Markdown table, all and by language."""
    head = "| | development: all | en | fr | gold: all | en | fr |\n|---|---|---|---|---|---|---|"
    lines = []
    for measure, name in ROWS.items():
        cells = (f"{scores[part][measure]:.2f}" for scores in (development, gold) for part in ("all", "en", "fr"))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join((BEGIN, head, *lines, END))


def updated(page: str, development: Scores, gold: Scores) -> str:
    """Return the page with its table replaced."""
    return re.sub(f"{BEGIN}.*{END}", lambda _found: table(development, gold), page, flags=re.DOTALL)


if __name__ == "__main__":
    scores = [json.loads(Path(name).read_text(encoding="utf8")) for name in sys.argv[1:3]]
    PAGE.write_text(updated(PAGE.read_text(encoding="utf8"), *scores), encoding="utf8")
