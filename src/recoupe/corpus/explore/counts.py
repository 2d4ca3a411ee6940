"""Counts of what is asked for: incidents by type, status and theatre, and who tells most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.corpus.explore.asked import Asked
    from recoupe.corpus.explore.shelf import Shelf

MOST = 12
"""Names of a list that are shown."""


@dataclass(frozen=True)
class Count:
    """How many incidents have a value of a column; `value` None where it is not known."""

    value: str | None
    incidents: int


@dataclass(frozen=True)
class Totals:
    """What is found, and out of how many."""

    incidents: int
    claims: int
    all_incidents: int
    all_claims: int
    all_reports: int
    undated: int
    unplaced: int


def totals(shelf: Shelf, asked: Asked) -> Totals:
    """Return how much is found."""
    (found,) = shelf.found(
        asked,
        "count(*) AS n, coalesce(sum(i.claims), 0)::BIGINT AS claims,"
        " count(*) FILTER (i.when_start IS NULL) AS undated, count(*) FILTER (i.lat IS NULL) AS unplaced",
    )
    (whole,) = shelf.rows(
        "SELECT (SELECT count(*) FROM incidents) AS i, (SELECT count(*) FROM claims) AS c,"
        " (SELECT count(*) FROM reports) AS r"
    )
    return Totals(
        found["n"], found["claims"], whole["i"], whole["c"], whole["r"], found["undated"], found["unplaced"]
    )  # fmt: skip


def by_column(shelf: Shelf, asked: Asked, column: str) -> list[Count]:
    """Return the values of `event`, `status` or `theatre` with their incidents, the most frequent first."""
    rows = shelf.found(
        asked, f"i.{column} AS value, count(*) AS n", "GROUP BY value ORDER BY n DESC, value NULLS LAST"
    )  # fmt: skip
    return [Count(row["value"], row["n"]) for row in rows]


def by_source(shelf: Shelf, asked: Asked) -> list[Count]:
    """Return the voices that tell most of the incidents: repeats are counted for whom they repeat."""
    where, values = asked.where()
    rows = shelf.rows(
        "SELECT c.voice_name AS value, count(DISTINCT c.incident) AS n FROM claims c JOIN incidents i"  # noqa: S608
        f" ON c.incident = i.id WHERE c.voice_name IS NOT NULL AND {where}"
        f" GROUP BY value ORDER BY n DESC, value LIMIT {MOST}",
        values,
    )
    return [Count(row["value"], row["n"]) for row in rows]


def values_of(shelf: Shelf, column: str) -> list[str]:
    """Return the values that a column of the incidents has anywhere, in order: what a filter offers."""
    rows = shelf.rows(f"SELECT DISTINCT {column} AS value FROM incidents WHERE {column} IS NOT NULL ORDER BY value")  # noqa: S608
    return [row["value"] for row in rows]
