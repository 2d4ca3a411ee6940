#!/usr/bin/env python3
"""Places added to the gazetteer: which spellings find their own place, look-ups a second, memory, speed of import.

    gazetteer.py [WOF.csv ...] [--places N] [--only spellings|speed]

Spellings: the Arabic names of a Who's On First file (default: those of ../shared/data/gazetteer) are looked up in its
country after the whole file was added, after it was added without its names in Arabic letters, and its other Latin
names after each place was added under its first name alone. A name finds its own place if one of the answers lies
within 5 km of it; "wrong" if there are answers and none does. What the packaged index knows takes part, as it does in
use. Speed: N places (default 100,000) drawn by gazetteer_synthetic.py are added; every look-up is of another name, so
that nothing is remembered; processor time of one core, and the process's memory at its highest. What texts ask is
recorded while gold/claims.json is read: two thirds of it names, the rest the sound of what has none, in the countries
of the report. Beside it stand look-ups by every route, one after the other, of names of one kind in two countries: any
run of up to four words of those texts that begins and ends with a capital, and spellings of the places that were added.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from gazetteer_synthetic import names, rows
from recoupe.grounding import gazetteer
from recoupe.grounding.added.adding import add
from recoupe.grounding.added.folder import path_of
from recoupe.grounding.gazetteer import Entry
from recoupe.grounding.geometry import distance_km
from recoupe.grounding.toponym_keys import exact

FOLDER = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "gazetteer"
TEXTS = Path(__file__).parent / "gold" / "claims.json"
NEAR_KM = 5.0
ASKED = 20_000
Cells = dict[str, str]
Ask = tuple[str, tuple[str, ...], float]
"""A key that is looked up; countries, and how alike spellings must be, where it is looked up by its sound."""
ROUTES = ("written", "letters", "article", "sound", "none")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--places", type=int, default=100_000)
    parser.add_argument("--only", choices=("spellings", "speed"))
    parser.add_argument("--ask", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask is not None:
        speed(options.ask, [(key, tuple(countries), least) for key, countries, least in json.load(sys.stdin)])
        return
    files = options.files or sorted(FOLDER.glob("wof_*.csv"))
    if not files:
        print(f"spellings: skipped, no wof_*.csv in {FOLDER}")
    for path in files if options.only != "speed" else ():
        spellings(path)
    if options.only != "spellings":
        importing(options.places)


def spellings(path: Path) -> None:
    """Print by which route the names of a Who's On First file find their place."""
    with path.open(encoding="utf8", newline="") as file:
        table = [r for r in csv.DictReader(file) if not r["deprecated"] and r["placetype"] != "country" and r["lat"]]
    arabic = [(n, r) for r in table for n in r["names_ar"].split("|") if _arabic(n)]
    latin = [(n, r) for r in table for n in dict.fromkeys(_latin(r)) if exact(n) != exact(r["name"])]
    print(f"== {path.name}: {len(table)} places, {len(arabic)} names in Arabic letters, {len(latin)} other Latin ones")
    settings: tuple[tuple[str, Callable[[Cells], Cells], list[tuple[str, Cells]]], ...] = (
        ("Arabic names, the whole file added", lambda r: r, arabic),
        ("Arabic names, added without them", _without_arabic, arabic),
        ("other Latin names, added under the first alone", _first_alone, latin),
    )
    for title, change, asked in settings:
        with tempfile.TemporaryDirectory() as home:
            os.environ["RECOUPE_DATA"] = home
            table_path = Path(home) / "asked.csv"
            with table_path.open("w", encoding="utf8", newline="") as file:
                writer = csv.DictWriter(file, table[0])
                writer.writeheader()
                writer.writerows(map(change, table))
            source = add(table_path).source
            assert source is not None  # noqa: S101
            gazetteer.refresh()
            _print(title, asked, frozenset(source.countries.split()))
    os.environ.pop("RECOUPE_DATA")
    gazetteer.refresh()


def _print(title: str, asked: list[tuple[str, Cells]], countries: frozenset[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for name, row in asked:
        route, found = by_route(name, countries)
        counts[route, _outcome(found, row)] += 1
    total = len(asked) or 1
    print(f"  {title} ({len(asked)})")
    print(f"    {'route':<9} {'asked':>7} {'own, alone':>11} {'own, among':>11} {'wrong':>8} {'none':>8}")
    for route in (*ROUTES, "all"):
        n = [sum(c for (r, o), c in counts.items() if route in (r, "all") and o == out) for out in OUTCOMES]
        shares = "  ".join(f"{k / total:>8.1%} " for k in n)
        print(f"    {route:<9} {sum(n):>7} {shares}")


OUTCOMES = ("alone", "among", "wrong", "none")


def by_route(name: str, countries: frozenset[str]) -> tuple[str, tuple[Entry, ...]]:
    """Return the route by which a name is found in the countries, and the places there, as `gazetteer.look_up` goes."""
    for route, found in gazetteer.routes(name, countries):
        if within := tuple(e for e in found if e.country in countries):
            return route, within
    return "none", ()


def _outcome(found: tuple[Entry, ...], row: Cells) -> str:
    own = [
        e for e in found if e.located and distance_km(e.lat, e.lon, float(row["lat"]), float(row["lon"])) <= _reach(e)
    ]
    if not found:
        return "none"
    return "wrong" if not own else "alone" if len(own) == len(found) else "among"


def _reach(entry: Entry) -> float:
    """How far a place may lie from the file's point: a unit's is its seat's in one, its middle in the other."""
    return NEAR_KM + (2 * entry.radius if entry.kind in {"region", "district"} else 0.0)


def _arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _latin(row: Cells) -> Iterator[str]:
    for column in ("names_en", "names_fr", "names_ar", "names_other"):
        yield from (n for n in row[column].split("|") if len(exact(n)) > 1 and exact(n).isascii())


def _without_arabic(row: Cells) -> Cells:
    names_of = {c: "|".join(n for n in row[c].split("|") if not _arabic(n)) for c in row if c.startswith("names_")}
    return {**row, **names_of, "name": row["name"] if not _arabic(row["name"]) else next(_latin(row), row["name"])}


def _first_alone(row: Cells) -> Cells:
    return {**row, **{c: "" for c in row if c.startswith("names_")}}


def importing(places: int) -> None:
    """Print how quickly a synthetic dump is added, and, in a process of its own, how quickly names are looked up."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["RECOUPE_DATA"] = home
        dump = Path(home) / "dump.txt"
        with dump.open("w", encoding="utf8") as file:
            file.writelines(rows(places))
        gazetteer.ensure()
        start, cpu = time.monotonic(), time.process_time()
        outcome = add(dump, name="dump")
        wall, cpu = time.monotonic() - start, time.process_time() - cpu
        assert outcome.source is not None  # noqa: S101
        size = path_of("dump").stat().st_size / 1e6
        print(f"== {places:,} synthetic places ({dump.stat().st_size / 1e6:.0f} MB)")
        print(
            f"  import      {places / cpu:,.0f} places a second of processor time ({cpu:.0f} s, {wall:.0f} s elapsed)"
        )
        print(f"  index       {size:.0f} MB for {outcome.source.places:,} places, {outcome.source.names:,} spellings")
        print(f"  memory of the import {_peak():.0f} MB")
        gazetteer.refresh()
        command = [sys.executable, __file__, "--ask", str(places)]
        subprocess.run(command, check=True, input=json.dumps(asked_by_texts()), text=True)  # noqa: S603
        del os.environ["RECOUPE_DATA"]


def speed(places: int, asked: list[Ask]) -> None:
    """Print look-ups a second, by what is asked."""
    gazetteer.ensure()
    step = max(1, places // ASKED)
    spread = list(islice(names(1), 0, places, step))
    kinds = {
        "any run of capitalised words": names_of_texts(),
        "names that are there": [a for a, _b in spread],
        "in Arabic letters": [b for _a, b in spread],
        "names that nothing has": [f"{a}x{n % 97}q" for n, (a, _b) in enumerate(spread)],
        "spelt otherwise": [a.replace("a", "aa", 1) + "h" for a, _b in spread],
    }
    gazetteer.look_up("Aleppo", ("SY",))
    print(f"  memory      {_peak():.0f} MB before, with the lists of names")
    took = _time(_answer, asked)
    print(f"  {'what texts ask':<30} {len(asked) / took:>8,.0f} look-ups a second ({len(asked):,} look-ups)")
    for what, listed in kinds.items():
        distinct = list(dict.fromkeys(listed))
        took = _time(lambda name: gazetteer.look_up(name, ("SY", "IQ")), distinct)
        print(f"  {what:<30} {len(distinct) / took:>8,.0f} look-ups a second ({len(distinct):,} names)")
    print(f"  memory      {_peak():.0f} MB at most")


def asked_by_texts() -> list[Ask]:
    """Return what reading the annotated texts asks of the gazetteer, each look-up once, in the order of asking."""
    from recoupe.api import extract, read

    asked: dict[Ask, None] = {}
    by_key, alike = gazetteer.by_key, gazetteer.alike

    def keyed(key: str) -> tuple[Entry, ...]:
        asked[key, (), 0.0] = None
        return by_key(key)

    def heard(key: str, countries: frozenset[str], least: float = 0.93) -> tuple[Entry, ...]:
        asked[key, tuple(sorted(countries)), least] = None
        return alike(key, countries, least)

    gazetteer.by_key, gazetteer.alike = keyed, heard
    try:
        for report in read(TEXTS).reports:
            extract(report)
    finally:
        gazetteer.by_key, gazetteer.alike = by_key, alike
    return list(asked)


def _answer(ask: Ask) -> object:
    key, countries, least = ask
    return gazetteer.alike(key, frozenset(countries), least) if countries else gazetteer.by_key(key)


def names_of_texts() -> list[str]:
    """Return what may be names in the annotated texts, as they come."""
    texts = [a["text"] for a in json.loads(TEXTS.read_text(encoding="utf8"))]
    out = []
    for text in texts:
        words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[\w'’-]+", text)]
        for i, (first, start, _end) in enumerate(words):
            for last, _start, end in words[i : i + 4] if first[0].isupper() else ():
                if last[0].isupper():
                    out.append(text[start:end])
    return out


def _time[T](ask: Callable[[T], object], asked: Iterable[T]) -> float:
    start = time.process_time()
    for each in asked:
        ask(each)
    return time.process_time() - start


def _peak() -> float:
    """Return the most memory that this program has held, in MB, without what the one that started it held."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
