"""Records in JSON, JSON Lines and CSV: each with where it stands, errors in the place of what cannot be read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recoupe.errors import BadRecord, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.decoding import decode
from recoupe.reading.sources import Source

Record = tuple[str, Mapping[str, Any]]
"""Where it stands ("reports.jsonl, line 3") and what it says."""

_COLUMNS = ("id", "url", "title", "outlet", "published", "lang", "text")
MAX_CELL = 10_000_000
"""Characters of one CSV cell; the csv module alone would stop at 131,072."""


def _load(text: str, where: str) -> Any:
    """Parse JSON. Raises BadRecord, with the position, for malformed or too deeply nested JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = _("{why} at character {position}", why=error.msg, position=error.pos + 1)
        raise BadRecord(_("malformed JSON: {at}", at=at), where=where, todo=_("Correct or remove it")) from None
    except RecursionError:
        raise BadRecord(_("JSON nested too deeply"), where=where, todo=_("Correct or remove it")) from None
    except ValueError as error:  # an integer of thousands of digits
        raise BadRecord(_("malformed JSON: {at}", at=str(error)), where=where, todo=_("Correct or remove it")) from None


def _record(value: Any, where: str) -> Record | RecoupeError:
    if isinstance(value, Mapping):
        return where, value
    return BadRecord(
        _("a report must be a JSON object, not {kind}", kind=type(value).__name__),
        where=where,
        todo=_("Correct or remove it"),
    )


def json_records(source: Source) -> Iterator[Record | RecoupeError]:
    """Yield the records of a JSON file: a list, one object, or an object with a list `reports` (a brief.json).

    What is no JSON as a whole, but has an object to a line (JSON Lines named .json, a broken list written that way),
    is read line by line.
    """
    text = decode(source.data)
    try:
        value = _load(text, source.name)
    except BadRecord:
        if not any(_is_object(line) for line in text.split("\n")):
            raise
        yield from line_records(source)
        return
    if isinstance(value, Mapping) and isinstance(value.get("reports"), list) and "text" not in value:
        value = value["reports"]
    if isinstance(value, list):
        for n, item in enumerate(value, 1):
            yield _record(item, _("{file}, record {n}", file=source.name, n=n))
    else:
        yield _record(value, source.name)


def _bare(line: str) -> str:
    """Return a line without the comma and the brackets of a list that is written with a record to a line."""
    line = line.strip().removesuffix(",")
    if line in {"[", "]"}:
        return ""
    if line.startswith("[{"):
        line = line[1:]
    return line[:-1] if line.endswith("}]") and line.startswith("{") and not _parses(line) else line


def _parses(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_object(line: str) -> bool:
    bare = _bare(line)
    return bare.startswith("{") and bare != "{" and _parses(bare)


def line_records(source: Source) -> Iterator[Record | RecoupeError]:
    """Yield the records of a JSON Lines file; a malformed line is an error of its own and the next is read."""
    lines = _lines(source)
    for n, line in enumerate(lines, 1):
        where = _("{file}, line {n}", file=source.name, n=n)
        if isinstance(line, UnreadableInput):
            yield UnreadableInput(line.what, where=where, todo=line.todo)
            continue
        record = line_record(line, where)
        if record is not None:
            yield record


def line_record(line: str, where: str) -> Record | RecoupeError | None:
    """Return the record of one line of JSON Lines, the error that it is, or None where there is nothing in it."""
    bare = _bare(line)
    if not bare:
        return None
    try:
        return _record(_load(bare, where), where)
    except BadRecord as error:
        return error


def _lines(source: Source) -> Iterator[str | UnreadableInput]:
    """Yield the lines of a file, each decoded for itself where the file is UTF-8, so that one bad byte costs a line."""
    if source.data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in source.data[:4096]:
        yield from decode(source.data).split("\n")
        return
    for line in source.data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            try:
                yield decode(line)
            except UnreadableInput as error:
                yield error


def csv_records(source: Source) -> Iterator[Record | RecoupeError]:
    """Yield the rows of a CSV file (comma, semicolon or tab) whose first row names the columns."""
    text = decode(source.data)
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [c.strip().lstrip("\ufeff").lower() for c in next(rows)]
    except (StopIteration, csv.Error):
        columns = []
    if "text" not in columns:
        raise UnreadableInput(
            _("its first row names no column text, but {columns}", columns=", ".join(columns)[:120]),
            where=source.name,
            todo=_("Name the columns {known}", known=", ".join(_COLUMNS)),
        )
    yield from table_records(rows, columns, source.name)


def table_records(rows: Iterator[list[str]], columns: Sequence[str], name: str) -> Iterator[Record | BadRecord]:
    """Yield the rows of a table called `name` as records, those behind its row of `columns`; empty rows are left out,
    and a row that is malformed or too long is an error of its own.
    """
    n = 1
    while True:
        n += 1
        where = _("{file}, row {n}", file=name, n=n)
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRecord(_("malformed CSV: {why}", why=str(error)), where=where, todo=_("Correct or remove it"))
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(columns):
            yield BadRecord(
                _("the row has {n} cells for {columns} columns", n=len(row), columns=len(columns)),
                where=where,
                todo=_("Put cells that hold a separator in quotation marks"),
            )
            continue
        yield where, {c: v for c, v in zip(columns, row, strict=False) if v.strip() and c}


def records(source: Source) -> Iterator[Record | RecoupeError]:
    """Yield the records of a JSON, JSON Lines or CSV source."""
    if source.kind == "csv":
        yield from csv_records(source)
    elif source.kind == "lines" and not _is_list(source):
        yield from line_records(source)
    else:
        yield from json_records(source)


def some_records(source: Source) -> Iterator[Record | RecoupeError]:
    """Yield the records of a source that ought to hold one at least, or the error that it holds none."""
    found = False
    for item in records(source):
        found = True
        yield item
    if not found:
        yield UnreadableInput(
            _("it holds no reports"), where=source.name, todo=_("Give records with a text each, or leave the file out")
        )


def _is_list(source: Source) -> bool:
    """Whether a file named .jsonl is a JSON list as a whole."""
    return source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[") and _parses(decode(source.data))
