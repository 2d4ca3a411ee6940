"""Updates: a source's later figure supersedes its earlier one; a rising toll is no contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.weighing.around import earlier, replaced
from recoupe.weighing.counted import Counted, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence


TOLLS = frozenset({"killed", "wounded", "casualties", "displaced"})
"""Counts that can only rise as more becomes known."""


def current(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has not superseded.

    A figure falls away when the same voice gave another comparable one in a report published on a later day, or in
    the same report where the text calls this one the earlier ("had first said"); and when its own words say that it
    has been replaced ("an earlier toll of 15"), by whatever. Otherwise both stand: the same number again is no
    update, nor is a total that follows the parts it is made of (counted.with_parts).
    """
    gone = set(map(id, superseded(figures)))
    return [f for f in figures if id(f) not in gone]


def superseded(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has replaced since."""
    return [f for f in figures if replaced(f.said.claim.quote, f.figure) or any(_supersedes(g, f) for g in figures)]


def risen(a: Counted, b: Counted) -> bool:
    """Tell whether one toll lies below another that was published on a later day: more dead may have been found since.

    That holds between sources that are not of two sides; what two sides count apart is no toll that rises.
    """
    if a.figure.kind not in TOLLS or _two_sides(a, b):
        return False
    for early, late in ((a, b), (b, a)):
        before, after = early.said.published, late.said.published
        if before is not None and after is not None and before < after and early.bounds[1] < late.bounds[0]:
            return True
    return False


def _two_sides(a: Counted, b: Counted) -> bool:
    one, other = a.said.voice.side, b.said.voice.side
    return one is not None and other is not None and one != other


def _supersedes(new: Counted, old: Counted) -> bool:
    if new is old or new.said.voice.id != old.said.voice.id or not comparable(new, old) or _equal(new, old):
        return False
    if new.said.view.report.id == old.said.view.report.id:
        return _earlier(old) and not _earlier(new)
    published, before = new.said.published, old.said.published
    return published is not None and before is not None and published > before


def _equal(a: Counted, b: Counted) -> bool:
    return (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)


def _earlier(f: Counted) -> bool:
    return earlier(f.said.claim.quote, f.figure)
