#!/usr/bin/env python3
"""Unlike events run together, and one occurrence torn apart: short reports that look alike, two by two.

    occurrences.py [PAIRS.yaml] [--list]

PAIRS.yaml holds pairs of invented reports (default: gold/occurrences.yaml), each of one occurrence or of two, with the
words by which the two claims are found. Each pair is a brief of its own: read, linked and looked up. Printed: of those
that are two, how many are kept apart; of those that are one, how many are joined; and pairs of which a claim was not
found, which count in neither. `--list` prints each that went wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from recoupe import theatres
from recoupe.api import extract_all
from recoupe.model import ClaimRef, Reading, Report
from recoupe.weighing import assemble
from scoring import Counts

PAIRS = Path(__file__).with_name("gold") / "occurrences.yaml"
MEASURES = ("share",)


@dataclass(frozen=True)
class Outcome:
    """A pair: whether it is of one occurrence, and whether linking says so; null where a claim was not found."""

    id: str
    same: bool
    joined: bool | None


def load(path: Path = PAIRS) -> list[dict[str, Any]]:
    """Return the pairs of a file."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf8"))
    return found


def reports(pair: Mapping[str, Any], number: int) -> list[tuple[Report, list[str]]]:
    """Return the reports of a pair, each with the words that its claims hold."""
    found = []
    for key in ("a", "b"):
        if key in pair:
            given = pair[key]
            text, at = str(given["text"]), given["at"]
            lang, published = str(given.get("lang", "en")), given["published"]
            outlet = f"Outlet {key.upper()}"
            report = Report(id=f"{number}{key}", outlet=outlet, published=published, lang=lang, text=text)
            found.append((report, at if isinstance(at, list) else [at]))
    return found


def claim_at(reading: Reading, words: str) -> ClaimRef | None:
    """Return the claim whose sentence holds the words, the shortest one; null where none was found there."""
    start = reading.text.index(words)
    stop = start + len(words)
    over = [c for c in reading.claims if c.start is not None and c.start < stop and c.start + len(c.quote) > start]
    best = min(over, key=lambda c: (-_overlap(c.start or 0, len(c.quote), start, stop), len(c.quote)), default=None)
    return ClaimRef(report=reading.id, claim=best.id) if best else None


def _overlap(at: int, length: int, start: int, stop: int) -> int:
    return min(at + length, stop) - max(at, start)


def outcomes(pairs: Sequence[Mapping[str, Any]]) -> Iterator[Outcome]:
    """Yield what linking makes of each pair, a brief for each, all texts read at once."""
    given = [reports(pair, n) for n, pair in enumerate(pairs)]
    texts = [r for pair in given for r, _at in pair]
    theatre = theatres.load("syria-iraq")
    by_id = {r.id: r for r in extract_all(texts, theatre).readings}
    for pair, told in zip(pairs, given, strict=True):
        readings = [by_id[r.id] for r, _at in told if r.id in by_id]
        refs = [claim_at(by_id[r.id], at) if r.id in by_id else None for r, listed in told for at in listed]
        found: bool | None = None
        if len(refs) == 2 and None not in refs and refs[0] != refs[1]:
            home = {ref: i.id for i in assemble(readings, theatre).incidents for ref in i.claims}
            found = len({home[ref] for ref in refs if ref}) == 1
        yield Outcome(str(pair["id"]), bool(pair["same"]), found)


def counts(found: Sequence[Outcome]) -> dict[str, Counts]:
    """Return right, wanted and found of pairs kept apart and of pairs joined (scoring.py)."""
    table: dict[str, Counts] = {}
    for name, same in (("apart", False), ("joined", True)):
        mine = [o for o in found if o.same == same and o.joined is not None]
        right = sum(o.joined == same for o in mine)
        table[name] = (right, len(mine), len(mine))
    return table


def measure(path: Path) -> dict[str, dict[str, Counts]]:
    """Return {part: {"share": counts}} (floors.py)."""
    return {part: {"share": found} for part, found in counts(list(outcomes(load(path)))).items()}


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    found = list(outcomes(load(options.pairs)))
    for name, (right, of, _n) in counts(found).items():
        print(f"{name:<7} {right} of {of}")
    print(f"missing {sum(o.joined is None for o in found)} of {len(found)}")
    for o in found if options.list else ():
        if o.joined is None or o.joined != o.same:
            what = "claim not found" if o.joined is None else "torn" if o.same else "run together"
            print(f"  {what}: {o.id}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
