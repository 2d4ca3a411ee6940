"""Parquet files that are there whole or not at all, and whose bytes hang on what is in them alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

GROUP = 2_000
"""Rows of one row group."""


class Unstored(RecoupeError):
    """A table that cannot be written: no room, no permission."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a name to write to; the file is at `path`, on the disk, once the block has ended, and never in part.
    Raises Unstored.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        yield Path(temporary)
        with open(temporary, "rb") as file:  # noqa: PTH123 - a name, opened to be flushed
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise Unstored(
            _("it cannot be written ({why})", why=error.strerror or str(error)),
            where=str(path),
            todo=_("Make room, or give another folder with -o; then start the same again: what is done stays done"),
        ) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def write(path: Path, batches: Iterable[pa.Table | pa.RecordBatch], schema: pa.Schema) -> int:
    """Write a table, whole or not at all, and return its number of rows. The same rows give the same bytes, however
    they are cut into batches. Raises Unstored.
    """
    rows = 0
    with (
        whole(path) as temporary,
        pq.ParquetWriter(
            temporary, schema, compression="zstd", compression_level=3, version="2.6", data_page_version="1.0"
        ) as writer,
    ):
        for group in _groups(batches, schema):
            writer.write_table(group, row_group_size=GROUP)
            rows += group.num_rows
    return rows


def _groups(batches: Iterable[pa.Table | pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield tables of GROUP rows, the last one shorter."""
    waiting = schema.empty_table()
    for batch in batches:
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        waiting = pa.concat_tables([waiting, table.cast(schema)])
        while waiting.num_rows >= GROUP:
            yield waiting.slice(0, GROUP).combine_chunks()
            waiting = waiting.slice(GROUP)
    if waiting.num_rows:
        yield waiting.combine_chunks()


def rows_table(rows: list[dict[str, object]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table. Strings that UTF-8 cannot hold were refused where they were read."""
    return pa.Table.from_pylist(rows, schema=schema)
