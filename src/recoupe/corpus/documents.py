"""The documents of a file, one by one and unread: what a worker will read is still bytes, whatever it holds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from recoupe.errors import BadRecord, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.items import Skipped
from recoupe.reading.records import MAX_CELL, table_records
from recoupe.reading.sources import MAX_DOCUMENT, Source
from recoupe.reading.unpacking import opened
from recoupe.reading.warc import read_warc

if TYPE_CHECKING:
    from recoupe.corpus.inputs import File

LONGEST = MAX_DOCUMENT
"""Bytes of one line."""
_ROWS = 64
"""Of a Parquet file, that are held at once."""


@dataclass(frozen=True)
class Document:
    """One document, unread: a record as JSON, or a page, text or PDF with its address. `at`: how far into its file, in
    bytes as stored, it was met.
    """

    where: str
    kind: Literal["record", "html", "text", "pdf"]
    data: bytes
    url: str | None = None
    charset: str | None = None
    at: int = 0

    @property
    def digest(self) -> str:
        """A hash of all that it is read from."""
        found = sha256()
        for part in (self.where, self.kind, self.url or "", self.charset or ""):
            found.update(f"{len(part)}:{part}".encode("utf8", "surrogatepass"))
        found.update(self.data)
        return found.hexdigest()


Found = Document | RecoupeError | Skipped


def documents(file: File) -> Iterator[Found]:
    """Yield the documents of a file in their order, errors in the place of what cannot be taken out of it, and what is
    only counted. Of the file no more than some megabytes are held at a time.
    """
    readers = {"lines": _lines, "csv": _rows, "parquet": _table, "warc": _pages}
    try:
        with file.open() as raw:
            for found in readers[file.kind](raw, file.name):
                yield replace(found, at=raw.tell()) if isinstance(found, Document) else found
    except RecoupeError as error:
        yield error
    except (OSError, EOFError, pa.ArrowException, ValueError) as error:
        yield UnreadableInput(
            _("it breaks off or is damaged ({why}); what comes before was read", why=f"{error}"[:200]),
            where=file.name,
            todo=_("Get it again"),
        )


def _lines(raw: BinaryIO, name: str) -> Iterator[Found]:
    stream, packed = opened(raw, name)
    n = 0
    while line := stream.readline(LONGEST + 1):
        n += 1
        where = _("{file}, line {n}", file=name, n=n)
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield BadRecord(
                _("the line has more than {n} MB", n=LONGEST // 1_000_000), where=where, todo=_("Correct or remove it")
            )
        elif line.strip():
            yield Document(where, "record", line.removeprefix(b"\xef\xbb\xbf") if n == 1 else line)
    if packed and packed.cut:
        raise UnreadableInput(_("it breaks off or is damaged"), where=name, todo=_("Get it again"))


def _rows(raw: BinaryIO, name: str) -> Iterator[Found]:
    stream, packed = opened(raw, name)
    # What is no UTF-8 is kept as it is, and each row decoded for itself when it is read.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline(MAX_CELL)
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(MAX_CELL)
    columns = [c.strip().lower() for c in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(columns):
        raise UnreadableInput(_("its first row names no columns"), where=name, todo=_("Name the column text at least"))
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    for found in table_records(rows, columns, name):
        yield found if isinstance(found, BadRecord) else _record(*found)
    if packed and packed.cut:
        raise UnreadableInput(_("it breaks off or is damaged"), where=name, todo=_("Get it again"))


def _table(raw: BinaryIO, name: str) -> Iterator[Found]:
    file = pq.ParquetFile(raw, pre_buffer=False)
    names = [f.name for f in file.schema_arrow if not pa.types.is_nested(f.type)]
    n = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=names, use_threads=False):
        for row in batch.to_pylist():
            n += 1
            where = _("{file}, row {n}", file=name, n=n)
            yield _record(where, {k.lower(): _plain(v) for k, v in row.items() if v is not None})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)


def _record(where: str, values: Mapping[str, Any]) -> Document:
    return Document(where, "record", json.dumps(values).encode("ascii"))


def _pages(raw: BinaryIO, name: str) -> Iterator[Found]:
    yield from read_warc(_Streamed(name, "warc", stream=raw), _unread)


@dataclass(frozen=True)
class _Streamed(Source):
    stream: BinaryIO | None = None

    def open(self) -> BinaryIO:
        assert self.stream is not None  # noqa: S101 - it is given where this is made
        return self.stream


def _unread(source: Source) -> Iterator[Document]:
    kinds: dict[str, Literal["html", "text", "pdf"]] = {"html": "html", "text": "text", "pdf": "pdf"}
    yield Document(source.name, kinds[source.kind], source.data, source.url, source.charset)
