"""The database that puts parts together: DuckDB, which holds so much memory and no more, and puts the rest on disk."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from recoupe.corpus.parts import READ
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

AT_ONCE = 500
"""Rows that are taken out of the database at a time: each may hold a report with all its claims."""


@contextmanager
def opened(folder: Path, memory: str, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database of its own for the block, what it cannot hold in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        con.execute("SET memory_limit = ?", [memory])
        con.execute("SET temp_directory = ?", [str(folder)])
        con.execute("SET threads = ?", [threads])
        yield con
    finally:
        con.close()


def run(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> None:
    """Run the statements of a file of this room, `$names` filled in where a statement has them."""
    lines = (files("recoupe") / "corpus" / f"{name}.sql").read_text(encoding="utf8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    for statement in text.split(";\n"):
        if statement.strip():
            con.execute(statement, {k: v for k, v in values.items() if f"${k}" in statement})


def filed(con: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> None:
    """Make the tables of reports.sql: where each report stands in the parts, and which of several of one id is kept."""
    con.register("given", pa.table({"no": pa.array(range(len(paths)), pa.int32()), "path": [str(p) for p in paths]}))
    con.execute("CREATE OR REPLACE TABLE part AS FROM given")
    con.unregister("given")
    several(con, "read_part", paths, READ.append(pa.field("filename", pa.string())))
    other = _("its id {id} is already that of a different report ({other})") + ". "
    run(con, "reports", other=other + _("Give it an id of its own, or leave id out") + ".")


def stream(con: duckdb.DuckDBPyConnection, query: str, at_once: int = AT_ONCE) -> Iterator[pa.RecordBatch]:
    """Yield what a query gives, some rows at a time."""
    yield from con.sql(query).to_arrow_reader(at_once)


def rows(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query as dictionaries."""
    for batch in stream(con, query):
        yield from batch.to_pylist()


def several(con: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path], schema: pa.Schema) -> None:
    """Make a view of some Parquet files of one schema, of none too."""
    if not paths:
        con.register(name, schema.empty_table())
        return
    listed = ", ".join("'" + str(p).replace("'", "''") + "'" for p in paths)
    con.execute(f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet([{listed}], filename = true)")
