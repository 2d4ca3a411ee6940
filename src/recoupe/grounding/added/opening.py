"""Files of gazetteers as rows: plain, gzip, zip, XLSX. Streamed, and never unpacked further than a bound."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 8_000_000_000
"""Bytes that a file may unpack to: four times GeoNames' dump of the whole world."""
MOST_TIMES = 100
"""Times its packed size that a file may unpack to; lists of places pack to a fifth of theirs."""
_UNASKED = 50_000_000
"""Bytes that any file may unpack to, however small it is."""
MOST_MEMBERS = 500
MOST_LINE = 200_000
"""Bytes of a line; what is longer is one rejected row, and is never kept."""
_READMES = ("readme", "license", "licence", "notice", "copyright")
_PACKED = {"zip": b"PK\x03\x04", "gzip": b"\x1f\x8b"}


def packing(path: Path) -> str:
    """Return "zip", "gzip", "xlsx" or "" by a file's first bytes and, for XLSX, its members."""
    with path.open("rb") as file:
        start = file.read(4)
    kind = next((name for name, magic in _PACKED.items() if start.startswith(magic)), "")
    if kind == "zip":
        with _zip(path) as archive:
            if "[Content_Types].xml" in archive.namelist():
                return "xlsx"
    return kind


@contextmanager
def _zip(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise _broken(path, error) from None


def _broken(path: Path, error: Exception) -> UnreadableInput:
    return UnreadableInput(
        _("it cannot be unpacked: {why}", why=str(error)[:120]),
        where=path.name,
        todo=_("Fetch it again, or unpack it yourself"),
    )


def guard_workbook(path: Path) -> None:
    """Refuse a workbook that would unpack to more than `MOST_TIMES` its size. Raises UnreadableInput."""
    with _zip(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > _bound(path.stat().st_size) or size > MOST_BYTES:
        raise _bomb(path)


def _bound(packed: int) -> int:
    return max(_UNASKED, packed * MOST_TIMES)


def _bomb(path: Path) -> UnreadableInput:
    return UnreadableInput(
        _("it unpacks to more than {n} times its size", n=MOST_TIMES),
        where=path.name,
        todo=_("Unpack it yourself if you trust it"),
    )


@contextmanager
def lines(path: Path) -> Iterator[Iterator[tuple[int, bytes | None]]]:
    """Yield the numbered lines of a file (of the table in a zip), None for one that is longer than `MOST_LINE`.

    Raises UnreadableInput for what cannot be unpacked, unpacks to too much, or holds no table.
    """
    kind = packing(path)
    size = path.stat().st_size
    if kind == "zip":
        with _zip(path) as archive:
            member = _table(path, archive)
            try:
                file = archive.open(member)
            except RuntimeError as error:  # it has a password
                raise _broken(path, error) from None
            with file:
                yield _lines(path, file, min(MOST_BYTES, _bound(max(1, member.compress_size))))
    elif kind == "gzip":
        try:
            with gzip.open(path) as unpacked:
                yield _lines(path, unpacked, min(MOST_BYTES, _bound(size)))
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise _broken(path, error) from None
    else:
        with path.open("rb") as file:
            yield _lines(path, file, MOST_BYTES)


def _table(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the largest member that looks like a table: beside it lie readmes."""
    members = [m for m in archive.infolist()[:MOST_MEMBERS] if not m.is_dir()]
    tables = [
        m
        for m in members
        if m.filename.lower().endswith((".txt", ".csv", ".tsv"))
        and not m.filename.lower().rsplit("/", 1)[-1].startswith(_READMES)
    ]
    if not tables:
        raise UnreadableInput(
            _("it holds no .txt, .csv or .tsv"), where=path.name, todo=_("Unpack it and add the table in it")
        )
    return max(tables, key=lambda m: (m.file_size, m.filename))


def _lines(path: Path, file: IO[bytes] | gzip.GzipFile, most: int) -> Iterator[tuple[int, bytes | None]]:
    start = file.read(2)
    if start in {b"\xff\xfe", b"\xfe\xff"}:
        yield from _wide(path, file, start, most)
        return
    total, n, head = len(start), 0, start
    while True:
        line = head + file.readline(MOST_LINE)
        head = b""
        if not line:
            return
        n += 1
        total += len(line)
        if total > most:
            raise _bomb(path)
        if len(line) < MOST_LINE or line.endswith(b"\n"):
            yield n, line.removeprefix(b"\xef\xbb\xbf") if n == 1 else line
            continue
        while (more := file.readline(MOST_LINE)) and not more.endswith(b"\n"):
            total += len(more)
            if total > most:
                raise _bomb(path)
        yield n, None


def _wide(path: Path, file: IO[bytes] | gzip.GzipFile, mark: bytes, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file in UTF-16 (Excel's "Unicode text") in UTF-8."""
    text = io.TextIOWrapper(file, encoding="utf-16-le" if mark == b"\xff\xfe" else "utf-16-be", errors="replace")
    total, n = 0, 0
    while line := text.readline(MOST_LINE):
        n += 1
        total += len(line) * 2
        if total > most:
            raise _bomb(path)
        yield n, line.encode()
