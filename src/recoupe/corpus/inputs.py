"""What the user named, as files to stream: paths, folders, globs, and addresses of storage (`s3://…`) by fsspec."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Literal, cast

import fsspec

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.sources import is_address

Kind = Literal["parquet", "lines", "csv", "warc"]

KINDS: dict[str, Kind] = {
    ".parquet": "parquet", ".pq": "parquet",
    ".jsonl": "lines", ".ndjson": "lines",
    ".csv": "csv", ".tsv": "csv",
    ".warc": "warc", ".arc": "warc",
}  # fmt: skip
"""By the ending of a file's name; all but Parquet may be packed, with .gz behind it."""

_MAGIC = frozenset("*?[")


@dataclass(frozen=True)
class File:
    """One file as the user will recognise it, where it is (`url`, for fsspec), what it holds, and its size in bytes."""

    name: str
    url: str
    kind: Kind
    size: int = 0

    def open(self) -> BinaryIO:
        """Return its bytes as a stream. Raises UnreadableInput."""
        try:
            return cast(BinaryIO, fsspec.open(self.url, "rb").open())
        except Exception as error:  # noqa: BLE001 - each storage has errors of its own
            raise _closed(error, self.name) from None


def kind_of(name: str) -> Kind | None:
    """Return what a file of this name holds; None for a name that is not read."""
    path = PurePosixPath(name.lower())
    packed = path.suffix == ".gz"
    kind = KINDS.get(PurePosixPath(path.stem).suffix if packed else path.suffix)
    return None if packed and kind == "parquet" else kind


def files(inputs: Sequence[str]) -> Iterator[File | UnreadableInput]:
    """Yield every file that the inputs name, in the order given, folders and globs sorted; an error in the place of
    what cannot be found or is of no kind that is read.
    """
    for item in inputs:
        if is_address(item):
            yield UnreadableInput(_("addresses are not fetched here"), where=item, todo=_("Save it, and give the file"))
            continue
        try:
            found = list(_remote(item) if "://" in item else _local(item))
        except Exception as error:  # noqa: BLE001 - each storage has errors of its own
            yield _closed(error, item)
            continue
        if not found:
            yield UnreadableInput(_("there is no such file or folder"), where=item, todo=_("Check the path"))
        for name, url, size in found:
            kind = kind_of(name)
            yield File(name, url, kind, size) if kind else _unknown(name)


def _local(item: str) -> Iterator[tuple[str, str, int]]:
    path = Path(item)
    if path.is_dir():
        names = sorted(
            str(p) for p in path.rglob("*") if p.is_file() and not any(x[:1] == "." for x in p.relative_to(path).parts)
        )
    elif path.exists():
        names = [item]
    else:
        names = []
        if _MAGIC & set(item):  # pathlib cannot match a path that is absolute
            names = sorted(n for n in glob.glob(item, recursive=True) if Path(n).is_file())  # noqa: PTH207
    for name in names:
        yield name, str(Path(name).absolute()), Path(name).stat().st_size


def _remote(item: str) -> Iterator[tuple[str, str, int]]:
    fs, path = fsspec.core.url_to_fs(item)
    if _MAGIC & set(path):
        found = [p for p in fs.glob(path) if fs.isfile(p)]
    elif fs.isdir(path):
        found = fs.find(path)
    else:
        found = [path] if fs.exists(path) else []
    for one in sorted(found):
        url = cast(str, fs.unstrip_protocol(one))
        yield url, url, int(cast(Any, fs.size(one)) or 0)


def _unknown(name: str) -> UnreadableInput:
    return UnreadableInput(
        _("files named {suffix} are not read into a corpus", suffix=f"*{''.join(PurePosixPath(name).suffixes[-2:])}"),
        where=name,
        todo=_("Known: {known}", known=" ".join(KINDS)),
    )


def _closed(error: Exception, name: str) -> UnreadableInput:
    return UnreadableInput(
        _("it cannot be opened ({why})", why=f"{type(error).__name__}: {error}"[:200]),
        where=name,
        todo=_("Check its address and your permission; storage such as s3:// needs its own package (s3fs)"),
    )
