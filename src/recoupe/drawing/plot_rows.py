"""Which figures a plot of ranges shows: one row a source, under the range that they belong to, grouped by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.drawing.anchors import claim_anchor
from recoupe.drawing.page.figures import noun
from recoupe.drawing.sides import named_source, side_name
from recoupe.i18n import gettext as _
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from recoupe.model import Brief, Figure, FigureRange, Incident
    from recoupe.model.base import ClaimRef
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True, slots=True)
class Row:
    """A source's figure. `group` is what its side is called; `known` tells a third party from an unknown side."""

    source: str
    side: str | None
    group: str
    figure: Figure
    lang: str
    hedged: bool
    denied: bool
    href: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The figures of one kind and victims; `found` is our reported range of them, null if there is none."""

    kind: str
    who: str | None
    found: FigureRange | None
    rows: tuple[Row, ...]


def panels(incident: Incident, brief: Brief, theatre: Theatre | None, lang: str) -> list[Panel]:
    """Return a panel for each reported range that has figures, in the assessment's order."""
    ranges = incident.assessment.figures if incident.assessment else ()
    gathered: dict[int, list[Row]] = {}
    claims = {(r.id, c.id): (c, r) for r in brief.reports for c in r.claims}
    for ref in incident.claims:
        claim, reading = claims.get((ref.report, ref.claim), (None, None))
        if claim is None or reading is None:
            continue
        for figure in claim.figures:
            index = _range_of(figure, ref, ranges, reading.lang)
            if index is None or (figure.low is None and figure.high is None):
                continue
            name, side, known = named_source(claim.source, reading.lang, own(theatre, reading), lang)
            side = claim.source_side or side
            row = Row(
                name or reading.outlet or _("a report, outlet not given"),
                side, _group(side, known, theatre, lang), figure,
                reading.lang, claim.hedged, claim.stance == "denies", f"#{claim_anchor(ref.report, ref.claim)}",
            )  # fmt: skip
            gathered.setdefault(index, []).append(row)
    return [
        Panel(found.kind, found.who, found, tuple(_ordered(_once(gathered[i]), theatre)))
        for i, found in enumerate(ranges)
        if i in gathered
    ]


def _group(side: str | None, known: bool, theatre: Theatre | None, lang: str) -> str:
    if side is not None:
        return side_name(theatre, side, lang) or side
    return _("of no side") if known else _("side unknown")


def _same_thing(a: str | None, b: str | None, lang: str) -> bool:
    """Whether two nouns count the same: equal, or equal in our neutral words across languages."""
    if a is None or b is None:
        return a == b
    return a.casefold() == b.casefold() or noun(a, 2, lang) == noun(b, 2, None)


def _range_of(figure: Figure, ref: ClaimRef, ranges: tuple[FigureRange, ...], lang: str) -> int | None:
    """Return which range a figure belongs to: the one that counts the same; else the one that rests on its claim; else
    the only one of its kind. A part of another figure has no row of its own.
    """
    if figure.part_of is not None:
        return None
    alike = [i for i, r in enumerate(ranges) if r.kind == figure.kind]
    same = [i for i in alike if _same_thing(figure.who, ranges[i].who, lang)]
    rests = [i for i in alike if any(ref in reason.claims for reason in ranges[i].reasons)]
    return next(iter(same or rests or (alike if len(alike) == 1 else [])), None)


def _once(rows: list[Row]) -> list[Row]:
    """Keep one row of a source that gives the same number in several reports."""
    kept: dict[tuple[object, ...], Row] = {}
    for row in rows:
        kept.setdefault((row.source, row.figure.low, row.figure.high, row.denied), row)
    return list(kept.values())


def _ordered(rows: list[Row], theatre: Theatre | None) -> list[Row]:
    """Order rows by side as the theatre lists them, then who is of no side, then unknown; by number within a side."""
    order = {s.id: i for i, s in enumerate(theatre.sides)} if theatre else {}

    def key(row: Row) -> tuple[int, str, int, str]:
        rank = order.get(row.side, 90) if row.side else 98 if row.group == _("of no side") else 99
        low = row.figure.low if row.figure.low is not None else row.figure.high
        return rank, row.group, -(low or 0), row.source

    return sorted(rows, key=key)
