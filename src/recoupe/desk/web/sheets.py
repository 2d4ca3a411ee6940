"""Long lists in sheets. What a sheet costs must not grow with the list, so only the first thousands count."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

MOST = 10_000
"""Entries that can be leafed to. Who looks for more than these uses a filter."""


class Sheets(Paginator):
    """Django's, but it counts no further than `MOST`."""

    @cached_property
    def count(self) -> int:
        """How many entries there are, `MOST` at most."""
        return counted(self.object_list)


def counted(found: Any) -> int:
    """Return how many rows a query set has, `MOST` at most: what it costs does not grow with the table."""
    return int(found.order_by()[:MOST].count())


def sheet(found: Any, size: int, number: str | None) -> Page:
    """Return a sheet of a query set; the first or the last one for a number that is none."""
    return Sheets(found, size).get_page(number)
