#!/usr/bin/env python3
"""Are reports of other conflicts read as well as those of Syria and Iraq? Annotated dispatches, by conflict.

    conflicts.py [GOLD.json ...] [--theatre ID] [--causes]

GOLD.json: annotated dispatches (default: gold/claims.json, the texts of the development data that are dispatches). Each
report is read in the theatre that its own text tells, unless --theatre names one for all. Printed for the dispatches
about Syria and Iraq, for the others, and as the difference: F1 of sources; and of matched claims the share whose source
has the side that conflicts.yaml gives it, and whose first place, `by` and `against` are right (scoring.py). --causes
lists the speakers whose side is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from recoupe.api import extract_all, read
from scoring import Counts, Record, f1, matched, score

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "claims.json"
HOME = "syria-iraq"
MEASURES = ("sources", "sides", "place", "by", "against")
HELD = ("sources", "sides", "place")
"""What the difference is held for."""


def key() -> dict[str, Any]:
    """Return conflicts.yaml."""
    data: dict[str, Any] = yaml.safe_load((HERE / "conflicts.yaml").read_text(encoding="utf8"))
    return data


def conflict(article: Record) -> str | None:
    """Return the theatre that an article is about, None where there is none of it. Raises KeyError if nobody said."""
    known: dict[str, str | None] = key()["groups"]
    return known[_longest(article["group"], known)]


def _longest(group: str, known: Iterable[str]) -> str:
    found = [start for start in known if group == start or group.startswith(start + "-")]
    if not found:
        raise KeyError(f"conflicts.yaml does not know the group {group!r}")
    return max(found, key=len)


def side(article: Record, source: str) -> str | None:
    """Return the side that a speaker is annotated with."""
    listed = key()["sides"]
    of = listed[_longest(article["group"], listed)]
    return next((name for name, speakers in of.items() if source in speakers), None)


def sided(article: Record, found: Record) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield (speaker, annotated side, found side) of the matched claims with a speaker, where sides are annotated."""
    if not any(article["group"].startswith(start) for start in key()["sides"]):
        return
    for a, b in matched(article["text"], article["claims"], found["claims"]):
        if a["source"]:
            yield a["source"], side(article, a["source"]), b["source_side"]


def by_conflict(articles: list[Record], found: Mapping[str, Record]) -> dict[str, dict[str, Counts]]:
    """Return {"syria-iraq", "others": {measure: counts}}."""
    out = {}
    for part in (HOME, "others"):
        own = [a for a in articles if (conflict(a) == HOME) == (part == HOME)]
        rows = score(own, found)
        pairs = [p for a in own for p in sided(a, found[a["id"]])]
        right = sum(given == told for _name, given, told in pairs)
        rows["sides"] = (right, len(pairs), len(pairs))
        out[part] = {m: rows[m] for m in MEASURES}
    return out


def articles_of(paths: Iterable[Path]) -> list[Record]:
    """Return the dispatches of some files."""
    out = []
    for path in paths:
        out += [a for a in json.loads(path.read_text(encoding="utf8")) if a.get("origin", "dispatch") == "dispatch"]
    return out


def predict(articles: list[Record], theatre: str | None = None) -> dict[str, Record]:
    """Return {article id: what was extracted from it}."""
    ids = {a["id"] for a in articles}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(articles, ensure_ascii=False), encoding="utf8")
        batch = read(path)
    return {r.id: r.dump() for r in extract_all(batch.reports, theatre).readings if r.id in ids}


def measure(path: Path) -> dict[str, dict[str, Counts]]:
    """Return the counts by conflict (floors.py), and under `within` how close the others come: 1 less the shortfall."""
    articles = articles_of([path])
    parts = by_conflict(articles, predict(articles))
    gap = {m: max(0.0, f1(parts[HOME][m]) - f1(parts["others"][m])) for m in HELD}
    return parts | {"within": {m: (1 - g, 1, 1) for m, g in gap.items()}}


def causes(articles: list[Record], found: Mapping[str, Record]) -> Iterator[str]:
    """Yield a line for each speaker whose side is wrong, commonest first."""
    wrong: Counter[tuple[str | None, str, str | None, str | None]] = Counter()
    for article in articles:
        for name, given, told in sided(article, found[article["id"]]):
            if given != told:
                wrong[(conflict(article), name, given, told)] += 1
    for (about, name, given, told), count in sorted(wrong.items(), key=lambda w: (str(w[0][0]), -w[1], w[0][1])):
        yield f"  {about}: {name} ({count}): {told}, should be {given}"


def main() -> int:
    """Print the table; return 1 if the others fall short by more than 0.05 in what is held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*", default=[GOLD])
    parser.add_argument("--theatre", help="read every report in this theatre")
    parser.add_argument("--causes", action="store_true", help="list the speakers whose side is wrong")
    options = parser.parse_args()
    articles = articles_of(options.gold)
    found = predict(articles, options.theatre)
    home, others = by_conflict(articles, found).values()
    print(f"{'':<10}{'Syria, Iraq':>20}{'others':>20}{'difference':>12}")
    short = False
    for name in MEASURES:
        gap = f1(others[name]) - f1(home[name])
        short |= name in HELD and gap < -0.05
        cells = [f"{f1(c):.3f} ({c[1]:.0f})" for c in (home[name], others[name])]
        print(f"{name:<10}{cells[0]:>20}{cells[1]:>20}{gap:>+12.3f}{'' if name in HELD else '  (not held)'}")
    if options.causes:
        print("\n".join(causes(articles, found)))
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
