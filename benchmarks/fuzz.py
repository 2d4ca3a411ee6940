#!/usr/bin/env python3
"""Fuzzing: inputs of every kind, damaged at random, must each be read, rejected with a reason, or left aside.

    python benchmarks/fuzz.py [--n 10000] [--seed 1]

For each kind a sound input is made here (`fuzz_inputs`), then damaged: bytes changed, cut out, repeated, moved, cut
off, spliced with another kind's, numbers and markup in it blown up. What comes out is counted by kind. Anything that
raises an error of another family than Recoupe's is a *crash*, and printed with the seed that makes it again; so is an
input of which nothing is told. The same seed gives the same inputs and, but for time-outs, the same counts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from fuzz_inputs import KINDS, sound
from recoupe.errors import RecoupeError, Unfetched
from recoupe.reading.document import Defaults, to_report
from recoupe.reading.items import Skipped
from recoupe.reading.kinds import Kind
from recoupe.reading.readers import drafts
from recoupe.reading.sources import Source
from recoupe.reading.web import Web

PIECES = (
    b"<",
    b">",
    b"&#",
    b"\x00",
    b"\xff\xfe",
    b"\n\n",
    b"{",
    b"[" * 50,
    b'"',
    b"=?",
    b"\r\n\r\n",
    b"--",
    b"<div>" * 300,
)
NUMBERS = (b"0", b"-1", b"99999999999999999999", b"1e999", b"65536", b"2147483648", b"NaN")
SLOW = 20.0
"""Seconds of processor time after which an input counts as slow."""


@dataclass
class Outcome:
    """What became of the inputs of one kind. An input that gave a report and a rejection counts as both."""

    inputs: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    crashes: list[str] = field(default_factory=list)


def damaged(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """Return some bytes with one to eight damages."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        size = len(out)
        at = chance.randrange(size + 1)
        to = min(size, at + int(chance.expovariate(1 / 40)) + 1)
        damage = chance.randrange(9)
        if damage == 0 and size:
            out[at % size] = chance.randrange(256)
        elif damage == 1:
            del out[at:to]
        elif damage == 2:
            out[at:at] = bytes(chance.randrange(256) for _ in range(to - at))
        elif damage == 3:
            out[at:at] = out[at:to] * chance.randint(1, 60)
        elif damage == 4:
            out[at:at] = chance.choice(PIECES)
        elif damage == 5 and chance.random() < 0.3:
            del out[at:]
        elif damage == 6:
            start = chance.randrange(len(other) + 1)
            out[at:to] = other[start : start + (to - at) * 4]
        elif damage == 7:
            digits = [i for i in range(at, min(size, at + 200)) if 48 <= out[i] <= 57]
            if digits:
                out[digits[0] : digits[0] + 1] = chance.choice(NUMBERS)
        elif size:
            out[at % size] ^= 1 << chance.randrange(8)
    return bytes(out)


def nothing(host: str, _port: int) -> list[str]:
    """Look a name up: no input of this benchmark leads anywhere."""
    raise OSError(host)


def outcomes(source: Source) -> Iterator[str]:
    """Yield what becomes of one input, item by item. Raises what is no RecoupeError: a crash."""
    try:
        for item in drafts(source, Web(pause=0, resolve=nothing)):
            if isinstance(item, Skipped):
                yield "left aside"
            elif isinstance(item, RecoupeError):
                yield "not fetched" if isinstance(item, Unfetched) else "rejected"
            else:
                try:
                    to_report(item, Defaults()).dump()
                    yield "read"
                except RecoupeError:
                    yield "rejected"
    except RecoupeError:
        yield "rejected"


def warm_up() -> None:
    """Read a sound input of each kind, so that what loads at its first use is not timed."""
    for kind in KINDS:
        list(outcomes(Source("sound", kind, sound(kind, random.Random(0)))))  # noqa: S311


def run(n: int, seed: int) -> dict[Kind, Outcome]:
    """Return what became of `n` damaged inputs, as many of each kind."""
    found: dict[Kind, Outcome] = {kind: Outcome() for kind in KINDS}
    warm_up()
    for number in range(n):
        kind = KINDS[number % len(KINDS)]
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - the same every time is what is wanted
        data = damaged(sound(kind, chance), chance, sound(chance.choice(KINDS), chance))
        outcome = found[kind]
        outcome.inputs += 1
        started = time.process_time()
        try:
            told = set(outcomes(Source("fuzz", kind, data)))
            if not told:
                outcome.crashes.append(f"--seed {seed}, input {number}: nothing is told of it")
        except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
            told = {"crashed"}
            outcome.crashes.append(f"--seed {seed}, input {number} ({kind}):\n{traceback.format_exc(limit=-4)}")
        outcome.counts.update(told)
        took = time.process_time() - started
        outcome.slowest = max(outcome.slowest, took)
        outcome.counts["slow"] += took > SLOW
    return found


COLUMNS = ("read", "rejected", "left aside", "not fetched", "slow", "crashed")


def table(found: dict[Kind, Outcome]) -> str:
    """Return the counts as Markdown."""
    lines = [f"| kind | inputs | {' | '.join(COLUMNS)} | slowest, s |", "|---|" + "---:|" * (len(COLUMNS) + 2)]
    for kind, outcome in found.items():
        counts = " | ".join(str(outcome.counts[name]) for name in COLUMNS)
        lines.append(f"| {kind} | {outcome.inputs} | {counts} | {outcome.slowest:.1f} |")
    total = " | ".join(str(sum(o.counts[name] for o in found.values())) for name in COLUMNS)
    slowest = max(o.slowest for o in found.values())
    lines.append(f"| all | {sum(o.inputs for o in found.values())} | {total} | {slowest:.1f} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table and the crashes; 1 if there are any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = run(given.n, given.seed)
    print(table(found))
    crashes = [crash for outcome in found.values() for crash in outcome.crashes]
    print(*crashes[:20], sep="\n")
    print(f"{len(crashes)} crashes")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
