"""Names looked up in the indexes of added places, on disk: a query a source, nothing kept in memory."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.grounding.added.folder import SUFFIX, stamp
from recoupe.grounding.romanised import agree, families_of, folds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.grounding.romanised import Family

Found = tuple[tuple[Any, ...], float, str]
"""The columns of an entry (and more), how surely the name is its own, the source."""
_COLUMNS = "e.id, e.name, e.kind, e.lat, e.lon, e.country, e.region, e.district, e.population, e.radius, e.capital"
_BY_KEY = f"SELECT {_COLUMNS}, n.main FROM name n JOIN entry e ON e.n = n.n WHERE n.key = ? ORDER BY n.n LIMIT ?"  # noqa: S608
_BY_FOLD = f"SELECT {_COLUMNS}, f.spelt FROM fold f JOIN entry e ON e.n = f.n WHERE f.key = ? ORDER BY f.n LIMIT ?"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} FROM entry e WHERE e.id = ? ORDER BY e.n LIMIT 1"  # noqa: S608
_BY_CODE = (
    f"SELECT {_COLUMNS} FROM entry e WHERE e.kind IN ('region', 'district') AND "  # noqa: S608
    "((e.region = ? AND e.kind = 'region') OR (e.region = ? AND e.district = ?)) ORDER BY e.n LIMIT 1"
)
_MOST_FOLDED = 400
"""Spellings of one fold that are compared: those of the most populous places."""
_local = threading.local()


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    connection: sqlite3.Connection
    current: bool
    credit: str
    digest: str


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
    name = path.name.removesuffix(SUFFIX)
    made = str(told.get("format", ""))
    return _Open(
        name, connection, made == index_format(), str(told.get("credit", "")), f"{told.get('digest', '')}/{made}"
    )


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
        for row in source.connection.execute(_BY_KEY, (key, most)):
            yield row, main if row[-1] else other, source.name


def alike(key: str, countries: frozenset[str]) -> Iterator[Found]:
    """Yield the added places of `countries` one of whose spellings, in whatever script, is `key` transliterated; how
    well they agree, 0 to 1. A place whose country is not known counts as of any.
    """
    for family in families_of(countries):
        shared = dict.fromkeys(shared for shared, _spelt in folds(key, family))
        for source in _opened():
            if source.current:
                yield from _folded(source, key, shared, family, countries)


def _folded(
    source: _Open, key: str, shared: dict[str, None], family: Family, countries: frozenset[str]
) -> Iterator[Found]:
    agreed: dict[str, float] = {}  # homonyms are spelt alike
    for bones in shared:
        for row in source.connection.execute(_BY_FOLD, (bones, _MOST_FOLDED)):
            if row[5] and row[5] not in countries:
                continue
            like = agreed.get(row[-1])
            if like is None:
                like = agreed[row[-1]] = agree(key, row[-1], family)
            if like:
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
