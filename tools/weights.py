"""Write the table of weights in docs/linking.md from the model, src/recoupe/linking/model.json.

    python tools/weights.py

tests/linking/test_weights_page.py fails when the page has another.
"""

from __future__ import annotations

from pathlib import Path

from recoupe.linking.labels import COMPARISONS, LEVELS, weight_text
from recoupe.linking.weights import prior, weights

PAGE = Path(__file__).resolve().parents[1] / "docs" / "linking.md"
BEGIN, END = "<!-- weights: written by tools/weights.py -->", "<!-- end of weights -->"


def table() -> str:
    """Return the table: a row a level, in the order in which levels are tried."""
    rows = ["| comparison | its name | what holds | weight in bits |", "|---|---|---|---:|"]
    rows.append(f"| before comparing | | a pair that blocking lets meet | {weight_text(prior())} |")
    for comparison, levels in weights().items():
        name, words = COMPARISONS[comparison], LEVELS[comparison]
        rows += [f"| {name} | `{comparison}: {v}` | {words[v]} | {weight_text(w)} |" for v, w in levels.items()]
    return "\n".join(rows)


def page(text: str) -> str:
    """Return the page with its table replaced."""
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf8")), encoding="utf8")
