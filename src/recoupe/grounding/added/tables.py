"""Tables whose first row names the columns: CSV in its dialects, and workbooks; one broken row costs itself alone."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from recoupe.errors import UnreadableInput
from recoupe.grounding.added.opening import guard_workbook, lines, packing
from recoupe.grounding.added.record import NoPlace
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

Cells = Mapping[str, str]
MOST_CELL = 20_000
"""Characters of a cell: GeoNames' own limit for alternate names is half of that."""
_MOST_JOINED = 20
"""Lines that a quoted cell may span before its quotation mark counts as stray."""
_MOST_COLUMNS = 2_000
_MOST_LOOKED = 20


@dataclass(frozen=True, slots=True)
class Table:
    """Columns as they are written, and the rows: where each stands and its cells, or why it cannot be read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[str, Cells] | NoPlace]


def column_of(columns: Collection[str], names: Iterable[str]) -> str:
    """Return the first of some names, in lower case, that a column has, as the table writes it; "" if none has."""
    have = {c.lower(): c for c in columns}
    return next((have[n] for n in names if n in have), "")


@contextmanager
def tables(path: Path) -> Iterator[Iterator[Table]]:
    """Yield the tables of a file: one of a CSV file, one a sheet of a workbook. Raises UnreadableInput."""
    if packing(path) == "xlsx":
        with _workbook(path) as book:
            yield _sheets(book)
    else:
        with lines(path) as numbered:
            yield iter((_csv(path, numbered),))


def _csv(path: Path, numbered: Iterator[tuple[int, bytes | None]]) -> Table:
    first = next((line for _n, line in numbered if line is None or line.strip()), None)
    try:
        header = (first or b"").decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(_("it is not in UTF-8"), where=path.name, todo=_("Save it as UTF-8")) from None
    delimiter = max(",;\t|", key=header.count)
    try:
        columns = tuple(c.strip() for c in next(csv.reader([header], delimiter=delimiter, strict=True), ()))
    except csv.Error:
        columns = ()
    if len(columns) < 2 or len(columns) > _MOST_COLUMNS:
        raise UnreadableInput(_("its first row names no columns"), where=path.name, todo=_("See docs/places.md"))
    return Table(columns, _rows(numbered, columns, delimiter))


def _rows(
    numbered: Iterator[tuple[int, bytes | None]], columns: tuple[str, ...], delimiter: str
) -> Iterator[tuple[str, Cells] | NoPlace]:
    back: list[tuple[int, str]] = []
    for n, raw in _again(numbered, back):
        where = _("line {n}", n=n)
        if not isinstance(raw, str):
            yield NoPlace(where, raw.why)
            continue
        if not raw.strip(" \r\n\t" + delimiter):
            continue
        try:
            cells = raw.rstrip("\r\n").split(delimiter) if '"' not in raw else _quoted(raw, delimiter, numbered, back)
        except csv.Error as error:
            yield NoPlace(where, _("malformed CSV: {why}", why=str(error)))
            continue
        wrong = _wrong(cells, columns)
        yield NoPlace(where, wrong) if wrong else (where, dict(zip(columns, cells, strict=False)))


def _again(
    numbered: Iterator[tuple[int, bytes | None]], back: list[tuple[int, str]]
) -> Iterator[tuple[int, str | NoPlace]]:
    """Yield what was put back before what comes next, decoded."""
    while True:
        while back:
            yield back.pop(0)
        try:
            n, raw = next(numbered)
        except StopIteration:
            return
        yield n, decoded(raw)


def decoded(raw: bytes | None) -> str | NoPlace:
    """Return the text of a line, or why there is none: it is too long (None), or in another encoding."""
    if raw is None:
        return NoPlace("", _("the row is too long"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return NoPlace("", _("the row is not in UTF-8"))


def _quoted(
    text: str, delimiter: str, numbered: Iterator[tuple[int, bytes | None]], back: list[tuple[int, str]]
) -> list[str]:
    """Return the cells of a row with quotation marks, the lines after it taken in that belong to a quoted cell. Lines
    that turn out not to belong to it are put `back`. Raises csv.Error.
    """
    taken: list[tuple[int, str]] = []
    while True:
        try:
            return next(csv.reader([text], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            more = back.pop(0) if back else next(numbered, None)
            if "unexpected end" not in str(error) or more is None or len(taken) >= _MOST_JOINED:
                back[:0] = [*taken, *([(more[0], _text(more[1]))] if more else [])]
                raise
            taken.append((more[0], _text(more[1])))
            text += taken[-1][1]


def _text(raw: bytes | str | None) -> str:
    return raw if isinstance(raw, str) else (raw or b"").decode("utf-8", "replace")


def _wrong(cells: list[str], columns: tuple[str, ...]) -> str:
    if len(cells) > len(columns):
        return _("the row has {n} cells for {columns} columns", n=len(cells), columns=len(columns))
    if any(len(c) > MOST_CELL for c in cells):
        return _("a cell has more than {n} characters", n=MOST_CELL)
    return ""


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    from zipfile import BadZipFile

    openpyxl: Any = import_module("openpyxl")
    guard_workbook(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, TypeError, SyntaxError) as error:
        # SyntaxError is what the XML parser raises.
        raise UnreadableInput(
            _("it is no workbook that can be read: {why}", why=str(error)[:120]),
            where=path.name,
            todo=_("Save it as CSV"),
        ) from None
    try:
        yield book
    finally:
        book.close()


def _sheets(book: Any) -> Iterator[Table]:
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1)
        for n, row in rows:
            columns = tuple(_cell(c) for c in row)
            if sum(bool(c) for c in columns) > 1:
                yield Table(columns, _sheet_rows(sheet.title, columns, rows))
                break
            if n >= _MOST_LOOKED:
                break


def _sheet_rows(
    title: str, columns: tuple[str, ...], rows: Iterator[tuple[int, tuple[Any, ...]]]
) -> Iterator[tuple[str, Cells] | NoPlace]:
    for n, row in rows:
        cells = [_cell(c) for c in row]
        if not any(cells):
            continue
        where = _("{sheet}, row {n}", sheet=title[:60], n=n)
        wrong = _wrong(cells, columns) if any(cells[len(columns) :]) else _wrong(cells[: len(columns)], columns)
        yield NoPlace(where, wrong) if wrong else (where, dict(zip(columns, cells, strict=False)))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
