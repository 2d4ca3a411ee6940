"""The rows of a file on disk before they are an index: near-duplicates found, in bounded memory, whatever its size."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from recoupe.grounding.added.record import Added
from recoupe.grounding.gazetteer_merged import TOWN_KM, UNIT_KM
from recoupe.grounding.geometry import distance_km
from recoupe.grounding.romanised import bare, families_of, folds
from recoupe.grounding.toponym_keys import exact, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; PRAGMA temp_store=FILE;
CREATE TABLE staged (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT,
  region TEXT, region_name TEXT, district TEXT, population INTEGER, radius REAL, capital INTEGER, geonames INTEGER,
  mains TEXT, names TEXT, alike TEXT);
CREATE TABLE same (n INTEGER PRIMARY KEY, kept INTEGER);
CREATE TABLE alternate (geonames INTEGER, name TEXT);
"""
_ALIKE_KM = 2.0
_ALIKE = 0.9
_MOST_COMPARED = 200
"""Namesakes of one name that a row is compared with: the nearest in the order of the file come first."""
_FIELDS = (
    "id, name, kind, lat, lon, country, region, region_name, district, population, radius, capital, geonames, "
    "mains, names"
)
_SOME = f"SELECT {_FIELDS} FROM staged WHERE n % ? = 0 AND lat IS NOT NULL LIMIT ?"  # noqa: S608
_KEPT = f"SELECT n, {_FIELDS} FROM staged WHERE n NOT IN (SELECT n FROM same) ORDER BY population DESC, id, n"  # noqa: S608
_TWINS = "SELECT name, mains, names, geonames FROM staged JOIN same USING (n) WHERE kept = ? ORDER BY n"
_KNOWN = "SELECT 1 FROM staged WHERE geonames = ? AND geonames > 0"
_UNITS = frozenset({"region", "district"})


class Staging:
    """The rows of one file in a temporary database at `path`."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.executescript(_SCHEMA)

    def put(self, rows: Iterable[Added]) -> None:
        """Append rows, in one go."""
        self.connection.executemany(
            "INSERT INTO staged VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", ((*_cells(r), "") for r in rows)
        )

    def alternate(self, names: Iterable[tuple[int, str]]) -> None:
        """Take the alternate names of the places that are here."""
        self.connection.execute("CREATE INDEX IF NOT EXISTS by_geonames ON staged (geonames) WHERE geonames > 0")
        known = self.connection.execute
        taken = (pair for pair in names if known(_KNOWN, pair[:1]).fetchone())
        self.connection.executemany("INSERT INTO alternate VALUES (?,?)", taken)
        self.connection.execute("CREATE INDEX by_alternate ON alternate (geonames)")

    def some(self, most: int) -> Iterator[Added]:
        """Yield up to `most` located rows, spread over the file."""
        (total,) = self.connection.execute("SELECT COUNT(*) FROM staged").fetchone()
        step = max(1, total // most)
        rows = self.connection.execute(_SOME, (step, most))
        yield from map(_row, rows)

    def homeless(self) -> bool:
        """Whether there are rows without a country."""
        return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM staged WHERE country = '')").fetchone()[0])

    def settle(self, country: str) -> None:
        """Give the rows without a country this one."""
        self.connection.execute("UPDATE staged SET country = ? WHERE country = ''", (country,))

    def merge(self) -> int:
        """Find the rows that are one place, and return how many are merged into others."""
        self.connection.create_function("alike", 3, _group, deterministic=True)
        self.connection.execute("UPDATE staged SET alike = alike(name, country, kind)")
        self.connection.execute("CREATE INDEX by_alike ON staged (alike, population DESC, n)")
        found: list[tuple[int, int]] = []
        group, kept = "", list[tuple[int, str, str, float | None, float | None]]()
        asked = self.connection.execute(
            "SELECT alike, n, id, name, kind, lat, lon FROM staged ORDER BY alike, population DESC, n"
        )
        for alike, *row in asked:
            if alike != group:
                group, kept = alike, []
            n, _id, name, kind, lat, lon = row
            twin = next(
                (k[0] for k in reversed(kept[-_MOST_COMPARED:]) if _one(k, (n, _id, exact(name), lat, lon), kind)), 0
            )
            if twin:
                found.append((n, twin))
            else:
                kept.append((n, _id, exact(name), lat, lon))
        self.connection.executemany("INSERT INTO same VALUES (?,?)", found)
        self.connection.execute("CREATE INDEX by_kept ON same (kept)")
        return len(found)

    def kept(self) -> Iterator[Added]:
        """Yield the rows that remain, the most populous first, with the names of those merged into them."""
        connection = self.connection
        (alternates,) = connection.execute("SELECT EXISTS (SELECT 1 FROM alternate)").fetchone()
        (merged,) = connection.execute("SELECT EXISTS (SELECT 1 FROM same)").fetchone()
        rows = connection.execute(_KEPT)
        for n, *cells in rows:
            row = _row(cells)
            if merged:
                twins = connection.execute(_TWINS, (n,))
                for name, mains, names, geonames in twins:
                    row.mains += [name, *mains.split("\n")]
                    row.names += names.split("\n")
                    row.geonames = row.geonames or geonames
            if alternates and row.geonames:
                asked = "SELECT name FROM alternate WHERE geonames = ? LIMIT 1000"
                row.names += [name for (name,) in connection.execute(asked, (row.geonames,))]
            yield row

    def close(self) -> None:
        """Let the database go; its file is the caller's."""
        self.connection.close()


def _cells(row: Added) -> tuple[object, ...]:
    lat, lon = row.point or (None, None)
    return (
        row.id, row.name, row.kind, lat, lon, row.country, row.region, row.region_name, row.district, row.population,
        row.radius, int(row.capital), row.geonames, "\n".join(row.mains), "\n".join(row.names),
    )  # fmt: skip


def _row(cells: Sequence[Any]) -> Added:
    id_, name, kind, lat, lon, *rest, mains, names = cells
    country, region, region_name, district, people, radius, capital, number = rest
    return Added(
        id_, name, kind, None if lat is None else (lat, lon), country, region, region_name, district, people, radius,
        bool(capital), number, str(mains).split("\n"), str(names).split("\n"),
    )  # fmt: skip


def _group(name: str, country: str, kind: str) -> str:
    """Return what namesakes have in common: country, kind, consonants."""
    key = exact(name)
    shared = next((f for family in families_of(frozenset({country})) for f, _spelt in folds(key, family)), "")
    return f"{country}|{kind}|{shared or bare(key)}"


def _one(
    a: tuple[int, str, str, float | None, float | None], b: tuple[int, str, str, float | None, float | None], kind: str
) -> bool:
    """Whether two namesakes are one place: one id, or names that are equal or nearly so and points close together."""
    if a[1] == b[1]:
        return True
    equal = bare(a[2]) == bare(b[2])
    if a[3] is None or a[4] is None or b[3] is None or b[4] is None:
        return equal and kind in _UNITS and (a[3] is None) != (b[3] is None)
    if not equal and likeness(a[2], b[2]) < _ALIKE:
        return False
    within = (UNIT_KM if kind in _UNITS else TOWN_KM) if equal else _ALIKE_KM
    return distance_km(a[3], a[4], b[3], b[4]) <= within
