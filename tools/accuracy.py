"""Write the tables in docs/accuracy.md from scores that the benchmarks printed.

    python tools/accuracy.py DEVELOPMENT.json GOLD.json
    python tools/accuracy.py --noise NOISE.json

The first two are what `benchmarks/claims.py CORPUS --by lang --json` prints; the other is what
`benchmarks/noise.py benchmarks/gold/claims.json DEVELOPMENT.json --json` prints.
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


NOISE_BEGIN, NOISE_END = "<!-- noise: begin -->", "<!-- noise: end -->"
NOISE = {
    "quotes": "quotation marks and apostrophes of other kinds",
    "spaces": "no-break and thin spaces",
    "doubled": "every fourth space doubled",
    "separators": "thousands: 1300, 1 300, 1,300, 1.300, 1'300",
    "invisible": "soft hyphens, zero-width spaces within words",
    "decomposed": "accents as characters of their own",
    "capitals": "title in capitals",
    "capitals_bare": "title in capitals without accents",
    "bare": "every accent lost",
    "some_bare": "accents lost in every fifth word",
    "commas_in_words": "a comma within every fortieth word (“on,t lancé”)",
    "commas_for_apostrophes": "a comma for every third apostrophe (“l,armée”)",
    "glued_sentences": "no space after every second full stop",
    "glued_digits": "no space after every second number (“12soldiers”)",
    "commas_lost": "every comma lost",
    "stops_lost": "every full stop within paragraphs lost",
}


def noise_table(shares: dict[str, Scores]) -> str:
    """Return the shares that noise leaves unchanged as a Markdown table; `shares` is by file, part and kind."""
    gold, development = shares["claims.json"], shares["claims-dev.json"]
    head = "| | gold: en | fr | development: en | fr |\n|---|---|---|---|---|"
    lines = []
    for kind, name in NOISE.items():
        cells = (f"{scores[part][kind]:.3f}" for scores in (gold, development) for part in ("en", "fr"))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join((NOISE_BEGIN, head, *lines, NOISE_END))


def noise_updated(page: str, shares: dict[str, Scores]) -> str:
    """Return the page with its table of noise replaced."""
    return re.sub(f"{NOISE_BEGIN}.*{NOISE_END}", lambda _found: noise_table(shares), page, flags=re.DOTALL)


def updated(page: str, development: Scores, gold: Scores) -> str:
    """Return the page with its table replaced."""
    return re.sub(f"{BEGIN}.*{END}", lambda _found: table(development, gold), page, flags=re.DOTALL)


if __name__ == "__main__" and sys.argv[1] == "--noise":
    measured = json.loads(Path(sys.argv[2]).read_text(encoding="utf8"))
    PAGE.write_text(noise_updated(PAGE.read_text(encoding="utf8"), measured), encoding="utf8")
elif __name__ == "__main__":
    scores = [json.loads(Path(name).read_text(encoding="utf8")) for name in sys.argv[1:3]]
    PAGE.write_text(updated(PAGE.read_text(encoding="utf8"), *scores), encoding="utf8")
