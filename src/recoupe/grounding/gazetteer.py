"""The gazetteer: names to places, read from an index on disk that is built once and then only looked up."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from recoupe.grounding import gazetteer_build
from recoupe.grounding.cache import alone, folder
from recoupe.grounding.toponym_keys import exact, likeness, skeleton, without_articles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_CANDIDATES = 150
FAMOUS = 300_000
"""A town of so many people needs no support: "Paris" is Paris unless the report says otherwise."""
BY_NAME, BY_ALTERNATE, BY_SOUND = 1.0, 0.6, 0.59
GLUED = BY_ALTERNATE / BY_SOUND
"""The quality of a match by a main name, an alternate one, or (at most) by how the name sounds."""
_COLUMNS = "e.id, e.name, e.kind, e.lat, e.lon, e.country, e.region, e.district, e.population, e.radius, e.capital"
_BY_KEY = f"SELECT {_COLUMNS}, n.main FROM name n JOIN entry e ON e.n = n.n WHERE n.key = ? ORDER BY n.n LIMIT ?"  # noqa: S608
_ALIKE = f"SELECT {_COLUMNS}, s.spelt FROM skeleton s JOIN entry e ON e.n = s.n WHERE s.key = ? AND s.country = ?"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} FROM entry e WHERE e.id = ?"  # noqa: S608
_BY_CODE = f"SELECT {_COLUMNS} FROM region r JOIN entry e ON e.n = r.n WHERE r.code = ?"  # noqa: S608
_COUNTRY = f"SELECT {_COLUMNS} FROM entry e WHERE e.kind = 'country' AND e.country = ?"  # noqa: S608
_BOUNDS = "SELECT min(lat), min(lon), max(lat), max(lon) FROM entry WHERE country = ? AND kind = 'populated'"
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `kind`: populated, district, region, country, area, continent, or that of a theatre's
    local place. `region`, `district`: GeoNames codes or "". `radius` in km, 0 for a point. `quality`: 1 when found by
    a main name, 0.6 by an alternate one, less by likeness alone. `located` false: only the name is known (lat, lon mean
    nothing).
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    region: str
    district: str
    population: int
    radius: float
    capital: bool = False
    quality: float = 1.0
    local: bool = False
    located: bool = True


def index_path() -> Path:
    """Return where the index is or will be: its name holds the digest of what it is built from."""
    return folder() / f"gazetteer-{gazetteer_build.fingerprint()}.sqlite"


@cache
def ensure() -> Path:
    """Build the index if there is none yet, and return its path. About ten seconds, once."""
    path = index_path()
    if path.exists():
        return path
    with alone(path):
        if path.exists():
            return path
        # In a process of its own: reading the sources takes half a gigabyte that this one would keep.
        command = [sys.executable, "-m", "recoupe.grounding.gazetteer_build", str(path)]
        if not sys.executable or subprocess.run(command, check=False).returncode or not path.exists():  # noqa: S603
            gazetteer_build.build(path)
    return path


def _connection() -> sqlite3.Connection:
    # One connection a thread, and none inherited across a fork.
    if getattr(_local, "pid", None) != os.getpid():
        _local.connection = sqlite3.connect(f"{ensure().as_uri()}?mode=ro&immutable=1", uri=True)
        _local.pid = os.getpid()
    connection: sqlite3.Connection = _local.connection
    return connection


def _entry(row: tuple[Any, ...], quality: float) -> Entry:
    """Return an entry from the columns of `_COLUMNS` and one more."""
    entry_id, name, kind, lat, lon, code, region, district, population, radius, capital = row[:11]
    return Entry(entry_id, name, kind, lat, lon, code, region, district, population, radius, bool(capital), quality)


@lru_cache(maxsize=20_000)
def by_key(key: str) -> tuple[Entry, ...]:
    """Return the places with this exact key as one of their names, the most populous first."""
    rows = _connection().execute(_BY_KEY, (key, MOST_CANDIDATES))
    return tuple(_entry(row, BY_NAME if row[-1] else BY_ALTERNATE) for row in rows)


@lru_cache(maxsize=20_000)
def alike(key: str, countries: frozenset[str], least: float = 0.93) -> tuple[Entry, ...]:
    """Return the places of `countries` whose name is spelt otherwise but sounds like `key`, the likest first."""
    bones = skeleton(key)
    if not bones or not countries:
        return ()
    found: dict[str, Entry] = {}
    for country in sorted(countries):
        rows = _connection().execute(_ALIKE, (bones, country))
        for row in rows:
            like = likeness(key, row[-1])
            if key.replace(" ", "") == row[-1].replace(" ", ""):
                like = GLUED  # an article written on to its noun: "Deir Ezzor"
            # Two consonants agree by chance; their vowels must then agree too.
            if like >= (least if len(bones) > 2 else 0.95) and like * BY_SOUND > (
                found[row[0]].quality if row[0] in found else 0
            ):
                found[row[0]] = _entry(row, round(like * BY_SOUND, 3))
    return tuple(sorted(found.values(), key=lambda e: (-e.quality, -e.population, e.id)))


def look_up(name: str, countries: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Return the places called `name`, the most populous first: by exact key, else without Arabic articles, else, in
    `countries` (ISO codes), by how the name sounds.
    """
    key = exact(name)
    if not key:
        return ()
    bare = without_articles(key)
    return by_key(key) or (by_key(bare) if bare != key else ()) or alike(key, frozenset(countries))


@lru_cache(maxsize=5_000)
def by_id(place_id: str) -> Entry | None:
    """Return the entry with this id, or None."""
    row = _connection().execute(_BY_ID, (place_id,)).fetchone()
    return _entry((*row, None), 1.0) if row else None


@lru_cache(maxsize=5_000)
def region_of(code: str) -> Entry | None:
    """Return the region or district with this GeoNames code (`SY.12`), or None."""
    row = _connection().execute(_BY_CODE, (code,)).fetchone()
    return _entry((*row, None), 1.0) if row else None


@cache
def bounds(code: str) -> tuple[float, float, float, float] | None:
    """Return (south, west, north, east) of a country's towns in degrees, or None for a country that has none here."""
    row = _connection().execute(_BOUNDS, (code,)).fetchone()
    return None if row[0] is None else (row[0], row[1], row[2], row[3])


@cache
def country(code: str) -> Entry | None:
    """Return the country with this ISO 3166-1 alpha-2 code, or None."""
    row = _connection().execute(_COUNTRY, (code,)).fetchone()
    return _entry((*row, None), 1.0) if row else None
