"""proposals.csv: evidence with the incidents that it may be about, as an evidence file in which a person decides."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from recoupe.exchange.claims_csv import safe
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.exchange.claims_csv import Cell
    from recoupe.model import Brief, Claim, ClaimRef, Incident, Undecided
    from recoupe.weighing.evidence import Proposal

COLUMNS = (
    "id", "kind", "sha256", "place", "lat", "lon", "captured", "claim", "verdict", "decided_by", "decided_at", "note",
    "incident", "event", "incident_place", "incident_when", "km", "days", "why", "quote",
)  # fmt: skip
"""The columns of an evidence file, the decision empty, then what was proposed and why."""


def proposals_csv(brief: Brief, evidence: Iterable[Undecided], proposals: Iterable[Proposal]) -> str:
    """Return a row for every proposal, in their order, as CSV (UTF-8 text, CRLF), a header row first.

    Each row names the first claim of the incident that asserts it; whoever decides may put another there. With a
    verdict (supports, refutes), a name and a day filled in, the file is what `--evidence` takes: rows without them
    change nothing.
    """
    records = {e.id: e for e in evidence}
    incidents = {i.id: i for i in brief.incidents}
    claims = {(r.id, c.id): c for r in brief.reports for c in r.claims}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for proposal in proposals:
        row = _row(records[proposal.evidence], incidents[proposal.incident], proposal, claims)
        writer.writerow([safe(row.get(column)) for column in COLUMNS])
    return out.getvalue()


def _row(
    record: Undecided, incident: Incident, proposal: Proposal, claims: dict[tuple[str, str], Claim]
) -> dict[str, Cell]:
    ref = _asserting(incident, claims)
    when = incident.when
    return {
        **record.model_dump(),
        "claim": f"{ref.report}/{ref.claim}",
        "incident": incident.id,
        "event": incident.event,
        "incident_place": (incident.place.name or incident.place.text) if incident.place else None,
        "incident_when": _("{start} to {end}", start=when.start, end=when.end) if when else None,
        "km": proposal.distance_km,
        "days": proposal.days,
        "why": proposal.reason.text,
        "quote": claims[(ref.report, ref.claim)].quote,
    }


def _asserting(incident: Incident, claims: dict[tuple[str, str], Claim]) -> ClaimRef:
    said = [ref for ref in incident.claims if claims[(ref.report, ref.claim)].stance == "asserts"]
    return (said or list(incident.claims))[0]
