"""Where the places that a user adds are kept: an index a file, in the user's data folder; what is in each."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _

SUFFIX = ".places.sqlite"
_NAME = re.compile(r"^[a-z0-9][a-z0-9._-]{0,39}$")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of places that was added. `digest`: of its bytes and of how they were read; `format`: the index's."""

    name: str
    kind: str
    file: str
    credit: str
    digest: str
    format: str
    places: int
    names: int
    unlocated: int
    countries: str
    merged: int
    left_out: int
    rejected: int


def folder() -> Path:
    """Return the folder of added places, which need not exist: in `RECOUPE_DATA`, else in the user's data folder."""
    data = os.environ.get("RECOUPE_DATA")
    if data:
        return Path(data).expanduser() / "places"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "recoupe" / "places"


def stamp() -> tuple[tuple[str, int, int], ...]:
    """Return (path, time of writing, size) of the indexes, by name: another stamp means other places."""
    try:
        found = [(e.path, e.stat()) for e in os.scandir(folder()) if e.name.endswith(SUFFIX)]
    except OSError:
        return ()
    return tuple(sorted((path, s.st_mtime_ns, s.st_size) for path, s in found))


def path_of(name: str) -> Path:
    """Return the path of a source's index."""
    return folder() / f"{name}{SUFFIX}"


def named(text: str) -> str:
    """Return a name for a source as it is kept: lower case, without blanks. Raises BadRecord if nothing is left."""
    name = re.sub(r"[^a-z0-9._-]+", "-", text.strip().lower()).strip("-._")[:40]
    if not _NAME.match(name):
        raise BadRecord(_("“{name}” is no name for a source", name=text[:60]), todo=_("Give one with --name"))
    return name


def sources() -> list[Source]:
    """Return the sources that were added, by name."""
    return [about(Path(path)) for path, _time, _size in stamp()]


def about(path: Path) -> Source:
    """Return what an index says of itself. Raises BadRecord if it is none."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            told = dict(connection.execute("SELECT key, value FROM about"))
        return Source(**{k: told[k] for k in Source.__dataclass_fields__})
    except (sqlite3.DatabaseError, KeyError) as error:
        raise BadRecord(
            _("the index of added places is broken: {why}", why=str(error)),
            where=str(path),
            todo=_("Remove it and add the file again"),
        ) from None


def remove(name: str) -> Path:
    """Remove a source's index and return its path. Raises BadRecord if there is none of that name."""
    path = path_of(name)
    if not _NAME.match(name) or not path.exists():
        known = ", ".join(Path(p).name.removesuffix(SUFFIX) for p, _time, _size in stamp())
        todo = _("There are {names}", names=known) if known else _("Nothing was added")
        raise BadRecord(_("no added places are called {name}", name=name[:60]), todo=todo)
    path.unlink()
    return path
