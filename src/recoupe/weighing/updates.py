"""Updates: a source's later figure supersedes its earlier one; a rising toll is no contradiction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.provenance.names import fold
from recoupe.provenance.words import words
from recoupe.weighing.counted import Counted, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = 7
"""How many words before a number are read for what it is."""


def current(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has not superseded.

    A figure falls away when the same voice gave another comparable one in a report published on a later day, or in
    the same report where the text calls this one the earlier ("had first said"). Otherwise both stand: the same
    number again is no update, nor is a total that follows the parts it is made of (counted.with_parts).
    """
    gone = set(map(id, superseded(figures)))
    return [f for f in figures if id(f) not in gone]


def superseded(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has replaced since."""
    return [f for f in figures if any(_supersedes(other, f) for other in figures)]


def _supersedes(new: Counted, old: Counted) -> bool:
    if new is old or new.said.voice.id != old.said.voice.id or not comparable(new, old) or _equal(new, old):
        return False
    if new.said.view.report.id == old.said.view.report.id:
        return earlier(old) and not earlier(new)
    published, before = new.said.published, old.said.published
    return published is not None and before is not None and published > before


def _equal(a: Counted, b: Counted) -> bool:
    return (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)


def earlier(figure: Counted) -> bool:
    """Tell whether the words before a figure give it as an earlier one: "had first said", "avait d'abord fait état"."""
    quote, number = fold(figure.said.claim.quote), fold(figure.figure.text)
    before = " ".join(quote.partition(number)[0].split()[-WORDS:])
    return any(re.search(rf"\b{re.escape(cue)}\b", before) for cue in words("weighing", "victims")["earlier"])
