"""Figures that a fuller sentence restates: a headline's "22 killed" beside the story's "at least 22"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extraction.figures.found import FoundFigure
    from recoupe.model import Figure

_NEAR = 400  # characters after the headline within which a page repeats it


def restated(found: list[FoundFigure], text: str) -> frozenset[int]:
    """Return the indices of a headline's figures that the body gives again, with the same kind and bound.

    The headline is what stands before the first blank line, with its repetition where the body opens with one
    (a page's own title, lost punctuation). Headlines drop the "at least" of the story, so an exact number there
    is restated by an open range with the same bound, and the other way round.
    """
    end = text.find("\n\n")
    if end <= 0:
        return frozenset()
    again = text.find(text[:end], end, 2 * end + _NEAR)
    close = again + end if again > 0 else end
    body = [f.figure for f in found if f.start >= close]
    return frozenset(
        i for i, f in enumerate(found) if f.start < close and any(_same(f.figure, other) for other in body)
    )


def _same(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and bool(({a.low, a.high} - {None}) & ({b.low, b.high} - {None}))
