"""The tables, put together from the parts by DuckDB, sorted, and written one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from recoupe.corpus.database import stream
from recoupe.corpus.schema import TABLES, Table
from recoupe.corpus.storing import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb

_WEIGHED = "(SELECT id AS situation, unnest(incidents) AS x FROM weighed) AS s"


def _of_incident(field: str) -> str:
    return f"(SELECT s.x.id AS incident, unnest(s.x.{field}) AS x FROM {_WEIGHED}) AS s"  # noqa: S608 - our own words


_FROM: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "reports": (
            "report AS s LEFT JOIN heard AS h ON h.id = s.id",
            {
                **{n: f's."{n}"' for n in ("id", "published", "outlet", "lang", "theatre", "url", "title", "text")},
                **{n: f"h.{n}" for n in ("repeats", "repeats_report", "repeats_why")},
                "credits": "s.credits",
                "claims": "len(s.claims)",
                "movements": "len(s.movements)",
                "input": "s.input",
            },
        ),
        "claims": (
            "(SELECT id AS report, theatre, unnest(claims) AS x FROM report) AS s"
            " LEFT JOIN voiced AS v ON v.report = s.report AND v.claim = s.x.claim"
            " LEFT JOIN member AS m ON m.report = s.report AND m.claim = s.x.claim",
            {
                "report": "s.report",
                "theatre": "s.theatre",
                "incident": "m.incident",
                **{n: f"v.{n}" for n in ("voice", "voice_name", "voice_side", "voice_kind")},
            },
        ),
        "movements": (
            "(SELECT id AS report, theatre, unnest(movements) AS x FROM report) AS s LEFT JOIN"
            " (SELECT id AS situation, unnest(movements) AS m FROM weighed) AS w"
            " ON w.m.report = s.report AND w.m.movement = s.x.movement",
            {"report": "s.report", "theatre": "s.theatre", "situation": "w.situation"},
        ),
        "context": (
            "(SELECT id AS report, theatre, unnest(context) AS x FROM report) AS s",
            {"report": "s.report", "theatre": "s.theatre"},
        ),
        "incidents": (_WEIGHED, {"situation": "s.situation"}),
        "situations": (
            "weighed AS s",
            {
                **{n: f"s.{n}" for n in ("id", "theatre", "title", "when_start", "when_end", "movements")},
                "incidents": "list_transform(s.incidents, lambda i: i.id)",
            },
        ),
        "versions": (_of_incident("versions"), {"incident": "s.incident"}),
        "contradictions": (_of_incident("contradictions"), {"incident": "s.incident"}),
        "assessments": (
            f"(SELECT s.x.id AS incident, s.x.assessment AS x FROM {_WEIGHED}) AS s",  # noqa: S608 - our own words
            {"incident": "s.incident"},
        ),
        "rejected": ("rejected AS s", {"input": "s.input", "why": "s.why"}),
    }
)
"""Where the rows of each table come from, and where the columns that are not of `s.x`."""


@dataclass(frozen=True)
class Written:
    """A file of the corpus: its rows, and the SHA-256 of its bytes."""

    rows: int
    sha256: str


def query(table: Table) -> str:
    """Return the query of a table, its rows in their order."""
    source, given = _FROM[table.name]
    columns = ", ".join(
        f'{given.get(name, f"s.x.{chr(34)}{name}{chr(34)}")} AS "{name}"' for name in table.schema.names
    )
    order = ", ".join(f'"{name}" NULLS LAST' for name in table.order)
    return f"SELECT * FROM (SELECT {columns} FROM {source}) ORDER BY {order}"  # noqa: S608 - our own words


def write_tables(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, Written]:
    """Write all tables, and return what was written by file name. Raises Unstored."""
    out = {}
    for table in TABLES.values():
        rows = write(folder / table.path, stream(con, query(table)), table.schema)
        out[table.path] = Written(rows, digest(folder / table.path))
    return out


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()
