"""The shape of an axis: a tapered, slightly bent arrow for an advance; lighter forms for withdrawal and flight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.drawing.scene import Point

_STEPS = 24
_BEND = 0.11
"""How far the middle lies beside the straight line, as a share of its length."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow in pixels: its outline, its middle line from tail to tip, and the two strokes of an open head."""

    outline: tuple[Point, ...]
    spine: tuple[Point, ...]
    head: tuple[Point, ...]


def _points(array: NDArray[np.float64]) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in array)


def _curve(start: NDArray[np.float64], stop: NDArray[np.float64], bend: float) -> NDArray[np.float64]:
    """Return a quadratic Bézier curve as points."""
    along = stop - start
    side = np.array([along[1], -along[0]])
    control = (start + stop) / 2 + side * 2 * bend
    t = np.linspace(0, 1, _STEPS + 1)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * stop)


def _trim(line: NDArray[np.float64], from_start: float, from_stop: float) -> NDArray[np.float64]:
    """Cut lengths off both ends of a line, measured along it, and space its points evenly again."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    at = np.concatenate(([0.0], np.cumsum(steps)))
    wanted = np.linspace(from_start, at[-1] - from_stop, _STEPS + 1)
    return np.column_stack([np.interp(wanted, at, line[:, i]) for i in (0, 1)])


def arrow(start: Point, stop: Point, *, gaps: tuple[float, float], thick: float, bend: float = 1.0) -> Arrow:
    """Return an arrow between two pixels that keeps clear of both by `gaps` and is `thick` wide at its neck.

    `bend` is 1 or -1 for the side it bends to, or any part of that. A short arrow becomes thinner, never headless.
    """
    a, b = np.array(start, float), np.array(stop, float)
    curve = _curve(a, b, _BEND * bend)
    length = float(np.hypot(*np.diff(curve, axis=0).T).sum())
    ask = gaps[0] + gaps[1]
    share = min(1.0, 0.45 * length / ask) if ask else 1.0
    spine = _trim(curve, gaps[0] * share, gaps[1] * share)
    length -= ask * share
    thick = min(thick, length / 4)
    head = thick * 2.1
    neck = max(1, min(_STEPS - 1, round(_STEPS * (1 - head / max(length, 1e-6)))))
    tangent = np.gradient(spine, axis=0)
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-9)[:, None]
    normal = np.column_stack((tangent[:, 1], -tangent[:, 0]))
    half = np.linspace(0.18, 0.5, neck + 1)[:, None] * thick
    left, right = spine[: neck + 1] + normal[: neck + 1] * half, spine[: neck + 1] - normal[: neck + 1] * half
    # A head that swept back from the neck along a curve would look bent: it is built straight from the tip.
    base, wing = spine[neck], normal[neck] * thick * 1.05
    back = tangent[neck] * thick * 0.25
    wings = np.array([base + wing - back, spine[-1], base - wing - back])
    outline = np.concatenate([left, wings, right[::-1]])
    open_head = np.array([spine[-1] - tangent[-1] * head + normal[-1] * head * 0.5, spine[-1],
                          spine[-1] - tangent[-1] * head - normal[-1] * head * 0.5])  # fmt: skip
    return Arrow(_points(outline), _points(spine), _points(open_head))
