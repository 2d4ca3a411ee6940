#!/usr/bin/env python3
"""Accuracy of contradictions: found at all, and found with their type, against annotated ones.

    contradictions.py [CLAIMS.json] [--list]

CLAIMS.json holds annotated articles (default: gold/claims.json), with the annotated contradictions beside it under the
same name, `contradictions` for `claims`. Three parts are measured, each with less given than the one before:

- alone: claims and incidents as annotated, so that only the weighing is measured;
- linked: claims as annotated, incidents as linking finds them;
- reports: the texts alone.

A contradiction is counted once for each incident, type, and pair of groups of claims that say the same: those of one
source, or with the same figures. One that was annotated counts only where both its claims were found; adaptations of
other texts are left out. --list prints what was missed and what was found beyond the annotation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotated import Key, Record, keys, readings
from claims import predict
from recoupe.api import sited
from recoupe.linking.link import all_views
from recoupe.model import Brief, ClaimRef, Contradiction, Incident, Reading
from recoupe.provenance.voices import find_voices
from recoupe.theatres.schema import Theatre
from recoupe.weighing import assemble, weigh
from recoupe.weighing.ground import ground
from scoring import Counts, f1, matched, same_name, value

GOLD = Path(__file__).parent / "gold" / "claims.json"
MEASURES = ("found", "typed")
PARTS = ("alone", "linked", "reports")
Clash = tuple[frozenset[Key], str]
"""Two groups of claims, each named by its first, and a type."""


def groups(articles: Iterable[Record]) -> dict[Key, Key]:
    """Return {annotated claim: the first of its incident that says the same}: one source, or the same figures."""
    incidents: dict[str, list[tuple[Key, Record, object]]] = {}
    for a in articles:
        for c in a["claims"] if not a.get("adapted_from") else ():
            if c.get("incident"):
                speaker = c.get("source") or a.get("outlet")
                incidents.setdefault(c["incident"], []).append(((str(a["id"]), c["n"]), c, speaker))
    head: dict[Key, Key] = {}
    for claims in incidents.values():
        for key, claim, speaker in sorted(claims, key=lambda x: x[0]):
            head[key] = key
            for other, said, who in claims:
                if other in head and head[other] != head[key] and _same(claim, speaker, said, who):
                    first, late = sorted((head[other], head[key]))
                    head = {k: first if h == late else h for k, h in head.items()}
    return head


def _same(a: Record, by: object, b: Record, by_other: object) -> bool:
    figures, others = ({value(f) for f in c.get("figures") or ()} for c in (a, b))
    same_figures = bool(figures) and figures == others
    return a.get("stance") == b.get("stance") and (same_name(by, by_other) or same_figures)


def clash(a: Key | None, b: Key | None, kind: str, head: Mapping[Key, Key]) -> Clash | None:
    """Return a contradiction as it is counted; null where a claim is of no incident, or both say the same."""
    if a is None or b is None or a not in head or b not in head or head[a] == head[b]:
        return None
    return frozenset((head[a], head[b])), kind


def annotated_clashes(path: Path, head: Mapping[Key, Key], found: Iterable[Key]) -> dict[Clash, str]:
    """Return {annotated contradiction: why} of those whose claims were both found."""
    known = set(found)
    out: dict[Clash, str] = {}
    for c in json.loads(path.read_text(encoding="utf8")):
        a, b = ((str(side[0]), side[1]) for side in (c["a"], c["b"]))
        counted = clash(a, b, c["type"], head) if a in known and b in known else None
        if counted:
            out[counted] = c["why"]
    return out


def alone(articles: Iterable[Record], given: Iterable[Reading], theatre: Theatre | None) -> list[Incident]:
    """Return the annotated incidents, weighed."""
    grounded = [ground(r, theatre) for r in given]
    voices = find_voices(grounded, theatre)
    views = {v.ref: v for v in all_views(grounded, voices, theatre)}
    claims: dict[str, list[ClaimRef]] = {}
    for a in articles:
        for c in a["claims"]:
            if c.get("incident"):
                ref = ClaimRef(report=str(a["id"]), claim=str(c["n"]))
                claims.setdefault(c["incident"], []).append(ref)
    bare = [Incident(id=i, event=views[refs[0]].claim.event, claims=tuple(refs)) for i, refs in claims.items()]
    return [weigh(incident, grounded, voices, theatre, views=views) for incident in bare]


def paired(articles: Iterable[Record], brief: Brief) -> dict[ClaimRef, Key]:
    """Return {claim of the brief: the annotated claim that it matches}."""
    by_id = {r.id: r for r in brief.reports}
    out = {}
    for a in articles:
        found = by_id[str(a["id"])].dump()["claims"] if str(a["id"]) in by_id else []
        for gold, mine in matched(a["text"], a["claims"], found):
            out[ClaimRef(report=str(a["id"]), claim=mine["id"])] = (str(a["id"]), gold["n"])
    return out


def counts(gold: Iterable[Clash], found: Iterable[Clash]) -> dict[str, Counts]:
    """Return the counts of both measures."""
    typed, mine = set(gold), set(found)
    pairs, mine_pairs = {c[0] for c in typed}, {c[0] for c in mine}
    return {
        "found": (len(pairs & mine_pairs), len(pairs), len(mine_pairs)),
        "typed": (len(typed & mine), len(typed), len(mine)),
    }


def compared(path: Path) -> dict[str, tuple[dict[Clash, str], dict[Clash, str]]]:
    """Return {part: (annotated contradictions, those found)}, each with why."""
    articles = json.loads(path.read_text(encoding="utf8"))
    head = groups(articles)
    here = sited(None, readings(articles))
    given, theatre = here.readings, here.theatre
    read = [Reading.model_validate(r) for r in predict(path).values()]
    linked, reports = assemble(given, theatre), assemble(read, theatre)
    told = keys(articles)
    parts = {
        "alone": (alone(articles, given, theatre), told),
        "linked": (linked.incidents, told),
        "reports": (reports.incidents, paired(articles, reports)),
    }
    beside = path.with_name(path.name.replace("claims", "contradictions"))
    out = {}
    for name, (incidents, names) in parts.items():
        clashes: list[Contradiction] = [c for i in incidents for c in i.contradictions]
        found = {clash(names.get(c.a), names.get(c.b), c.type, head): c.why for c in clashes}
        out[name] = (
            annotated_clashes(beside, head, names.values()),
            {c: why for c, why in found.items() if c is not None},
        )
    return out


def measure(path: Path) -> dict[str, dict[str, Counts]]:
    """Return {part: {measure: counts}} (floors.py)."""
    return {name: counts(gold, found) for name, (gold, found) in compared(path).items()}


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--list", action="store_true", help="print what was missed and what was found beyond")
    options = parser.parse_args()
    for name, (gold, found) in compared(options.gold).items():
        for kind, scores in counts(gold, found).items():
            hits, right, mine = scores
            print(f"{name:<8} {kind:<6} F1 {f1(scores):.3f}  P {hits / max(1, mine):.3f}  R {hits / max(1, right):.3f}")
        for told, these, others in (("missed", gold, found), ("beyond", found, gold)) if options.list else ():
            for clashed in sorted(set(these) - set(others), key=lambda c: (c[1], sorted(c[0]))):
                print(f"  {told}  {clashed[1]}  {sorted(clashed[0])}  {these[clashed]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
