#!/usr/bin/env python3
"""Link 10 thousand, 100 thousand and a million claims, and show how time, memory and accuracy grow.

    scale.py [CLAIMS...] [--folder DIR] [--memory 2GB] [--threads N] [--write docs/scale.md]

Claims are made by synthetic.py (kept in DIR, a temporary folder unless told); each size is linked by rows in a process
of its own. Beside it stands a baseline on the same rows in the same run: DuckDB sorts them all by what they say and
joins those of one place and day. Pairs are of claims in two reports that are no copies of one another: of one incident
in truth, and as found. The exponent is that of time's growth from the size before: 1 is in step with the claims.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from typing import Any

import duckdb

import synthetic
from recoupe.linking import link_rows

SIZES = (10_000, 100_000, 1_000_000)
BEGIN, END = "<!-- scale: written by benchmarks/scale.py -->", "<!-- end of scale -->"
Record = dict[str, Any]

SCORES = """
    WITH pairs AS (
        SELECT coalesce(nullif(t.incident, ''), concat(t.report, ' ', t.claim)) AS truth, f.incident AS found
        FROM truth AS t JOIN found AS f USING (report, claim) WHERE NOT t.copied),
    counted AS (SELECT
        (SELECT sum(c * (c - 1)) FROM (SELECT count(*) AS c FROM pairs GROUP BY truth)) AS wanted,
        (SELECT sum(c * (c - 1)) FROM (SELECT count(*) AS c FROM pairs GROUP BY found)) AS made,
        (SELECT sum(c * (c - 1)) FROM (SELECT count(*) AS c FROM pairs GROUP BY truth, found)) AS hit)
    SELECT hit / greatest(made, 1), hit / greatest(wanted, 1), 2 * hit / greatest(made + wanted, 1) FROM counted
"""
BASELINE = """
    CREATE TEMP TABLE sorted AS SELECT * FROM read_parquet('{rows}') ORDER BY content;
    CREATE TEMP TABLE joined AS
        WITH one AS (SELECT report, days.first AS day, unnest(places).id AS place FROM sorted)
        SELECT a.report AS a, b.report AS b FROM one AS a JOIN one AS b USING (day, place) WHERE a.report < b.report
"""


def measured(work: Callable[[], Record]) -> Record:
    """Return what `work` returns, with the seconds and processor seconds that it took and the most memory held."""
    began, busy = time.perf_counter(), _busy()
    found = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    took = {"seconds": time.perf_counter() - began, "busy": _busy() - busy, "bytes": peak}
    return {**found, **took}


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def linked(folder: Path, memory: str, threads: int | None) -> Record:
    """Link the rows of a folder, then score the incidents."""
    began = time.perf_counter()

    def tell(stage: str, done: int, of: int) -> None:
        print(f"{time.perf_counter() - began:.0f} s, {_busy():.0f} busy: {stage} {done} of {of}", file=sys.stderr)

    def work() -> Record:
        made = link_rows(folder / "rows-*.parquet", memory=memory, threads=threads, temp=folder, progress=tell)
        return {"made": made}

    found = measured(work)
    made = found.pop("made")
    return {**found, "claims": made.claims, "pairs": made.pairs, **score(folder, made.incidents)}


def score(folder: Path, incidents: Any) -> Record:
    """Return precision, recall and F1 of the pairs of claims of one incident."""
    con = duckdb.connect()
    con.register("found", incidents)
    con.from_parquet(str(folder / "truth-*.parquet")).create_view("truth")
    row = con.execute(SCORES).fetchone()
    return dict(zip(("precision", "recall", "f1"), row or (), strict=True))


def baseline(folder: Path, memory: str, threads: int | None) -> Record:
    """Sort and join the rows of a folder by DuckDB alone."""

    def work() -> Record:
        with tempfile.TemporaryDirectory(dir=folder) as temp:
            con = duckdb.connect(Path(temp) / "baseline.duckdb")
            con.execute(f"SET memory_limit = '{memory}'")
            if threads:
                con.execute(f"SET threads = {threads}")
            con.execute(BASELINE.format(rows=folder / "rows-*.parquet"))
            con.close()
        return {}

    return measured(work)


def apart(what: str, folder: Path, memory: str, threads: int | None) -> Record:
    """Return what `linked` or `baseline` returns, in a process of its own."""
    command = [sys.executable, __file__, "--one", what, "--folder", str(folder), "--memory", memory]
    command += ["--threads", str(threads)] if threads else []
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    found: Record = json.loads(out.splitlines()[-1])
    return found


def table(rows: Sequence[Record]) -> str:
    """Return the table of the results, in Markdown."""
    lines = [
        "| claims | seconds | processor seconds | growth | peak memory | candidates a claim | pairs F1 (P, R)"
        " | baseline: seconds | processor seconds |",
        "|---:|---:|---:|---:|---:|---:|---|---:|---:|",
    ]
    for n, r in enumerate(rows):
        before = rows[n - 1] if n else None
        base = r["baseline"]
        lines.append(
            f"| {r['claims']:,} | {r['seconds']:.0f} | {r['busy']:.0f} | {_growth(r, before)}"
            f" | {r['bytes'] / 1e9:.2f} GB | {2 * r['pairs'] / r['claims']:.0f}"
            f" | {r['f1']:.3f} ({r['precision']:.3f}, {r['recall']:.3f})"
            f" | {base['seconds']:.0f} | {base['busy']:.1f}{_base_growth(r, before)} |"
        )
    return "\n".join(lines)


def _growth(r: Record, before: Record | None) -> str:
    return f"n^{exponent(r, before):.2f}" if before else ""


def _base_growth(r: Record, before: Record | None) -> str:
    if before is None:
        return ""
    pair = ({**x["baseline"], "claims": x["claims"]} for x in (r, before))
    return f", n^{exponent(*pair):.2f}"


def exponent(now: Record, before: Record) -> float:
    """Return the power of the number of claims with which processor time grew."""
    return log(now["busy"] / before["busy"]) / log(now["claims"] / before["claims"])


def run(sizes: Sequence[int], folder: Path, memory: str, threads: int | None) -> list[Record]:
    """Return the results of all sizes, made where they are not there yet."""
    out = []
    for size in sizes:
        here = folder / str(size)
        if not list(here.glob("truth-*.parquet")):
            print(f"making {size:,} claims", flush=True)
            synthetic.write(size, here, jobs=os.cpu_count() or 1)
        print(f"linking {size:,} claims (load {os.getloadavg()[0]:.1f})", flush=True)
        found = apart("linked", here, memory, threads)
        out.append({**found, "baseline": apart("baseline", here, memory, threads)})
        print(table(out), flush=True)
    return out


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--memory", default="2GB", help="what DuckDB may hold")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--write", type=Path, help="put the table into this page")
    parser.add_argument("--one", choices=("linked", "baseline"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        work = linked if options.one == "linked" else baseline
        print(json.dumps(work(options.folder, options.memory, options.threads)))
        return
    with tempfile.TemporaryDirectory() as temp:
        rows = run(options.sizes, options.folder or Path(temp), options.memory, options.threads)
    if options.write:
        text = options.write.read_text(encoding="utf8")
        head, rest = text.split(BEGIN)
        tail = rest.split(END)[1]
        options.write.write_text(f"{head}{BEGIN}\n\n{table(rows)}\n\n{END}{tail}", encoding="utf8")


if __name__ == "__main__":
    main()
