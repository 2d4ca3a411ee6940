"""Figures that a fuller sentence restates: a headline's "22 killed" beside the story's "at least 22"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extraction.figures.find import FoundFigure
    from recoupe.model import Figure


def restated(found: list[FoundFigure], text: str) -> frozenset[int]:
    """Return the indices of a headline's figures that the body gives again, with the same number and kind.

    The headline is what stands before the first blank line; headlines drop the "at least" of the story, so
    an exact number there is restated by an open range with the same bound, and the other way round.
    """
    end = text.find("\n\n")
    body = [f.figure for f in found if f.start >= end]
    return frozenset(
        i for i, f in enumerate(found) if f.start < end and any(_same(f.figure, other) for other in body)
    )


def _same(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and bool(({a.low, a.high} - {None}) & ({b.low, b.high} - {None}))
