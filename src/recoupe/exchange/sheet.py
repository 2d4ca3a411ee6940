"""Tables as CSV: one way of writing for all, harmless in a spreadsheet, with a row of HXL tags where wanted."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from recoupe.exchange.claims_csv import safe
from recoupe.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from recoupe.exchange.claims_csv import Cell


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], tags: Mapping[str, str] | None = None) -> str:
    """Return CSV (RFC 4180, UTF-8 text, CRLF): a header row, the row of tags if there are any, the rows.

    A column that a row lacks stays empty. Text cells that a spreadsheet would run get an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    if tags is not None:
        writer.writerow([tags.get(column, "") for column in columns])
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: Cell) -> str | int | float:
    return safe(plain(value) if isinstance(value, str) else value)


def listed(names: Iterable[str]) -> str:
    """Return names in one cell, parted by semicolons."""
    return "; ".join(names)
