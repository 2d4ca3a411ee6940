"""Annotated incidents as the linker sees them: claims as annotated, or as extracted from the same texts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from recoupe import theatres
from recoupe.api import NO_THEATRE, extract_all, read
from recoupe.linking.link import all_views
from recoupe.linking.view import View
from recoupe.model import ClaimRef, Reading, When
from recoupe.provenance import find_voices
from recoupe.provenance.voices import Voices
from recoupe.reading.claims import read_claims
from recoupe.weighing.ground import ground
from scoring import matched


@dataclass(frozen=True)
class Corpus:
    """Claims ready to compare. `incident` and `group` of each view: null, "" where nobody annotated them. `counts`: how
    often each pair counts in a fit.
    """

    name: str
    views: list[View]
    voices: Voices
    incident: list[str | None]
    group: list[str]
    adapted: list[bool]
    counts: float = 1.0


def articles(gold: Path) -> list[dict[str, Any]]:
    """Return the annotated articles in which somebody annotated incidents."""
    every = json.loads(gold.read_text(encoding="utf8"))
    return [a for a in every if any(c.get("incident") for c in a["claims"])]


def annotated(gold: Path, bench: Path, theatre: str | None) -> Corpus:
    """Return the claims as annotated, by way of `recoupe link`'s input (DIR/gold_to_claims.py)."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "claims.jsonl"
        command = [sys.executable, "gold_to_claims.py", str(gold.resolve()), str(lines)]
        subprocess.run(command, cwd=bench, check=True)  # noqa: S603
        readings = read_claims([lines]).readings
    truth = {(a["id"], f"{a['id']}#{c['n']}"): _incident(a, c) for a in articles(gold) for c in a["claims"]}
    return _corpus("annotated claims", readings, gold, theatre, truth)


def extracted(gold: Path, theatre: str | None) -> Corpus:
    """Return the claims that extraction finds; one that matches no annotated claim is of no known incident."""
    batch = read(gold)
    readings = extract_all(batch.reports, theatre or NO_THEATRE).readings
    by_id = {r.id: r for r in readings}
    truth = {}
    for a in articles(gold):
        found = by_id[a["id"]].dump()["claims"] if a["id"] in by_id else []
        truth.update({(a["id"], b["id"]): _incident(a, c) for c, b in matched(a["text"], a["claims"], found)})
    return _corpus("from reports", readings, gold, theatre, truth)


def _incident(article: dict[str, Any], claim: dict[str, Any]) -> str:
    return claim.get("incident") or f"alone {article['id']} {claim['n']}"


def _corpus(
    name: str, readings: Iterable[Reading], gold: Path, theatre: str | None, truth: dict[tuple[str, str], str]
) -> Corpus:
    known = {a["id"]: a for a in articles(gold)}
    setting = theatres.load(theatre) if theatre else None
    grounded = [ground(r, setting) for r in readings if r.id in known]
    voices = find_voices(grounded, setting)
    views = all_views(grounded, voices, setting)
    return Corpus(
        name,
        views,
        voices,
        [truth.get((v.ref.report, v.ref.claim)) for v in views],
        [known[v.report.id].get("group") or v.report.id for v in views],
        [bool(known[v.report.id].get("adapted_from")) for v in views],
    )


def collided(corpus: Corpus) -> Corpus:
    """Return the corpus with the events of all groups on the same days: claims of two groups are never of one incident.

    Days and dates of publication are moved group by group, so that the first report of each is of one day. That makes
    pairs that look alike and are two occurrences, of which texts on one event have few.
    """
    first: dict[str, date] = {}
    for v, group in zip(corpus.views, corpus.group, strict=True):
        if v.report.published:
            first[group] = min(first.get(group, v.report.published), v.report.published)
    last = max(first.values())
    moved = [_moved(v, last - first.get(group, last)) for v, group in zip(corpus.views, corpus.group, strict=True)]
    known = [f"{g} {i}" if i else None for g, i in zip(corpus.group, corpus.incident, strict=True)]
    return replace(corpus, name=f"{corpus.name}, on one day", views=moved, incident=known)


def _moved(view: View, by: timedelta) -> View:
    def later(when: When | None) -> When | None:
        return When(start=when.start + by, end=when.end + by) if when else None

    published = view.report.published + by if view.report.published else None
    report = view.report.model_copy(update={"published": published})
    return replace(view, report=report, when=later(view.when), window=later(view.window))


def mixed(corpus: Corpus, clusters: Sequence[Sequence[View]]) -> tuple[int, int]:
    """Return how many of the clusters of several claims hold claims of two groups, and how many clusters there are."""
    group = {v.ref: g for v, g in zip(corpus.views, corpus.group, strict=True)}
    several = [c for c in clusters if len(c) > 1]
    return sum(len({group[v.ref] for v in c}) > 1 for c in several), len(several)


def b_cubed(corpus: Corpus, clusters: Sequence[Sequence[View]]) -> tuple[float, float]:
    """Return B-cubed precision and recall over the claims of a known incident."""
    home = _homes(clusters)
    real, found = defaultdict(set), defaultdict(set)
    known = [(v.ref, i) for v, i in zip(corpus.views, corpus.incident, strict=True) if i]
    for ref, incident in known:
        real[incident].add(ref)
        found[home[ref]].add(ref)
    both = [(len(real[i] & found[home[ref]]), len(found[home[ref]]), len(real[i])) for ref, i in known]
    n = max(1, len(known))
    return sum(b / f for b, f, _r in both) / n, sum(b / r for b, _f, r in both) / n


def pairs_found(corpus: Corpus, clusters: Sequence[Sequence[View]], *, languages: bool = False) -> tuple[float, float]:
    """Return precision and recall of the pairs of claims of one incident in two reports, neither an adaptation.

    `languages`: only pairs in two languages.
    """
    home = _homes(clusters)
    known = [
        (v.report.id, v.report.lang, i, home[v.ref])
        for v, i, adapted in zip(corpus.views, corpus.incident, corpus.adapted, strict=True)
        if i and not adapted
    ]
    hits = gold = guessed = 0
    for a, b in combinations(known, 2):
        if a[0] != b[0] and (a[1] != b[1] or not languages):
            gold += a[2] == b[2]
            guessed += a[3] == b[3]
            hits += a[2] == b[2] and a[3] == b[3]
    return hits / max(1, guessed), hits / max(1, gold)


def _homes(clusters: Sequence[Sequence[View]]) -> dict[ClaimRef, int]:
    return {v.ref: n for n, cluster in enumerate(clusters) for v in cluster}
