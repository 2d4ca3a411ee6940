"""What the user named, as files to read: single files, folders in a stable order, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _

Kind = Literal["html", "text", "json", "lines", "csv"]
Input = str | Path

KINDS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text", ".text": "text",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
    ".csv": "csv", ".tsv": "csv",
}  # fmt: skip

MAX_DOCUMENT = 20_000_000
"""Bytes of one page or text: the largest news pages have a tenth of it."""

MAX_RECORDS = 1_000_000_000
"""Bytes of one file of records (JSON, JSON Lines, CSV)."""

# Browsers save a page's pictures and scripts beside it, in a folder of this name.
_COMPANIONS = ("_files", "_fichiers", "-Dateien", ".files")


@dataclass(frozen=True)
class Source:
    """One file's name as the user will recognise it, its kind, and its bytes."""

    name: str
    kind: Kind
    data: bytes


def as_list(inputs: Input | Iterable[Input]) -> list[Input]:
    """Return the inputs as a list: a single path is one input, not its characters; nor are bytes their numbers."""
    return list(inputs) if isinstance(inputs, Iterable) and not isinstance(inputs, str | bytes) else [inputs]


def _sniff(data: bytes) -> Kind:
    """Return the kind of bytes that have no name (standard input), by how they begin."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"["):
        return "json"
    if head.startswith(b"{"):
        return "lines"
    lowered = head[:1024].lower()
    if (
        lowered.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--"))
        or b"<body" in lowered
        or b"<head" in lowered
    ):
        return "html"
    return "text"


def _check_size(name: str, kind: Kind, size: int) -> None:
    limit = MAX_DOCUMENT if kind in {"html", "text"} else MAX_RECORDS
    if size > limit:
        raise UnreadableInput(
            _("it has {size} MB; at most {limit} MB are read", size=-(-size // 1_000_000), limit=limit // 1_000_000),
            where=name,
            todo=_("Split it, or save the article alone"),
        )


def open_file(path: Path, name: str | None = None) -> Source:
    """Return one file as a source. Raises UnreadableInput: missing, not a file, unknown kind, too large."""
    name = name or str(path)
    if not path.exists():
        raise UnreadableInput(_("there is no such file or folder"), where=name, todo=_("Check the path"))
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise UnreadableInput(
            _("files named {suffix} are not read", suffix=f"*{path.suffix}")
            if path.suffix
            else _("its name has no extension"),
            where=name,
            todo=_("Known: {known}", known=" ".join(KINDS)),
        )
    try:
        if not path.is_file():
            raise UnreadableInput(_("it is not a regular file"), where=name, todo=_("Give a file or a folder"))
        _check_size(name, kind, path.stat().st_size)
        return Source(name, kind, path.read_bytes())
    except OSError as error:
        raise UnreadableInput(
            _("it cannot be opened ({why})", why=error.strerror or type(error).__name__),
            where=name,
            todo=_("Check its permissions"),
        ) from None


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder, sorted, without hidden ones and without what a browser saved beside a page."""
    for root, folders, names in os.walk(folder):
        pages = {Path(n).stem for n in names if KINDS.get(Path(n).suffix.lower()) == "html"}
        saved = {page + suffix for page in pages for suffix in _COMPANIONS}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in saved)
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root) / name


def _standard_input() -> Source:
    data = sys.stdin.buffer.read(MAX_RECORDS + 1)
    kind = _sniff(data)
    _check_size("-", kind, len(data))
    return Source("-", kind, data)


def open_sources(inputs: Input | Iterable[Input]) -> Iterator[Source | UnreadableInput]:
    """Yield every file that the inputs name, in the order given, folders sorted; an error in the place of each that
    cannot be opened, so that the caller goes on.
    """
    for item in as_list(inputs):
        name = str(item)
        if not isinstance(item, str | Path):
            yield UnreadableInput(
                _("an input is a path, not {kind}", kind=type(item).__name__),
                where=repr(item)[:200],
                todo=_("Give the path of a file or a folder"),
            )
        elif name == "-":
            yield _standard_input_or_error()
        elif name.startswith(("http://", "https://")):
            yield UnreadableInput(
                _("addresses are not fetched"), where=name, todo=_("Save the page as HTML and give the file")
            )
        elif _is_folder(Path(item)):
            found = 0
            for path in _walk(Path(item)):
                found += path.suffix.lower() in KINDS
                yield _file_or_error(path)
            if not found:
                yield UnreadableInput(
                    _("there is no readable file in this folder"),
                    where=name,
                    todo=_("Known: {known}", known=" ".join(KINDS)),
                )
        else:
            yield _file_or_error(Path(item))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any file system takes: it is told of when it is opened
        return False


def _file_or_error(path: Path) -> Source | UnreadableInput:
    try:
        return open_file(path)
    except UnreadableInput as error:
        return error
    except (OSError, ValueError):
        return UnreadableInput(_("this is not a usable path"), where=repr(str(path)), todo=_("Check the path"))


def _standard_input_or_error() -> Source | UnreadableInput:
    try:
        return _standard_input()
    except UnreadableInput as error:
        return error
