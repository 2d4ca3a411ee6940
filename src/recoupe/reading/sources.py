"""What the user named, as things to read: single files, folders in a stable order, standard input, addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.kinds import DOCUMENTS, KINDS, Kind, of_file, sniff

Input = str | Path

MAX_DOCUMENT = 20_000_000
"""Bytes of one page or text: the largest news pages have a tenth of it."""

MAX_RECORDS = 1_000_000_000
"""Bytes of one file of records (JSON, JSON Lines, CSV)."""

# Browsers save a page's pictures and scripts beside it, in a folder of this name.
_COMPANIONS = ("_files", "_fichiers", "-Dateien", ".files")


@dataclass(frozen=True)
class Source:
    """One file's name as the user will recognise it, its kind, and its bytes; of what was fetched, the address that
    it came from in the end, and the encoding that the server states.
    """

    name: str
    kind: Kind
    data: bytes
    url: str | None = None
    charset: str | None = None


def as_list(inputs: Input | Iterable[Input]) -> list[Input]:
    """Return the inputs as a list: a single path is one input, not its characters; nor are bytes their numbers."""
    return list(inputs) if isinstance(inputs, Iterable) and not isinstance(inputs, str | bytes) else [inputs]


def _check_size(name: str, kind: Kind, size: int) -> None:
    limit = MAX_DOCUMENT if kind in DOCUMENTS else MAX_RECORDS
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
        data = path.read_bytes()
        return Source(name, of_file(path.suffix.lower(), data), data)
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
    kind = sniff(data)
    _check_size("-", kind, len(data))
    return Source("-", kind, data)


def is_address(name: str) -> bool:
    """Whether an input is an address of the web rather than a path."""
    return name[:8].lower().startswith(("http://", "https://"))


def open_sources(
    inputs: Input | Iterable[Input], fetch: Callable[[str], Source] | None = None
) -> Iterator[Source | UnreadableInput]:
    """Yield every file and address that the inputs name, in the order given, folders sorted; an error in the place of
    each that cannot be opened, so that the caller goes on. Addresses are opened by `fetch`, if there is one.
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
        elif is_address(name):
            yield _fetched_or_error(name, fetch)
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


def _fetched_or_error(url: str, fetch: Callable[[str], Source] | None) -> Source | UnreadableInput:
    if fetch is None:
        return UnreadableInput(_("addresses are not fetched here"), where=url, todo=_("Save it, and give the file"))
    try:
        return fetch(url)
    except UnreadableInput as error:
        return error


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
