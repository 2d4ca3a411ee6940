#!/usr/bin/env python3
"""How many incidents FA-KES makes, what a reader says of forty, and whether distance from the others tells a label.

    fakes_incidents.py [IN.csv] [--read FILE.json] [--list] [--seed 4] [--size 40]

Articles are read and linked as `recoupe brief` does; of the table only title, text, outlet and date are looked at for
it. `--list` prints a sample of the incidents of two claims or more, drawn by the seed, each with its claims' sentences.
FILE.json (default: gold/fakes_incidents.json) has what a reader made of such a sample: `right`; `stray` (one claim does
not belong, two or more others do); `wrong`, with a cause. A verdict counts only while its incident has the very same
claims. An article's distance is described at `distances`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

import numpy as np

from fakes_read import report_of, rows
from recoupe import theatres
from recoupe.api import extract_all
from recoupe.model import Brief, Claim, Incident
from recoupe.provenance import find_voices
from recoupe.weighing import assemble

TABLE = Path(__file__).resolve().parents[2] / "shared" / "data" / "fakes" / "fakes-dev.csv"
READ = Path(__file__).parent / "gold" / "fakes_incidents.json"
DRAWN = 2000
"""Samples of the bootstrap."""


def brief_of(path: Path) -> Brief:
    """Return the brief of the table's articles."""
    theatre = theatres.load("syria-iraq")
    return assemble(extract_all([report_of(row) for row in rows(path)], theatre).readings, theatre)


def sample(incidents: Iterable[Incident], seed: int, size: int) -> list[Incident]:
    """Return incidents of two claims or more, drawn by a seed, whatever the order in which they come."""
    several = sorted((i for i in incidents if len(i.claims) > 1), key=lambda i: i.id)
    return random.Random(seed).sample(several, min(size, len(several)))  # noqa: S311 - a sample, no secret


def digest(incident: Incident, claims: Mapping[tuple[str, str], Claim]) -> str:
    """Return what tells whether an incident has the very same claims: a digest of their reports and offsets."""
    told = sorted((c.report, claims[c.report, c.claim].start or 0) for c in incident.claims)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def verdicts(read: Sequence[Mapping[str, Any]], known: Iterable[str]) -> tuple[Counter[str], int]:
    """Return how many of the incidents read have each verdict ("wrong: CAUSE"), and how many are no more."""
    there = set(known)
    held = [r for r in read if r["claims"] in there]
    return Counter(r["verdict"] + (f": {r['cause']}" if r.get("cause") else "") for r in held), len(read) - len(held)


def distances(brief: Brief, origin: Mapping[str, str]) -> dict[str, float]:
    """Return {report: how far it stands from the other voices of its incidents}; none where there are no others.

    `origin` tells which report each repeats in the end; copies are one report. In every incident, each kind of counted
    harm that a report gives and others give too is |log2((1 + its highest number) / (1 + the median of theirs))|; and
    its stance is 1 where it is another than most of theirs, else 0. The distance is the mean of all these.
    """
    claims = {(r.id, c.id): c for r in brief.reports for c in r.claims}
    apart: dict[str, list[float]] = defaultdict(list)
    for incident in brief.incidents:
        said: dict[str, list[Claim]] = defaultdict(list)
        for ref in incident.claims:
            said[ref.report].append(claims[ref.report, ref.claim])
        for report, own in said.items():
            others = [told for other, told in said.items() if origin[other] != origin[report]]
            if not others:
                continue
            theirs = [_numbers(told) for told in others]
            for kind, number in _numbers(own).items():
                same = [t[kind] for t in theirs if kind in t]
                if same:
                    apart[report].append(abs(math.log2((1 + number) / (1 + median(same)))))
            apart[report].append(float(_denies(own) != (fmean(map(_denies, others)) > 1 / 2)))
    return {report: fmean(found) for report, found in apart.items()}


def auc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """Return how often a positive scores above a negative, a tie counting half; NaN where either is missing."""
    values, marked = np.array(scores, dtype=float), np.array(positive, dtype=bool)
    above = values[marked][:, None] - values[~marked][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean()) if above.size else math.nan


def interval(scores: Sequence[float], positive: Sequence[bool], seed: int) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the AUC, articles drawn with replacement."""
    drawn = np.random.default_rng(seed).integers(0, len(scores), (DRAWN, len(scores)))
    values, marked = np.array(scores, dtype=float), np.array(positive, dtype=bool)
    low, high = np.nanpercentile([auc(values[d].tolist(), marked[d].tolist()) for d in drawn], [2.5, 97.5])
    return float(low), float(high)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, nargs="?", default=TABLE, metavar="IN.csv")
    parser.add_argument("--read", type=Path, default=READ)
    parser.add_argument("--list", action="store_true", help="print the sample and its sentences")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--size", type=int, default=40)
    options = parser.parse_args()
    brief = brief_of(options.table)
    claims = {(r.id, c.id): c for r in brief.reports for c in r.claims}
    reports = [len({c.report for c in i.claims}) for i in brief.incidents]
    print(
        f"{len(brief.reports)} articles, {len(claims)} claims, {len(brief.incidents)} incidents: "
        f"{sum(len(i.claims) == 1 for i in brief.incidents)} of one claim, "
        f"{sum(n > 1 for n in reports)} in several articles"
    )
    for number, incident in enumerate(sample(brief.incidents, options.seed, options.size) if options.list else ()):
        print(f"\n{number} {digest(incident, claims)} {incident.event}")
        for c in incident.claims:
            print(f"    [{c.report}] {claims[c.report, c.claim].source or ''}: {claims[c.report, c.claim].quote}")
    counted, gone = verdicts(
        json.loads(options.read.read_text(encoding="utf8")), (digest(i, claims) for i in brief.incidents)
    )
    print(f"\nread: {counted.total()} incidents ({gone} more have other claims by now)")
    for verdict, times in sorted(counted.items()):
        print(f"  {verdict:<32} {times:>3}  {times / max(1, counted.total()):.2f}")
    voices = find_voices(brief.reports, theatres.load("syria-iraq"))
    far = distances(brief, {r.id: voices.origin(r.id) for r in brief.reports})
    false = {row["row"]: row["label"] == "0" for row in rows(options.table)}
    scores, marked = [far[r] for r in sorted(far)], [false[r] for r in sorted(far)]
    low, high = interval(scores, marked, options.seed)
    print(
        f"distance from the other voices, {len(far)} articles that have some, {sum(marked)} of label 0: "
        f"AUC {auc(scores, marked):.2f} ({low:.2f} to {high:.2f}) for label 0"
    )


def _numbers(claims: Iterable[Claim]) -> dict[str, int]:
    """Return {kind of harm: the highest number that claims give of it}."""
    found: dict[str, int] = {}
    for figure in (f for c in claims for f in c.figures if f.kind in ("killed", "wounded", "casualties")):
        number = figure.high if figure.high is not None else figure.low
        if number is not None:
            found[figure.kind] = max(number, found.get(figure.kind, 0))
    return found


def _denies(claims: Sequence[Claim]) -> bool:
    return 2 * sum(c.stance == "denies" for c in claims) > len(claims)


if __name__ == "__main__":
    main()
