"""HTML ids of the things a page can point at, so that every drawing links to the same places.

Parts are joined by a colon, and stubs to their digests by a tilde: neither can stand in a part itself, so that
different things have different ids. Both may stand in an address as they are.
"""

from __future__ import annotations

import re
from hashlib import sha256

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+\Z")


def _safe(part: str) -> str:
    """Return `part` if it can stand in an id as it is, else a readable stub with a short digest of the whole."""
    if _PLAIN.match(part):
        return part
    stub = re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-")[:24]
    return f"{stub}~{sha256(part.encode('utf8', 'surrogatepass')).hexdigest()[:10]}"


def report_anchor(report_id: str) -> str:
    """Return the id of a report's full text."""
    return f"report-{_safe(report_id)}"


def claim_anchor(report_id: str, claim_id: str) -> str:
    """Return the id of a claim's sentence in its report. Different claims get different ids."""
    return f"claim-{_safe(report_id)}:{_safe(claim_id)}"


def movement_anchor(report_id: str, movement_id: str) -> str:
    """Return the id of a movement's sentence in its report."""
    return f"movement-{_safe(report_id)}:{_safe(movement_id)}"


def incident_anchor(incident_id: str) -> str:
    """Return the id of an incident's section."""
    return f"incident-{_safe(incident_id)}"


def situation_anchor(situation_id: str) -> str:
    """Return the id of a situation's section."""
    return f"situation-{_safe(situation_id)}"


def source_anchor(source_id: str) -> str:
    """Return the id of a source's line in the list of sources."""
    return f"source-{_safe(source_id)}"
