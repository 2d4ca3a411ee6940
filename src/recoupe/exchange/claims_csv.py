"""claims.csv: one row a claim, for spreadsheets, which must not run what a report wrote."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model import Brief, Claim, Figure, FigureKind, Reading

Cell = str | int | float | bool | None

COLUMNS: dict[str, str] = {
    "report": "id of the report",
    "claim": "id of the claim within its report",
    "outlet": "who published the report",
    "published": "day of publication",
    "lang": "language of the report",
    "url": "address of the report",
    "situation": "id of the situation that the claim's incident belongs to",
    "incident": "id of the incident that the claim is about",
    "status": "what can be said of the incident: contested, corroborated, single source …",
    "source": "who says it, as written; empty: the article's own voice",
    "source_id": "who that is in the registry",
    "source_side": "side of the source",
    "via": "through whom, as written",
    "stance": "asserts or denies",
    "hedged": "yes if the wording marks it as unverified, else no",
    "event": "event type",
    "by": "acting side, as written",
    "by_id": "who that is in the registry",
    "against": "target, as written",
    "against_id": "who that is in the registry",
    "place": "most precise place, as written",
    "place_name": "its neutral name",
    "lat": "latitude, empty if nobody could locate it",
    "lon": "longitude",
    "precision": "how far the true spot may be: exact, near, area, district, region, country",
    "within": "the other places named, from the most precise on",
    "from_date": "first day on which it happened, empty if it cannot be told",
    "to_date": "last day",
    "killed_low": "killed, at least (of the claim's whole figure)",
    "killed_high": "killed, at most; empty: open",
    "wounded_low": "wounded, at least",
    "wounded_high": "wounded, at most; empty: open",
    "figures": "all figures as written, each with its kind and range",
    "confidence": "of the extraction, 0 to 1; empty: not judged",
    "quote": "the words of the report",
}
"""Columns, in order, and what each holds."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets take a cell that begins so for a formula (or trim to one that does), and run it."""

_LINE_ENDS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")


def claims_csv(brief: Brief) -> str:
    """Return the brief's claims as CSV (RFC 4180, UTF-8 text, CRLF), a header row first.

    Rows go in the order of the reports and of the claims within them. A text cell that a spreadsheet would take for a
    formula gets an apostrophe in front; numbers are left alone.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in claim_rows(brief):
        writer.writerow([safe(row.get(column)) for column in COLUMNS])
    return out.getvalue()


def claim_rows(brief: Brief) -> Iterator[dict[str, Cell]]:
    """Yield the claims as rows of `COLUMNS`, in the order of the reports."""
    status: dict[tuple[str, str], tuple[str, str | None]] = {}
    for incident in brief.incidents:
        for ref in incident.claims:
            said = incident.assessment.status if incident.assessment else None
            status.setdefault((ref.report, ref.claim), (incident.id, said))
    situations: dict[str, str] = {}
    for situation in brief.situations:
        for name in situation.incidents:
            situations.setdefault(name, situation.id)
    for report in brief.reports:
        for claim in report.claims:
            incident_id, found = status.get((report.id, claim.id), (None, None))
            row = _row(report, claim)
            yield row | {"incident": incident_id, "status": found, "situation": situations.get(incident_id or "")}


def safe(value: Cell) -> str | int | float:
    """Return a cell on one line that no spreadsheet runs: text that begins like a formula gets an apostrophe in front.

    >>> safe("=1+1"), safe(-3.5), safe(None), safe(True)
    ("'=1+1", -3.5, '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    # A paragraph's end inside a cell is right in CSV, but makes rows that few tools and no eye can follow.
    line = _LINE_ENDS.sub(" ", value)
    return "'" + line if value.lstrip(" \u00a0").startswith(_DANGEROUS) else line


def _row(report: Reading, claim: Claim) -> dict[str, Cell]:
    place = claim.places[0] if claim.places else None
    killed, wounded = _whole(claim, "killed"), _whole(claim, "wounded")
    return {
        "report": report.id, "claim": claim.id, "outlet": report.outlet, "lang": report.lang, "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "source": claim.source, "source_id": claim.source_id, "source_side": claim.source_side, "via": claim.via,
        "stance": claim.stance, "hedged": claim.hedged, "event": claim.event, "by": claim.by, "by_id": claim.by_id,
        "against": claim.against, "against_id": claim.against_id,
        "place": place.text if place else None, "place_name": place.name if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "precision": place.precision if place else None, "within": "; ".join(p.text for p in claim.places[1:]) or None,
        "from_date": claim.when.start.isoformat() if claim.when else None,
        "to_date": claim.when.end.isoformat() if claim.when else None,
        "killed_low": killed.low if killed else None, "killed_high": killed.high if killed else None,
        "wounded_low": wounded.low if wounded else None, "wounded_high": wounded.high if wounded else None,
        "figures": "; ".join(_written(f) for f in claim.figures) or None,
        "confidence": claim.confidence, "quote": claim.quote,
    }  # fmt: skip


def _whole(claim: Claim, kind: FigureKind) -> Figure | None:
    """Return a claim's first figure of a kind that is no part of another."""
    return next((f for f in claim.figures if f.kind == kind and f.part_of is None), None)


def _written(figure: Figure) -> str:
    """Return "At least 31 people [killed 31..]": as written, then kind and range, an open end left out."""
    low = "" if figure.low is None else str(figure.low)
    high = "" if figure.high is None else str(figure.high)
    span = low if low == high else f"{low}..{high}"
    return f"{figure.text} [{figure.kind} {span}]".replace(" ]", "]")
