"""One incident of a corpus, with all that the tables say of it: every line leads to its sentence and its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.corpus.explore.shelf import Shelf

Row = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Told:
    """An incident's row, its assessment's, the claims of each version, those of none, and the contradictions."""

    incident: Row
    assessment: Row
    versions: list[tuple[Row, list[Row]]]
    others: list[Row]
    contradictions: list[tuple[Row, Row | None, Row | None]]


_CLAIMS = """
SELECT c.*, r.title, r.outlet, r.published, r.url, r.lang, r.repeats
FROM claims c JOIN reports r ON r.id = c.report
WHERE c.incident = ? ORDER BY r.published NULLS LAST, c.report, c.quote_start, c.claim
"""


def told(shelf: Shelf, incident_id: str) -> Told | None:
    """Return what the tables say of an incident, None if there is none with that id."""
    incidents = shelf.rows("SELECT * FROM incidents WHERE id = ?", [incident_id])
    if not incidents:
        return None
    claims = {_key(row): row for row in shelf.rows(_CLAIMS, [incident_id])}
    versions = shelf.rows("SELECT * FROM versions WHERE incident = ? ORDER BY version", [incident_id])
    grouped = [(v, [claims[_key_of(c)] for c in v["claims"] if _key_of(c) in claims]) for v in versions]
    held = {_key(row) for _version, rows in grouped for row in rows}
    clashes = shelf.rows("SELECT * FROM contradictions WHERE incident = ? ORDER BY contradiction", [incident_id])
    assessment = shelf.rows("SELECT * FROM assessments WHERE incident = ?", [incident_id])
    return Told(
        incident=incidents[0],
        assessment=assessment[0] if assessment else {},
        versions=grouped,
        others=[row for key, row in claims.items() if key not in held],
        contradictions=[
            (c, claims.get((c["a_report"], c["a_claim"])), claims.get((c["b_report"], c["b_claim"]))) for c in clashes
        ],
    )


def _key(row: Row) -> Key:
    return row["report"], row["claim"]


def _key_of(ref: Row) -> Key:
    return ref["report"], ref["claim"]
