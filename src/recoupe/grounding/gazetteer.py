"""The gazetteer: names to places, read from an index on disk that is built once and then only looked up.

Beside the index that comes with Recoupe stand those of the places that a user added (`added`): they take part in every
answer, after it, and a place that both know is one.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from rapidfuzz.fuzz import ratio

from recoupe.grounding import gazetteer_build
from recoupe.grounding.added import asking
from recoupe.grounding.cache import alone, folder
from recoupe.grounding.data_files import data
from recoupe.grounding.gazetteer_merged import merged
from recoupe.grounding.remembered import forget, remembered
from recoupe.grounding.romanised import agree, bare, families_of, latin, orthographic
from recoupe.grounding.sieve import stored
from recoupe.grounding.toponym_keys import exact, skeleton, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from recoupe.grounding.sieve import Sieve

MOST_CANDIDATES = 150
Route = Literal["written", "letters", "article", "sound"]
FAMOUS = 300_000
"""A town of so many people needs no support: "Paris" is Paris unless the report says otherwise."""
BY_NAME, BY_ALTERNATE, BY_SOUND = 1.0, 0.6, 0.59
GLUED = BY_ALTERNATE / BY_SOUND
"""The quality of a match by a main name, an alternate one, or (at most) by how the name sounds."""
SPOTS = frozenset({"populated", "site", "field"})
"""Kinds of places that are points on a map of a country; the last two come from added sources only."""
_COLUMNS = "e.id, e.name, e.kind, e.lat, e.lon, e.country, e.region, e.district, e.population, e.radius, e.capital"
_BY_KEY = f"SELECT {_COLUMNS}, n.main FROM name n JOIN entry e ON e.n = n.n WHERE n.key = ? ORDER BY n.n LIMIT ?"  # noqa: S608
_ALIKE = "SELECT n, spelt, sound FROM skeleton WHERE key = ? AND country = ?"
_BY_NUMBER = f"SELECT {_COLUMNS} FROM entry e WHERE e.n = ?"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} FROM entry e WHERE e.id = ?"  # noqa: S608
_BY_CODE = f"SELECT {_COLUMNS} FROM region r JOIN entry e ON e.n = r.n WHERE r.code = ?"  # noqa: S608
_COUNTRY = f"SELECT {_COLUMNS} FROM entry e WHERE e.kind = 'country' AND e.country = ?"  # noqa: S608
_BOUNDS = "SELECT min(lat), min(lon), max(lat), max(lon) FROM entry WHERE country = ? AND kind = 'populated'"
_REMEMBERED = 2_000
"""Answers kept in memory, a few homonyms each: what a report says twice, at some megabytes."""
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `kind`: populated, district, region, country, area, continent, or that of a theatre's
    local place. `region`, `district`: GeoNames codes or "". `radius` in km, 0 for a point. `quality`: 1 when found by
    a main name, 0.6 by an alternate one, less by likeness alone. `located` false: only the name is known (lat, lon mean
    nothing). `source`: the added source that knows the place, or this spelling of it; "" for the packaged index.
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
    source: str = ""


def refresh() -> None:
    """Forget answers that rest on added places that have changed: a long process asks before each text."""
    if asking.changed():
        forget()


def index_path() -> Path:
    """Return where the index is or will be: its name holds the digest of what it is built from."""
    return folder() / f"gazetteer-{gazetteer_build.fingerprint()}.sqlite"


def known_as() -> str:
    """Return a name of all that the gazetteer knows, added places among it: another name, other answers."""
    return " ".join((index_path().name, *asking.digests()))


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


@cache
def _sieves() -> tuple[Sieve, Sieve]:
    """Return the sieves of names and of consonants (`key|country`)."""
    return stored(ensure(), "name"), stored(ensure(), "skeleton")


def _entry(row: tuple[Any, ...], quality: float, source: str = "") -> Entry:
    """Return an entry from the columns of `_COLUMNS`, and maybe more; one without a point has a name alone."""
    entry_id, name, kind, lat, lon, code, region, district, population, radius, capital = row[:11]
    located = lat is not None
    if not located:
        lat = lon = 0.0
    return Entry(
        entry_id, name, kind, lat, lon, code, region, district, population, radius, bool(capital), quality,
        located=located, source=source,
    )  # fmt: skip


def _added(found: asking.Found, quality: float) -> Entry:
    cells, _like, source = found
    return _entry(cells, quality, source)


def packaged_by_key(key: str) -> Iterator[Entry]:
    """Yield the places of the packaged index alone with this exact key as one of their names."""
    for row in _connection().execute(_BY_KEY, (key, MOST_CANDIDATES)) if key in _sieves()[0] else ():
        yield _entry(row, BY_NAME if row[-1] else BY_ALTERNATE)


@remembered(maxsize=_REMEMBERED)
def by_key(key: str) -> tuple[Entry, ...]:
    """Return the places with this exact key as one of their names: those of the packaged index, then the added ones
    that it does not know so, each the most populous first.
    """
    packaged = tuple(packaged_by_key(key))
    if not asking.any_added():
        return packaged
    added = [_added(f, f[1]) for f in asking.by_key(key, MOST_CANDIDATES, BY_NAME, BY_ALTERNATE)]
    return merged(packaged, added, MOST_CANDIDATES) if added else packaged


@remembered(maxsize=_REMEMBERED)
def alike(key: str, countries: frozenset[str], least: float = 0.93) -> tuple[Entry, ...]:
    """Return the places of `countries` whose name is spelt otherwise, or in another script, but sounds like `key`: the
    likest first. `least`: how alike two Latin spellings must be, 0 to 1.
    """
    if not countries:
        return ()
    found: dict[str, Entry] = {}
    for entry in _sounding(key, countries, least):
        if entry.id not in found or entry.quality > found[entry.id].quality:
            found[entry.id] = entry
    ranked = sorted(found.values(), key=lambda e: (-e.quality, -e.population, e.id))
    return merged((), ranked, MOST_CANDIDATES) if asking.any_added() else tuple(ranked)


def _sounding(key: str, countries: frozenset[str], least: float) -> Iterator[Entry]:
    bones = skeleton(key) if key.isascii() else ""
    asked, glued = sound(key) if bones else "", key.replace(" ", "")
    # Two consonants agree by chance; their vowels must then agree too.
    enough = least if len(bones) > 2 else 0.95
    for country in sorted(countries) if bones else ():
        for n, spelt, heard in _rows_alike(bones, country):
            # An article written on to its noun: "Deir Ezzor".
            like = GLUED if glued == spelt.replace(" ", "") else ratio(asked, heard) / 100
            if like >= enough:
                yield _numbered(n, round(like * BY_SOUND, 3))
    if not key.isascii():
        yield from _written_otherwise(key, countries)
    if asking.any_added():
        for found in asking.alike(key, countries, MOST_CANDIDATES):
            yield _added(found, round(found[1] * BY_SOUND, 3))


def _written_otherwise(key: str, countries: frozenset[str]) -> Iterator[Entry]:
    """Yield the packaged places of which a key in Arabic or Cyrillic letters is a spelling."""
    for family in families_of(countries):
        if not family.writes(key):
            continue
        for bones in dict.fromkeys(skeleton(spelt.replace("'", "")) for spelt in latin(key, family)):
            for country in sorted(countries & family.countries) if bones else ():
                for n, spelt, _sound in _rows_alike(bones, country):
                    like = agree(key, spelt, family)
                    if like:
                        yield _numbered(n, round(like * BY_SOUND, 3))


def _rows_alike(bones: str, country: str) -> Iterable[tuple[int, str, str]]:
    """Return (number, spelling, how it sounds) of the packaged places of a country with these consonants."""
    return _connection().execute(_ALIKE, (bones, country)) if f"{bones}|{country}" in _sieves()[1] else ()


def _numbered(n: int, quality: float) -> Entry:
    return _entry(_connection().execute(_BY_NUMBER, (n,)).fetchone(), quality)


def look_up(name: str, countries: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Return the places called `name`: by the first of the `routes` that leads to one (of `countries`, if ISO codes are
    given; places elsewhere that are called so come last).
    """
    wanted = frozenset(countries)
    elsewhere: tuple[Entry, ...] = ()
    for _route, found in routes(name, wanted):
        if not wanted or any(e.country in wanted for e in found):
            return found + elsewhere
        elsewhere += found
    return elsewhere


def routes(name: str, countries: frozenset[str]) -> Iterator[tuple[Route, tuple[Entry, ...]]]:
    """Yield the ways to places called `name` and where they lead, the surest first: as it is written; with the forms of
    a letter made one; without Arabic articles; by how it sounds in `countries`, in whatever script.
    """
    key = exact(name)
    if not key:
        return
    known = dict[str, Route]()
    for route, form in (("written", key), ("letters", orthographic(key)), ("article", bare(key))):
        known.setdefault(form, cast("Route", route))
    for form, route in known.items():
        if found := by_key(form):
            yield route, found
    if heard := alike(key, countries):
        yield "sound", heard


def anywhere() -> frozenset[str]:
    """Return the countries whose names reach us through transliteration, where one may be looked for by sound."""
    return frozenset(data("transliterated")["countries"])


def packaged_by_id(place_id: str) -> Entry | None:
    """Return the entry of the packaged index alone with this id, or None."""
    row = _connection().execute(_BY_ID, (place_id,)).fetchone()
    return _entry(row, 1.0) if row else None


@remembered(maxsize=5_000)
def by_id(place_id: str) -> Entry | None:
    """Return the entry with this id, or None."""
    packaged = packaged_by_id(place_id)
    if packaged is not None or not asking.any_added():
        return packaged
    found = asking.by_id(place_id)
    return _added(found, 1.0) if found else None


@remembered(maxsize=5_000)
def region_of(code: str) -> Entry | None:
    """Return the region or district with this GeoNames code (`SY.12`), or None."""
    row = _connection().execute(_BY_CODE, (code,)).fetchone()
    if row or not asking.any_added():
        return _entry(row, 1.0) if row else None
    found = asking.by_code(code)
    return _added(found, 1.0) if found else None


@cache
def bounds(code: str) -> tuple[float, float, float, float] | None:
    """Return (south, west, north, east) of a country's towns in degrees, or None for a country that has none here."""
    row = _connection().execute(_BOUNDS, (code,)).fetchone()
    return None if row[0] is None else (row[0], row[1], row[2], row[3])


@cache
def country(code: str) -> Entry | None:
    """Return the country with this ISO 3166-1 alpha-2 code, or None."""
    row = _connection().execute(_COUNTRY, (code,)).fetchone()
    return _entry(row, 1.0) if row else None
