"""The different values of a column: read along its index, a step a value, not out of every row."""

from __future__ import annotations

from typing import Any

MOST = 50
"""Values that a choice shows at most."""


def values(found: Any, field: str) -> list[str]:
    """Return the different values of a text column in a query set, in order, empty ones left out.

    One query a value and one more: SQL's `DISTINCT` reads all rows, which with an index on the column need not be.
    """
    rows = found.order_by(field).values_list(field, flat=True)
    out: list[str] = []
    last = ""
    while len(out) < MOST and (last := rows.filter(**{f"{field}__gt": last}).first() or ""):
        out.append(last)
    return out
