#!/usr/bin/env python3
"""Kill tests: a corpus run is ended by SIGKILL at random moments, and begun again, until it is whole.

    kills.py [IN...] [--kills N] [--seed N] [--processes N] [--batch N] [--on duckdb] [--work DIR]

IN is what `recoupe corpus` takes (default: the packaged sample, several times over). One run is left alone. Then runs
are killed, with all their processes, at moments drawn between the first word that the program says and the time that
the undisturbed run took, begun again in the same folder and killed again, until one ends by itself: its tables must be
those of the undisturbed run, byte for byte, and no part that was finished at a kill may have been made again. A row a
kill is printed; the exit status is 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from recoupe import api
from recoupe.corpus.run import WORK

PROGRAM = "from recoupe.cli import app; app()"
PARTS = ("read", "heard", "linked", "weighed")
TIMES = 12
"""How often the packaged sample is repeated, each time as other reports."""


@dataclass
class Trial:
    """One folder, killed until it is whole: `parts` are those that were there at a kill, with when they were made."""

    folder: Path
    parts: dict[Path, int] = field(default_factory=dict)

    def tables(self) -> dict[str, bytes]:
        """Return the bytes of what was written."""
        return {p.name: p.read_bytes() for p in sorted(self.folder.iterdir()) if p.is_file()}

    def finished(self) -> dict[Path, int]:
        """Return the parts that are there, and when each was made."""
        return {p: p.stat().st_mtime_ns for kind in PARTS for p in self.folder.glob(f"{WORK}/{kind}/*/*.parquet")}

    def repeated(self) -> list[Path]:
        """Return the parts that were made again though they were there."""
        now = self.finished()
        return sorted(p for p, made in self.parts.items() if now.get(p) != made)


@dataclass(frozen=True)
class Ended:
    """How a start ended: after how many seconds, at which stage, whether it was killed, and its exit status."""

    seconds: float
    stage: str
    killed: bool
    status: int


def start(arguments: Sequence[str], folder: Path, until: float | None) -> Ended:
    """Run the program into a folder, and kill it with its processes `until` seconds after its first word."""
    log = folder.with_name(f"{folder.name}.log")
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, "corpus", *arguments, "-o", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
        while process.poll() is None and not log.stat().st_size:
            time.sleep(0.02)
        begun = time.monotonic()
        killed = False
        try:
            process.wait(until)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed = True
    lines = log.read_text(encoding="utf8").splitlines()
    return Ended(time.monotonic() - begun, lines[-1].split("…")[0] if lines else "?", killed, process.returncode)


def sample(path: Path, times: int) -> Path:
    """Write the packaged sample as JSON Lines, so many times, each time as other reports."""
    with as_file(files("recoupe") / "samples") as folder:
        reports = api.read([str(folder)]).reports
    with path.open("w", encoding="utf8") as out:
        for n in range(times):
            for report in reports:
                values = report.model_dump(mode="json", exclude={"credits"}) | {"id": f"{report.id}-{n}"}
                out.write(json.dumps(values | {"text": f"{report.text}\n\n{n}."}, ensure_ascii=False) + "\n")
    return path


def kill(arguments: Sequence[str], work: Path, kills: int, seed: int) -> tuple[list[str], bool]:
    """Return the rows of the table, and whether all came out the same."""
    drawn = random.Random(seed)  # noqa: S311 - moments, no secrets
    whole = Trial(work / "undisturbed")
    alone = start(arguments, whole.folder, None)
    rows: list[str] = []

    def say(row: str) -> None:
        rows.append(row)
        print(row, flush=True)

    say(f"undisturbed: {alone.seconds:.1f} s, exit status {alone.status}")
    right = whole.tables()
    done, all_same, n = 0, bool(right), 0
    trial = Trial(work / "trial-0")
    while done < kills:
        ended = start(arguments, trial.folder, drawn.uniform(0, alone.seconds))
        if ended.killed:
            done += 1
            trial.parts |= trial.finished()
            say(f"kill {done:>2}: after {ended.seconds:5.1f} s, {ended.stage}; {len(trial.parts)} parts there")
            if done < kills:
                continue
            ended = start(arguments, trial.folder, None)
        same, again = trial.tables() == right, trial.repeated()
        all_same = all_same and same and not again and ended.status == alone.status
        say(
            f"  went on to its end in {ended.seconds:.1f} s: bytes {'the same' if same else 'DIFFER'}, "
            f"{len(again)} parts made again, exit status {ended.status}"
        )
        shutil.rmtree(trial.folder)
        n += 1
        trial = Trial(work / f"trial-{n}")
    return rows, all_same


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="IN")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--batch", type=int, default=5)
    parser.add_argument("--on", default="duckdb")
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work, prefix="recoupe-kills-") as name:
        work = Path(name)
        inputs = options.inputs or [str(sample(work / "sample.jsonl", TIMES))]
        given = ["--processes", str(options.processes), "--batch", str(options.batch), "--on", options.on]
        _rows, same = kill([*inputs, *given], work, options.kills, options.seed)
    print(f"{options.kills} kills: {'the same bytes each time' if same else 'NOT the same each time'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
