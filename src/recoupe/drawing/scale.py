"""A straight scale from numbers to pixels, with round ticks."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers `first` to `last` on pixels `left` to `right`; `ticks` are whole numbers among them."""

    first: float
    last: float
    left: float
    right: float
    ticks: tuple[int, ...]

    def at(self, value: float) -> float:
        """Return the pixel of a number; one outside the scale goes to its end."""
        share = (value - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def step_for(span: float, most: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, 50… that divides `span` into at most `most` steps."""
    power = 10 ** max(0, floor(log10(max(span, 1) / most)))
    return int(next(f * power for f in (1, 2, 5, 10, 20) if span / (f * power) <= most))


def scale_for(values: list[int], left: float, right: float, *, most: int = 6) -> Scale:
    """Return a scale that holds every value with air at both ends. It begins at 0, unless values differ far from it."""
    low, high = min(values), max(values)
    first = 0.0 if low <= high * 0.55 or low == high else low - (high - low) * 0.25 - 1
    step = step_for(max(high - first, 1), most)
    first = floor(first / step) * step
    last = max((floor(high / step) + 1) * step, first + step)
    return Scale(first, last, left, right, tuple(range(ceil(first), ceil(last) + 1, step)))
