"""What the user named, as things to read: single files, folders in a stable order, standard input, addresses."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.kinds import DOCUMENTS, KINDS, STREAMS, Kind, of_file, sniff
from recoupe.reading.telegram import is_export
from recoupe.reading.unpacking import GZIP, opened, unpack

Input = str | Path

MAX_DOCUMENT = 20_000_000
"""Bytes of one page or text: the largest news pages have a tenth of it."""

MAX_RECORDS = 1_000_000_000
"""Bytes of one file of records (JSON, JSON Lines, CSV)."""

# Browsers save a page's pictures and scripts beside it, in a folder of this name.
_COMPANIONS = ("_files", "_fichiers", "-Dateien", ".files")


@dataclass(frozen=True)
class Source:
    """One file's name as the user will recognise it, its kind, and its bytes, or the path of one that is read piece by
    piece; of what was fetched, the address that it came from in the end, and the encoding that the server states.
    """

    name: str
    kind: Kind
    data: bytes = b""
    url: str | None = None
    charset: str | None = None
    path: Path | None = None

    def open(self) -> BinaryIO:
        """Return its bytes as a stream. Raises UnreadableInput."""
        try:
            return self.path.open("rb") if self.path else io.BytesIO(self.data)
        except OSError as error:
            raise _closed(error, self.name) from None


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
    packed = path.suffix.lower() == ".gz"
    suffix = Path(path.stem).suffix.lower() if packed else path.suffix.lower()
    kind = KINDS.get(suffix)
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
        if kind in STREAMS:
            return Source(name, kind, path=path)
        _check_size(name, kind, path.stat().st_size)
        data = _unpacked(path, name, kind) if packed else path.read_bytes()
        return Source(name, of_file(suffix, data), data)
    except OSError as error:
        raise _closed(error, name) from None


def _closed(error: OSError, name: str) -> UnreadableInput:
    return UnreadableInput(
        _("it cannot be opened ({why})", why=error.strerror or type(error).__name__),
        where=name,
        todo=_("Check its permissions"),
    )


def _unpacked(path: Path, name: str, kind: Kind) -> bytes:
    """Return what a packed file holds. Raises UnreadableInput where that is too much, or it breaks off."""
    limit = MAX_DOCUMENT if kind in DOCUMENTS else MAX_RECORDS
    with path.open("rb") as file:
        data = unpack(file, name, limit)
    _check_size(name, kind, len(data))
    return data


def _known(path: Path) -> bool:
    """Whether files of this name are read."""
    return (Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix).lower() in KINDS


def _walk(folder: Path) -> Iterator[Path | UnreadableInput]:
    """Yield the files under a folder, sorted, without hidden ones and without what a browser saved beside a page.
    Links to folders are followed, each folder once: an error stands in the place of one that leads back.
    """
    met = {_identity(folder)}
    for root, folders, names in os.walk(folder, followlinks=True):
        pages = {Path(n).stem for n in names if KINDS.get(Path(n).suffix.lower()) == "html"}
        saved = {page + suffix for page in pages for suffix in _COMPANIONS}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in saved)
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root) / name
        for name in list(folders):
            identity = _identity(Path(root) / name)
            if identity in met:
                folders.remove(name)
                yield UnreadableInput(
                    _("this link leads to a folder that is read already"),
                    where=str(Path(root) / name),
                    todo=_("Remove it or leave it: nothing is lost"),
                )
            met.add(identity)


def _identity(folder: Path) -> tuple[int, int] | str:
    """Return what tells a folder from others, whatever names lead to it."""
    try:
        found = folder.stat()
    except OSError:
        return str(folder)
    return found.st_dev, found.st_ino


def _standard_input() -> Source:
    data = sys.stdin.buffer.read(MAX_RECORDS + 1)
    kind = sniff(opened(io.BytesIO(data), "-")[0].peek() if data.startswith(GZIP) else data)
    if data.startswith(GZIP) and kind not in STREAMS:
        data = unpack(io.BytesIO(data), "-", MAX_RECORDS)
    if kind in {"json", "lines"} and is_export(data):
        kind = "telegram"
    if kind not in STREAMS:
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
                if isinstance(path, UnreadableInput):
                    yield path
                    continue
                found += _known(path)
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
