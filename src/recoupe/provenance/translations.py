"""Translations: reports in two languages that make the same claims, with the same figures, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Claim, Reading

FEWEST = 4
"""Claims with figures that both need: fewer may agree by chance."""
SAME = 0.8
"""Share of the longer sequence that is common to both, in order."""

Print = tuple[tuple[str, int | None, int | None], ...]


def fingerprint(reading: Reading) -> tuple[Print, ...]:
    """Return the figures of a report's claims in text order; claims without figures leave nothing."""
    ordered = sorted(reading.claims, key=lambda c: (c.start if c.start is not None else 0, c.quote))
    return tuple(p for c in ordered if (p := _figures(c)))


def _figures(claim: Claim) -> Print:
    return tuple((f.kind, f.low, f.high) for f in claim.figures)


def translated(readings: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Return (first, later) for every report that translates an earlier one in another language.

    Two reporters on the same events share some figures, hardly ever nearly all of them in one order.
    """
    prints = [fingerprint(r) for r in readings]
    by_figure: dict[Print, list[int]] = {}
    found = []
    for later, own in enumerate(prints):
        if len(own) < FEWEST:
            continue
        candidates = sorted({i for p in own for i in by_figure.get(p, ())})
        for first in candidates:
            if readings[first].lang == readings[later].lang:
                continue
            if LCSseq.similarity(prints[first], own) >= SAME * max(len(prints[first]), len(own)):
                found.append((readings[first], readings[later]))
                break
        for p in own:
            by_figure.setdefault(p, []).append(later)
    return found
