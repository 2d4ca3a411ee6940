"""Who says what through whom: the nodes and edges of the graph of repeats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from recoupe.drawing.anchors import report_anchor, source_anchor
from recoupe.drawing.sides import named_source
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from recoupe.model import Brief, Claim, Reading
    from recoupe.theatres.schema import Theatre

Named = tuple[str | None, str | None]

Column = Literal["speaker", "via", "outlet", "repeater"]
COLUMNS: tuple[Column, ...] = ("speaker", "via", "outlet", "repeater")
"""Left to right: who spoke first, who quotes them, who published it, who only reprints that."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the chain. `href` leads to their entry or report, null if the page has none."""

    column: Column
    name: str
    side: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """Claims passed on from one node to another: how many; `repeats`: a reprint, no voice of its own."""

    start: Node
    stop: Node
    claims: int
    repeats: bool


def _outlet(reading: Reading) -> str:
    return reading.outlet or reading.title or reading.id


def _steps(claim: Claim, reading: Reading, theatre: Theatre | None, lang: str) -> tuple[Named, Named]:
    """Return who speaks in a claim and through whom, each with its side; null where nobody is named."""
    known = own(theatre, reading)
    name, side, _known = named_source(claim.source, reading.lang, known, lang)
    via, via_side, _known = named_source(claim.via, reading.lang, known, lang)
    return (name, claim.source_side or side), (via, via_side)


def flows(brief: Brief, theatre: Theatre | None, lang: str) -> list[Edge]:
    """Return the edges of the graph, in the brief's order. An outlet's own voice makes no edge."""
    listed = {s.name: s for s in brief.sources}
    repeats = {s.name: s.repeats for s in brief.sources if s.repeats and s.repeats != s.name}
    first: dict[tuple[Column, str], Node] = {}
    counted: Counter[tuple[Node, Node, bool]] = Counter()

    def node(column: Column, name: str, side: str | None, href: str | None) -> Node:
        return first.setdefault((column, name), Node(column, name, side, href))

    def entry(name: str) -> str | None:
        return f"#{source_anchor(listed[name].id)}" if name in listed else None

    told = {r.id: [_steps(c, r, theatre, lang) for c in r.claims] for r in brief.reports}
    speakers = {name for steps in told.values() for (name, _side), _via in steps if name}
    for reading in brief.reports:
        outlet = _outlet(reading)
        here = node("outlet", outlet, None, f"#{report_anchor(reading.id)}")
        origin = repeats.get(outlet)
        if origin:
            source = listed.get(origin)
            column: Column = "speaker" if origin in speakers else "outlet"
            start = node(column, origin, source.side if source else None, entry(origin))
            again = node("repeater", outlet, None, f"#{report_anchor(reading.id)}")
            counted[start, again, True] += max(1, len(reading.claims))
            if column == "speaker" or any(_outlet(r) == origin for r in brief.reports):
                continue
            # What a reprint quotes was quoted by the one that it reprints, whom nobody gave us to read.
            here = start
        for (name, side), (via, via_side) in told[reading.id]:
            steps = [here]
            if via and via not in (here.name, name):
                steps.insert(0, node("via", via, via_side, entry(via)))
            if name and name != here.name:
                steps.insert(0, node("speaker", name, side, entry(name)))
            for start, stop in pairwise(steps):
                counted[start, stop, False] += 1
    return [Edge(start, stop, n, again) for (start, stop, again), n in counted.items()]
