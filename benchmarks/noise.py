#!/usr/bin/env python3
"""Noise of real pages: the share of (figure, source) pairs that it leaves unchanged, by kind and language.

    noise.py [TEXTS.json ...] [--kind KIND ...] [--seed 1] [--json]

TEXTS.json is a list of articles (default: gold/claims.json beside this script; annotations are not looked at). What
is read in each text with noise (noises.py) is compared with what is read in the text as it is: nobody's annotation
says what is right, so a mistake made twice counts as unchanged, and one that noise corrects as changed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from noises import KINDS, Noised
from recoupe.api import read, settings
from recoupe.extraction.extract import extract
from recoupe.languages.mending import mend
from recoupe.languages.pipeline import flatten
from recoupe.model import Reading, Report
from recoupe.theatres.schema import Theatre
from scoring import name_words

GOLD = Path(__file__).parent / "gold" / "claims.json"
MEASURES = tuple(kind for kind in KINDS if kind != "clean")
Pair = tuple[str, int | None, int | None, str, frozenset[str], frozenset[str]]
Counts = tuple[int, int, int]


def pairs(reading: Reading) -> Counter[Pair]:
    """Return what a reading's figures say, and who says so: kind, low, high, qualifier, victims and source, folded."""

    def words(name: str | None) -> frozenset[str]:
        mended = mend(name or "", reading.lang)
        return name_words(flatten(mended.text if mended else name or ""))

    return Counter(
        (f.kind, f.low, f.high, f.qualifier, words(f.who), words(c.source)) for c in reading.claims for f in c.figures
    )


def with_noise(report: Report, noised: Noised) -> Report:
    """Return the report as a page with that noise has it."""
    end = noised.text.find("\n\n")
    return report.model_copy(update={"text": noised.text, "title": noised.text[:end] if end > 0 else report.title})


def unchanged(clean: Counter[Pair], noisy: Counter[Pair]) -> Counts:
    """Return how many pairs are the same, how many the clean text has, and how many the noisy one."""
    return (clean & noisy).total(), clean.total(), noisy.total()


def share(counts: Counts) -> float:
    """Return the share unchanged: twice the same over both, so that what is lost and what is made up count alike."""
    same, before, after = counts
    return 2 * same / (before + after) if before + after else 1.0


def compare(
    reports: Sequence[Report], theatres: Mapping[str, Theatre | None], kinds: Iterable[str], seed: int = 1
) -> dict[str, dict[str, Counts]]:
    """Return {language, and `all`: {kind: counts}}."""
    base = {r.id: pairs(extract(r, theatres[r.id])) for r in reports}
    out: dict[str, dict[str, Counts]] = {}
    start = time.monotonic()
    for kind in kinds:
        totals: dict[str, Counter[int]] = {"all": Counter()}
        for r in reports:
            noised = with_noise(r, KINDS[kind](r.text, r.lang, seed))
            found = base[r.id] if noised.text == r.text else pairs(extract(noised, theatres[r.id]))
            counts = dict(enumerate(unchanged(base[r.id], found)))
            for part in ("all", r.lang):
                totals.setdefault(part, Counter()).update(counts)
        for part, c in totals.items():
            out.setdefault(part, {})[kind] = (c[0], c[1], c[2])
        print(f"{kind}: {time.monotonic() - start:.0f} s", file=sys.stderr)
    return out


def measure(path: Path) -> dict[str, dict[str, Counts]]:
    """Return what `compare` does of a file, every kind (what benchmarks/floors.py holds)."""
    return compare(*load(path), MEASURES)


def load(path: Path) -> tuple[Sequence[Report], dict[str, Theatre | None]]:
    """Return the reports of a file, and by their ids the theatre that each is about."""
    reports = read(path).reports
    told = settings(None, reports)
    return reports, {r.id: theatre for r, (theatre, _why) in zip(reports, told, strict=True)}


def table(results: dict[str, dict[str, Counts]]) -> str:
    """Return the shares as text, a line a kind."""
    parts = sorted(results, key=lambda p: (p != "all", p))
    lines = [f"{'':<24}{''.join(f'{p:>8}' for p in parts)}"]
    lines += [f"{kind:<24}{''.join(f'{share(results[p][kind]):8.3f}' for p in parts)}" for kind in results["all"]]
    return "\n".join(lines)


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*", default=[GOLD])
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only these kinds of noise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    shares: dict[str, Any] = {}
    for path in options.texts:
        results = compare(*load(path), options.kind or MEASURES, options.seed)
        shares[path.name] = {p: {k: round(share(c), 3) for k, c in row.items()} for p, row in results.items()}
        if not options.json:
            print(f"== {path.name}\n{table(results)}")
    if options.json:
        print(json.dumps(shares, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
