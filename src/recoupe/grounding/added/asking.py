"""Names looked up in the indexes of added places, on disk: a query a source, and none where its sieve knows better."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.grounding.added.folder import SUFFIX, stamp
from recoupe.grounding.added.folds import Asked
from recoupe.grounding.romanised import families_of, folds
from recoupe.grounding.sieve import Sieve, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


Found = tuple[tuple[Any, ...], float, str]
"""The columns of an entry (and more), how surely the name is its own, the source."""
_COLUMNS = "e.id, e.name, e.kind, e.lat, e.lon, e.country, e.region, e.district, e.population, e.radius, e.capital"
_BY_KEY = f"SELECT {_COLUMNS}, n.main FROM name n JOIN entry e ON e.n = n.n WHERE n.key = ? ORDER BY n.n LIMIT ?"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} FROM entry e WHERE e.id = ? ORDER BY e.n LIMIT 1"  # noqa: S608
_BY_CODE = (
    f"SELECT {_COLUMNS} FROM entry e WHERE e.kind IN ('region', 'district') AND "  # noqa: S608
    "((e.region = ? AND e.kind = 'region') OR (e.region = ? AND e.district = ?)) ORDER BY e.n LIMIT 1"
)
_local = threading.local()


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    connection: sqlite3.Connection
    credit: str
    digest: str
    names: Sieve | None
    folds: Sieve | None

    def by_key(self, key: str, most: int) -> Iterable[tuple[Any, ...]]:
        """Return the rows of the places that are called so, the most populous first, and whether it is a main name."""
        if self.names is not None and key not in self.names:
            return ()
        return self.connection.execute(_BY_KEY, (key, most))


def _opened() -> tuple[_Open, ...]:
    """Return the indexes, opened once a thread and process, and again when they have changed (`forget`)."""
    mark = (os.getpid(), _generation[0])
    if getattr(_local, "mark", None) != mark:
        opened = (_open(Path(path)) for path, _time, _size in _stamp())
        _local.open = tuple(source for source in opened if source is not None)
        _local.mark = mark
    current: tuple[_Open, ...] = _local.open
    return current


_generation = [0]
_known: list[tuple[tuple[str, int, int], ...]] = []


def _stamp() -> tuple[tuple[str, int, int], ...]:
    if not _known:
        _known.append(stamp())
    return _known[0]


def changed() -> bool:
    """Whether places were added or removed since they were last asked; from then on the new ones are asked."""
    now = stamp()
    if _known and _known[0] == now:
        return False
    fresh = bool(_known) or bool(now)
    _known[:] = [now]
    _generation[0] += fresh
    return fresh


def _open(path: Path) -> _Open | None:
    """Return an index, None where it is none: `places list` says so, a report is read without it."""
    from recoupe.grounding.added.index import index_format

    try:
        connection, told = _connected(path)
    except sqlite3.DatabaseError:
        return None
    made = str(told.get("format", ""))
    # One made by other rules is asked for names as they are written only.
    names, shared = (stored(path, "name"), stored(path, "fold")) if made == index_format() else (None, None)
    return _Open(
        path.name.removesuffix(SUFFIX), connection, str(told.get("credit", "")), f"{told.get('digest', '')}/{made}",
        names, shared,
    )  # fmt: skip


def _connected(path: Path) -> tuple[sqlite3.Connection, dict[str, object]]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("PRAGMA cache_size=-4000")
    with closing(
        connection.execute("SELECT key, value FROM about WHERE key IN ('format', 'credit', 'digest')")
    ) as rows:
        return connection, dict(rows)


def any_added() -> bool:
    """Whether there are added places at all."""
    return bool(_stamp())


def digests() -> list[str]:
    """Return what the added sources hold, in short: a digest of each file and of how it was read and indexed."""
    return [f"{source.name}:{source.digest}" for source in _opened()]


def credits_of(name: str) -> str:
    """Return the credit that a source was added with, "" for none."""
    return next((source.credit for source in _opened() if source.name == name), "")


def by_key(key: str, most: int, main: float, other: float) -> Iterator[Found]:
    """Yield the added places with this exact key as one of their names, source by source, the most populous first."""
    for source in _opened():
        for row in source.by_key(key, most):
            yield row, main if row[-1] else other, source.name


def alike(key: str, countries: frozenset[str], most: int) -> Iterator[Found]:
    """Yield the added places of `countries` one of whose spellings, in whatever script, is `key` transliterated; how
    well they agree, 0 to 1. A place whose country is not known counts as of any.
    """
    for family in families_of(countries):
        shared = dict.fromkeys(shared for shared, _spelt in folds(key, family))
        asked = Asked(key, family) if shared else None
        for source in _opened():
            if asked is not None and source.folds is not None:
                agreed: dict[str, float] = {}
                for fold in shared:
                    if fold in source.folds:
                        agreed.update(asked.agreeing(source.connection, fold))
                yield from _called(source, agreed, countries, most)


def _called(source: _Open, agreed: dict[str, float], countries: frozenset[str], most: int) -> Iterator[Found]:
    """Yield the places of `countries` that have one of some spellings, and how well it agrees."""
    told: set[str] = set()
    # A place of several spellings is told by the likest.
    for like, spelt in sorted(((like, spelt) for spelt, like in agreed.items() if like), reverse=True):
        for row in source.by_key(spelt, most):
            if row[0] not in told and (not row[5] or row[5] in countries):
                told.add(row[0])
                yield row, like, source.name


def by_id(place_id: str) -> Found | None:
    """Return the added place with this id, or None."""
    return _first(_BY_ID, (place_id,))


def by_code(code: str) -> Found | None:
    """Return the added region or district with this GeoNames code, or None."""
    return _first(_BY_CODE, (code, code.rpartition(".")[0], code))


def _first(query: str, values: tuple[str, ...]) -> Found | None:
    for source in _opened():
        row = source.connection.execute(query, values).fetchone()
        if row:
            return row, 1.0, source.name
    return None
