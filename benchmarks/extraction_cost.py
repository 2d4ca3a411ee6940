#!/usr/bin/env python3
"""What a corpus costs: articles a second through `recoupe corpus`, and the core-hours of a million.

    extraction_cost.py [--war TABLE.csv] [--news TEXTS.txt] [--documents IDS.tsv] [--processes 1 2] [--limit N]
                       [--daily N] [--cores N]

Two kinds of articles go through the program as a user runs it, once for each number of processes: reports of a war
(default: ../shared/data/fakes/fakes-dev.csv), nearly all of which make claims, and ordinary news (default: the English
half of ../shared/data/ntrex), of which the gate sets most aside. The processor's seconds are those of all its
processes, read from /proc, so that other work on the machine hardly matters; what the program takes before its first
article (models, imports) is counted apart. Articles a second are on the clock, and mean something on a quiet machine
only: the load is printed.

--daily: articles a day for the projection. 200,000 is GDELT's: 6,198,461 in May 2016, by the README of gdeltr2
(github.com/abresler/gdeltr2); GDELT publishes no daily figure of its own that we know of. --cores: of the cluster.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PROGRAM = "from recoupe.cli import app; app()"
TICKS = os.sysconf("SC_CLK_TCK")
GDELT = 200_000
MILLION, HOUR, DAY = 1_000_000, 3_600, 86_400


@dataclass(frozen=True)
class Cost:
    """A run: articles, seconds on the clock and of the processor from the first article on, and of the processor
    before it; the same seconds for reading alone.
    """

    articles: int
    seconds: float
    processor: float
    reading_seconds: float
    reading: float
    before: float


def war(path: Path, limit: int | None) -> list[dict[str, str]]:
    """Return the articles of a table of FA-KES' columns as records."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))[:limit]
    return [
        {"id": f"w{n}", "lang": "en", "title": r["article_title"].strip(), "text": r["article_content"].strip()}
        for n, r in enumerate(rows)
    ]


def news(sentences: Path, ids: Path, limit: int | None) -> list[dict[str, str]]:
    """Return documents, each its sentences' lines, as records."""
    out: dict[str, list[str]] = {}
    names = ids.read_text(encoding="utf8").splitlines()
    for name, line in zip(names, sentences.read_text(encoding="utf8").splitlines(), strict=True):
        out.setdefault(name, []).append(line)
    return [{"id": name, "lang": "en", "text": "\n".join(lines)} for name, lines in list(out.items())[:limit]]


def processor(session: int, seen: dict[str, float]) -> float:
    """Return the processor's seconds of all processes of a session so far, those that ended since included."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                seen[f"{entry.name} {fields[19]}"] = (int(fields[11]) + int(fields[12])) / TICKS
    return sum(seen.values())


def run(records: Sequence[dict[str, str]], processes: int, work: Path) -> Cost:
    """Run the program on some records. Raises RuntimeError where it fails."""
    source = work / "articles.jsonl"
    source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf8")
    out, log = work / f"out-{processes}", work / "log"
    command = [sys.executable, "-c", PROGRAM, "corpus", str(source), "-o", str(out), "--processes", str(processes)]
    marks: dict[str, tuple[float, float]] = {}
    seen: dict[str, float] = {}
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--theatre", "syria-iraq", "--batch", "50"],
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
        while process.poll() is None:
            now = time.monotonic(), processor(process.pid, seen)
            if "first" not in marks and next(out.glob(".recoupe/read/*/*.parquet"), None):
                marks["first"] = now
            for stage in ("Telling", "Linking"):
                if stage not in marks and stage.encode() in log.read_bytes():
                    marks[stage] = now
            marks["last"] = now
            time.sleep(0.05)
    if process.returncode not in (0, 3) or "first" not in marks:
        raise RuntimeError(log.read_text(encoding="utf8"))
    start, heard, last = marks["first"], marks.get("Telling", marks["last"]), marks["last"]
    # The first batch of 50 is done when its part is there.
    return Cost(
        len(records) - 50, last[0] - start[0], last[1] - start[1], heard[0] - start[0], heard[1] - start[1], start[1]
    )


def machine() -> str:
    """Return what is measured on."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf8").splitlines()
        name = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    return f"machine: {name}, {os.cpu_count()} cores, {memory:.0f} GB; load before {load}"


def told(name: str, records: Sequence[dict[str, str]], options: argparse.Namespace, work: Path) -> Iterator[str]:
    """Yield what one kind of articles costs."""
    length = sum(len(r["text"]) for r in records) // len(records)
    yield f"{name}: {len(records)} articles of {length:,} characters"
    for processes in options.processes:
        cost = run(records, processes, work)
        each, whole = cost.reading / cost.articles, cost.processor / cost.articles
        yield (
            f"  {processes} process(es): {cost.articles / cost.reading_seconds:.1f} articles a second found and kept, "
            f"{cost.articles / cost.seconds:.1f} with linking, weighing and tables; {cost.before:.0f} s of the "
            f"processor for the models and the first 50"
        )
        hours = MILLION * whole / HOUR
        yield (
            f"    of the processor: {1000 * each:.0f} ms an article for finding claims, {1000 * whole:.0f} ms in all; "
            f"a million articles: {hours:.0f} core-hours"
        )
        day = options.daily * whole
        yield (
            f"    {options.daily:,} a day: {day / HOUR:.1f} core-hours, {day / DAY:.2f} cores all day; "
            f"on {options.cores} cores {day / options.cores / 60:.0f} minutes, "
            f"a year of it {365 * day / options.cores / DAY:.1f} days"
        )


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--war", type=Path, default=SHARED / "fakes" / "fakes-dev.csv")
    parser.add_argument("--news", type=Path, default=SHARED / "ntrex" / "newstest2019-src.eng.txt")
    parser.add_argument("--documents", type=Path, default=SHARED / "ntrex" / "DOCUMENT_IDS.tsv")
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--daily", type=int, default=GDELT)
    parser.add_argument("--cores", type=int, default=64)
    options = parser.parse_args()
    if not (options.war.exists() and options.news.exists()):
        print("name a table of articles with --war, and texts with --news and --documents", file=sys.stderr)
        return 2
    print(machine())
    with tempfile.TemporaryDirectory(prefix="recoupe-cost-") as name:
        for kind, records in (
            ("reports of a war", war(options.war, options.limit)),
            ("ordinary news", news(options.news, options.documents, options.limit)),
        ):
            work = Path(name) / kind.split()[0]
            work.mkdir()
            for line in told(kind, records, options, work):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
