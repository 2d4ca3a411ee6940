"""Near-identical text by MinHash over word shingles (Broder 1997; datasketch's LSH finds the candidates)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasketch import MinHash, MinHashLSH

from recoupe.provenance.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Reading

SHINGLE = 5
PERMUTATIONS = 128
CANDIDATE = 0.3
SAME = 0.6
"""Share of the shorter text's shingles that the longer one holds: a shortened wire story keeps far more than this,
two reporters on one event share quotes only (under 0.2 on the development half)."""
FEWEST = 8
"""Shingles that a text needs to be compared at all."""


def shingles(text: str) -> frozenset[str]:
    """Return the runs of five folded words of a text."""
    run = fold(text).split()
    return frozenset(" ".join(run[i : i + SHINGLE]) for i in range(len(run) - SHINGLE + 1))


def near_identical(readings: Sequence[Reading]) -> list[tuple[Reading, Reading, float]]:
    """Return (first, later, share of shingles in common) for every report that repeats an earlier one.

    `readings` are in order: of two alike, the one that stands first is the original.
    """
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    kept: list[frozenset[str]] = []
    found = []
    for position, reading in enumerate(readings):
        own = shingles(reading.text)
        kept.append(own)
        if len(own) < FEWEST:
            continue
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([s.encode() for s in sorted(own)])
        for other in sorted(index.query(sketch)):
            share = len(own & kept[other]) / min(len(own), len(kept[other]))
            if share >= SAME:
                found.append((readings[other], reading, share))
                break
        index.insert(position, sketch)
    return found
