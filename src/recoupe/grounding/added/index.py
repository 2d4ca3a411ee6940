"""Write the index of one added file: places, their names by exact key, and by what spellings of a name share."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.grounding import sieve
from recoupe.grounding.added.folds import SCHEMA, pack, stage
from recoupe.grounding.added.known import identity, region_code, same_place
from recoupe.grounding.added.record import MOST_NAMES, Added, spelling
from recoupe.grounding.data_files import data
from recoupe.grounding.gazetteer_build import readable
from recoupe.grounding.romanised import bare, families, families_of, folds, orthographic
from recoupe.grounding.toponym_keys import exact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VERSION = 2
"""Raise it whenever this module, `romanised` or `toponym_keys` would write another index from the same rows."""

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;
PRAGMA cache_size=-8000; PRAGMA temp_store=FILE;
CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT,
  region TEXT, district TEXT, population INTEGER, radius REAL, capital INTEGER);
CREATE TABLE name (key TEXT, n INTEGER, main INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TEMP TABLE names (key TEXT, n INTEGER, main INTEGER);
"""
_SORTED = """
INSERT INTO name SELECT key, n, MAX(main) FROM names GROUP BY key, n ORDER BY key, n;
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_region ON entry (region, district) WHERE kind IN ('region', 'district');
DROP TABLE names;
"""


@dataclass(slots=True)
class Written:
    """What an index holds: places, of these without a point, those that the gazetteer knew, names, countries."""

    places: int = 0
    unlocated: int = 0
    known: int = 0
    names: int = 0
    countries: tuple[str, ...] = ()


@cache
def index_format() -> str:
    """Return a digest of the rules that keys are made by: an index of another format is no longer asked."""
    rules = json.dumps(data("romanised"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{VERSION}\n{rules}".encode()).hexdigest()[:12]


def build(path: Path, rows: Iterable[Added], about: dict[str, object]) -> Written:
    """Write the index of `rows` (most populous first) to `path`, whole or not at all. Same rows, same bytes."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(partial)
        connection.executescript(_SCHEMA + SCHEMA + sieve.SCHEMA)
        with connection:
            written = _fill(connection, rows)
        connection.executescript(_SORTED)
        with connection:
            pack(connection)
        (written.names,) = connection.execute("SELECT COUNT(*) FROM name").fetchone()
        with connection:
            for of in ("name", "fold"):
                (count,) = connection.execute(f"SELECT COUNT(DISTINCT key) FROM {of}").fetchone()  # noqa: S608
                sieve.store(connection, of, count, (k for (k,) in connection.execute(f"SELECT DISTINCT key FROM {of}")))  # noqa: S608
        told = {
            **about, "places": written.places, "unlocated": written.unlocated, "names": written.names,
            "countries": " ".join(written.countries), "format": index_format(),
        }  # fmt: skip
        with connection:
            connection.executemany("INSERT INTO about VALUES (?,?)", sorted(told.items()))
        connection.execute("VACUUM")
        connection.close()
        if written.places:
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return written


def _fill(connection: sqlite3.Connection, rows: Iterable[Added]) -> Written:
    written = Written()
    regions: dict[tuple[str, str], str] = {}
    countries: set[str] = set()
    for n, row in enumerate(rows):
        known = same_place(row)
        region = row.region
        if known is None and not region and row.region_name and row.country:
            asked = (row.region_name, row.country)
            if asked not in regions:
                regions[asked] = region_code(*asked)
            region = regions[asked]
        lat, lon = row.point or (None, None)
        cells: tuple[object, ...]
        if known is not None:
            cells = (
                n, known.id, known.name, known.kind, known.lat, known.lon, known.country, known.region, known.district,
                known.population, known.radius, int(known.capital),
            )  # fmt: skip
        else:
            cells = (
                n, identity(row), row.name, row.kind, lat, lon, row.country, region, row.district, row.population,
                row.radius, int(row.capital),
            )  # fmt: skip
        connection.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", cells)
        _spell(connection, n, row)
        written.places += 1
        written.unlocated += cells[4] is None
        written.known += known is not None
        countries.add(row.country)
    written.countries = tuple(sorted(filter(None, countries)))
    return written


def _spell(connection: sqlite3.Connection, n: int, row: Added) -> None:
    """Write a place's names by their keys."""
    keys: dict[str, int] = {}
    whole: list[str] = []
    mains = dict.fromkeys((row.name, *row.mains), 1)
    spelt = mains | dict.fromkeys((n for n in row.names if n not in mains), 0)
    for name, main in list(spelt.items())[:MOST_NAMES]:
        key = exact(spelling(name))
        if len(key) < 2 or not readable(key):
            continue
        whole.append(key)
        for form in (key, orthographic(key), short if len(short := bare(key)) > 2 else key):
            keys[form] = max(main, keys.get(form, 0))
    connection.executemany("INSERT INTO names VALUES (?,?,?)", [(k, n, m) for k, m in keys.items()])
    alike = families_of(frozenset({row.country})) if row.country else families()
    found = ((shared, key, f) for key in dict.fromkeys(whole) for f in alike for shared, _latin in folds(key, f))
    stage(connection, n, found)
