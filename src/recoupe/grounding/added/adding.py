"""Add a file of places: recognised by its content, read row by row, indexed. The same file twice changes nothing."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import BadRecord
from recoupe.grounding.added import geonames, mapped, pcodes, whosonfirst
from recoupe.grounding.added.folder import Source, about, folder, named, path_of, sources
from recoupe.grounding.added.index import build, index_format
from recoupe.grounding.added.kinds import recognise
from recoupe.grounding.added.known import country_of
from recoupe.grounding.added.opening import lines
from recoupe.grounding.added.record import Added, NoPlace, Rows, country_code
from recoupe.grounding.added.staging import Staging
from recoupe.grounding.added.tables import tables
from recoupe.grounding.cache import alone
from recoupe.grounding.data_files import data
from recoupe.i18n import gettext as _
from recoupe.model import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from recoupe.grounding.added import Kind

MOST_REJECTED = 1_000
"""Rejected rows that are kept to be listed; all are counted."""
_BATCH = 5_000
_SAMPLE = 300


@dataclass(slots=True)
class Outcome:
    """What came of a file. `source` None: it held no place. `unchanged`: it was there already, and nothing was done.
    `known`: places that the packaged gazetteer has too; `left_out`: rows by why they are not wanted; `guessed`: the
    country that the places lie in, where the file does not say.
    """

    source: Source | None
    unchanged: bool = False
    known: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    guessed: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """How a file is to be read; what is empty is told by its content."""

    kind: Kind | None = None
    columns: mapped.Mapping = ()
    country: str = ""
    alternate: Path | None = None


def add(
    path: Path,
    request: Request | None = None,
    *,
    name: str = "",
    credit: str = "",
    replace: bool = False,
    tell: Callable[[int], None] = lambda _rows: None,
) -> Outcome:
    """Read a file of places into an index of its own, and return what came of it; `tell` is told how many rows so far.

    Raises UnreadableInput for a file that is none of the kinds or cannot be unpacked, BadRecord for a name that is
    taken (unless `replace`), a mapping to columns that are not there, a country that is none.
    """
    request = request or Request()
    home = _country(request.country)
    source = named(name or path.name.split(".", 1)[0])
    digest = _digest(path, request)
    known = sources()
    same = next((s for s in known if s.digest == digest and s.format == index_format()), None)
    if same is not None and not replace:
        return Outcome(same, unchanged=True)
    if any(s.name == source and s.digest != digest for s in known) and not replace:
        raise BadRecord(
            _("added places are called {name} already", name=source),
            where=path.name,
            todo=_("Give another --name, or --replace them"),
        )
    kind = "table" if request.columns else request.kind or recognise(path)
    folder().mkdir(parents=True, exist_ok=True)
    target = path_of(source)
    with alone(target), tempfile.TemporaryDirectory(dir=folder(), prefix=".adding-") as scratch:
        outcome, staging = _staged(path, kind, home, request, source, Path(scratch) / "rows", tell)
        try:
            merged = staging.merge()
            rejected = outcome.left_out.pop("", 0)
            told: dict[str, object] = {
                "name": source, "kind": kind, "file": path.name,
                "credit": " ".join((credit or data("added")["credits"].get(kind, "")).split())[:300],
                "digest": digest, "merged": merged, "left_out": outcome.left_out.total(),
                "rejected": rejected,
            }  # fmt: skip
            written = build(target, staging.kept(), told)
        finally:
            staging.close()
    target.with_name(f"{target.name}.lock").unlink(missing_ok=True)
    outcome.known = written.known
    outcome.source = about(target) if written.places else None
    return outcome


def _country(text: str) -> str:
    try:
        return country_code(text)
    except ValueError as error:
        raise BadRecord(str(error), where="--country") from None


def _digest(path: Path, request: Request) -> str:
    """Return the digest of what is read and how. A file that is not there raises OSError."""
    digest = hashlib.sha256(repr((request.kind, request.columns, request.country.upper())).encode())
    for each in filter(None, (path, request.alternate)):
        with each.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _staged(
    path: Path, kind: Kind, home: str, request: Request, source: str, scratch: Path, tell: Callable[[int], None]
) -> tuple[Outcome, Staging]:
    outcome, staging, seen = Outcome(None), Staging(scratch), 0
    with _read(path, kind, home, request.columns, source) as rows:
        while batch := list(islice(rows, _BATCH)):
            staging.put(_places(batch, path.name, outcome))
            seen += len(batch)
            tell(seen)
    if request.alternate:
        with lines(request.alternate) as numbered:
            staging.alternate(geonames.alternate(numbered))
    lost = staging.homeless()
    if lost and not home:
        outcome.guessed = country_of(staging.some(_SAMPLE))
        if outcome.guessed:
            staging.settle(outcome.guessed)
    return outcome, staging


def _places(rows: Iterable[Added | NoPlace], file: str, outcome: Outcome) -> Iterator[Added]:
    """Yield the places among rows, and note the others; rejected ones are counted under ""."""
    for row in rows:
        if isinstance(row, Added):
            yield row
        elif row.fault:
            outcome.left_out[""] += 1
            if len(outcome.rejected) < MOST_REJECTED:
                outcome.rejected.append(Rejected(input=f"{file}, {row.where}", why=row.why))
        else:
            outcome.left_out[row.why] += 1


@contextmanager
def _read(path: Path, kind: Kind, home: str, columns: mapped.Mapping, source: str) -> Iterator[Rows]:
    if kind == "geonames":
        with lines(path) as numbered:
            yield geonames.rows(numbered)
        return
    with tables(path) as found:
        if kind == "pcodes":
            yield pcodes.rows(found, home)
        elif kind == "wof":
            yield chain.from_iterable(whosonfirst.rows(t, home) for t in found)
        elif not columns:
            raise BadRecord(
                _("a table needs its columns named"), where=path.name, todo=_("Use --map name=…,lat=…,lon=…")
            )
        else:
            yield chain.from_iterable(mapped.rows(t, columns, home, source) for t in islice(found, 1))
