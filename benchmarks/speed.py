#!/usr/bin/env python3
"""Speed: extraction against the bare spaCy pipeline, the gate against it, articles a second, memory.

    speed.py [TABLE.csv] [--aside TEXTS.txt] [--documents IDS.tsv] [--limit N] [--long N] [--processes 1 2]
             [--profile [N]]

TABLE.csv has English articles (article_title, article_content; default: ../shared/data/fakes/fakes-dev.csv). Each text
is parsed by the bare pipeline and extracted by Recoupe, one after the other, in one process, models loaded before: the
ratio compares the processor's time of both, so that other work on the machine hardly matters. The bare pipeline is the
model as it is loaded, with all its components; Recoupe's parse runs the same ones, and quicker stand-ins for some of
them (`recoupe.languages.lean`), so its share is printed too. A few articles are repeated to --long characters and
timed in the same way: work must not grow faster than the text. TEXTS.txt has sentences (default: the English half of
../shared/data/ntrex), joined to documents by IDS.tsv: those that the gate sets aside are timed against the same
pipeline. --profile runs the extraction under cProfile instead, and prints the N functions that
take most time themselves, and with all that they call.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import importlib
import pstats
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from recoupe import languages, theatres
from recoupe.extraction import extract as extraction
from recoupe.extraction.extract import extract
from recoupe.extraction.gate import may_tell
from recoupe.extraction.settled import settling
from recoupe.languages import lexicon
from recoupe.languages.pipeline import flatten
from recoupe.model import Report

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
LANG, THEATRE = "en", "syria-iraq"
WARM = 8
"""Articles that are run before anything is timed: lexicons, gazetteer, caches."""
LONG_TEXTS = 2
"""Articles that are made long texts, beside the first."""


def articles(path: Path, limit: int | None) -> list[Report]:
    """Return the articles of a table as reports."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))[:limit]
    made = []
    for n, row in enumerate(rows):
        title = row["article_title"].strip()
        made.append(Report(id=str(n), title=title, lang=LANG, text=f"{title}\n\n{row['article_content'].strip()}"))
    return made


def documents(sentences: Path, ids: Path) -> list[str]:
    """Return documents, each its sentences' lines."""
    out: dict[str, list[str]] = {}
    names = ids.read_text(encoding="utf8").splitlines()
    for name, line in zip(names, sentences.read_text(encoding="utf8").splitlines(), strict=True):
        out.setdefault(name, []).append(line)
    return ["\n".join(lines) for lines in out.values()]


@cache
def stock() -> Language:
    """Load the model that Recoupe parses with as it comes, with all its components."""
    module = importlib.import_module(lexicon(LANG, "language")["spacy"]["module"])
    return spacy.load(module.model_path())


def bare(text: str) -> None:
    """Parse a text with the bare pipeline."""
    stock()(flatten(text))


@contextmanager
def timed_parse() -> Iterator[list[float]]:
    """List the processor's seconds of each parse that extraction makes within the block."""
    took: list[float] = []

    def parse(text: str, lang: str) -> Doc:
        start = time.process_time()
        doc = languages.parse(text, lang)
        took.append(time.process_time() - start)
        return doc

    kept = extraction.parse
    extraction.parse = parse
    try:
        yield took
    finally:
        extraction.parse = kept


def against_pipeline(reports: Sequence[Report]) -> tuple[float, float, float]:
    """Return the processor's seconds of the bare pipeline, of Recoupe's parse alone, and of extraction, in turns."""
    theatre = theatres.load(THEATRE)
    for report in reports[:WARM]:
        bare(report.text)
        extract(report, theatre)
    plain = parsing = ours = 0.0
    with settling() as settle:
        settle()  # as the command does, for both
        for n, report in enumerate(reports):
            if n % 50 == 0:
                print(f"{n} of {len(reports)} articles", file=sys.stderr)
            start = time.process_time()
            bare(report.text)
            middle = time.process_time()
            plain += middle - start
            with timed_parse() as parses:
                extract(report, theatre)
            ours += time.process_time() - middle
            parsing += sum(parses)
    return plain, parsing, ours


def lengthened(report: Report, characters: int) -> Report:
    """Return a report whose text is that of another, again and again, up to a number of characters."""
    text = "\n\n".join([report.text] * (characters // (len(report.text) + 2) + 1))[:characters]
    return report.model_copy(update={"id": f"{report.id} long", "text": text})


def gate_against_pipeline(texts: Sequence[str]) -> tuple[float, float]:
    """Return the processor's seconds of the bare pipeline and of the gate on texts that it sets aside."""
    may_tell(texts[0], LANG)
    bare(texts[0])
    start = time.process_time()
    for text in texts:
        bare(text)
    plain = time.process_time() - start
    # The gate is too quick to be timed once.
    repeats = 20
    start = time.process_time()
    for _ in range(repeats):
        for text in texts:
            may_tell(text, LANG)
    return plain, (time.process_time() - start) / repeats


def work(reports: Sequence[Report]) -> tuple[int, int]:
    """Extract reports in a worker; return how many, and its peak memory in kilobytes."""
    theatre = theatres.load(THEATRE)
    for report in reports:
        extract(report, theatre)
    return len(reports), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def throughput(reports: Sequence[Report], processes: int) -> tuple[float, float]:
    """Return articles a second on the clock, workers warm, and the peak memory of the largest in megabytes."""
    size = 10
    parts = [reports[i : i + size] for i in range(0, len(reports), size)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, [reports[:WARM]] * processes * 2))
        start = time.perf_counter()
        done = list(pool.map(work, parts))
        took = time.perf_counter() - start
    return sum(n for n, _peak in done) / took, max(peak for _n, peak in done) / 1024


def profile(reports: Sequence[Report], count: int) -> None:
    """Print where the time of extraction goes, function by function."""
    theatre = theatres.load(THEATRE)
    for report in reports[:WARM]:
        extract(report, theatre)
    profiler = cProfile.Profile()
    profiler.enable()
    for report in reports:
        extract(report, theatre)
    profiler.disable()
    stats = pstats.Stats(profiler).strip_dirs()
    stats.sort_stats("tottime").print_stats(count)
    stats.sort_stats("cumulative").print_stats("recoupe|[a-z_]+.py", count)


def lines(options: argparse.Namespace) -> Iterator[str]:
    """Yield the results as they come."""
    reports = articles(options.table, options.limit)
    plain, parsing, ours = against_pipeline(reports)
    yield f"extraction: {len(reports)} articles, bare pipeline {plain:.1f} s, extraction {ours:.1f} s (processor)"
    yield f"  ratio {ours / plain:.2f} (aim: at most 1.35); of that Recoupe's own parse {parsing / plain:.2f}"
    yield f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most, one process"
    if options.aside.exists() and options.documents.exists():
        everything = documents(options.aside, options.documents)
        aside = [text for text in everything if not may_tell(text, LANG)]
        plain, gate = gate_against_pipeline(aside)
        yield f"gate: sets {len(aside)} of {len(everything)} documents aside"
        yield f"  {plain / gate:.0f} times as fast as the bare pipeline (aim: 20)"
    for processes in options.processes:
        speed, peak = throughput(reports, processes)
        yield f"{processes} process(es): {speed:.1f} articles a second, {peak:.0f} MB each at most"
    # Last, since a long text takes memory of its own.
    long = [lengthened(report, options.long) for report in (reports[0], *reports[WARM : WARM + LONG_TEXTS])]
    plain, parsing, ours = against_pipeline(long)
    yield f"long texts: {len(long)} articles repeated to {options.long:,} characters each"
    yield f"  ratio {ours / plain:.2f}; of that Recoupe's own parse {parsing / plain:.2f}"


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, nargs="?", default=SHARED / "fakes" / "fakes-dev.csv")
    parser.add_argument("--aside", type=Path, default=SHARED / "ntrex" / "newstest2019-src.eng.txt")
    parser.add_argument("--documents", type=Path, default=SHARED / "ntrex" / "DOCUMENT_IDS.tsv")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--long", type=int, default=100_000, metavar="CHARACTERS")
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--profile", type=int, nargs="?", const=40, metavar="N")
    options = parser.parse_args()
    if not options.table.exists():
        print(f"{options.table}: not there; name a table of articles", file=sys.stderr)
        return 2
    if options.profile:
        profile(articles(options.table, options.limit), options.profile)
        return 0
    for line in lines(options):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
