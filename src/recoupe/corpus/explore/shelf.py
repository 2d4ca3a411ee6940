"""The tables of a corpus, opened with DuckDB to be asked. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from recoupe.corpus.schema import TABLES
from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from recoupe.corpus.explore.asked import Asked

MEMORY = "1GB"


class Shelf:
    """The tables in a folder, each a view of its name."""

    def __init__(self, folder: Path) -> None:
        """Open the tables. Raises UnreadableInput where one is missing or cannot be read."""
        self.folder = folder
        self.name = folder.resolve().name
        self._base = duckdb.connect(":memory:", config={"memory_limit": MEMORY})
        for table in TABLES.values():
            path = folder / table.path
            if not path.is_file():
                raise UnreadableInput(
                    _("no corpus: {file} is not there", file=table.path),
                    where=str(folder),
                    todo=_("Give the folder that recoupe corpus wrote to; it is complete when corpus.json is there."),
                )
            quoted = str(path).replace("'", "''")
            try:
                self._base.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{quoted}')")  # noqa: S608
            except duckdb.Error as error:
                raise UnreadableInput(
                    _("cannot be read ({why})", why=str(error).splitlines()[0]),
                    where=str(path),
                    todo=_("Run recoupe corpus again: it writes the tables anew."),
                ) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return what a query finds, a dictionary a row. Safe in threads: each call has a cursor of its own."""
        with self._base.cursor() as cursor:
            cursor.execute(sql, list(values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def found(self, asked: Asked, select: str, after: str = "", more: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return `SELECT {select} FROM incidents i WHERE {what is asked} {after}`, `more` being the last values."""
        where, values = asked.where()
        return self.rows(f"SELECT {select} FROM incidents i WHERE {where} {after}", [*values, *more])  # noqa: S608

    def close(self) -> None:
        """Let go of the files."""
        self._base.close()
