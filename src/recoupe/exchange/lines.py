"""JSON Lines: reports with their claims (the input of `recoupe link`), and incidents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import Brief


def claims_jsonl(brief: Brief) -> str:
    """Return one line a report, as `recoupe claims --jsonl` writes it."""
    return dumped(r.dump() for r in brief.reports)


def incidents_jsonl(brief: Brief) -> str:
    """Return one line an incident, as brief.json holds it."""
    return dumped(i.dump() for i in brief.incidents)


def dumped(records: Iterable[dict[str, Any]]) -> str:
    """Return records as JSON Lines: letters as they are, keys in their own order."""
    return "".join(json.dumps(r, ensure_ascii=False, allow_nan=False) + "\n" for r in records)
