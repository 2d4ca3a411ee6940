"""Marks for incidents: the outline tells the class of event, the filling how sure it is, also in black and white."""

from __future__ import annotations

from math import cos, pi, sin

from recoupe.drawing.scene import Part, Path, Point
from recoupe.drawing.sides import Paint

CLASSES: dict[str, str] = {
    "armed clash": "fight",
    "attack repelled": "fight",
    "shooting": "fight",
    "territory taken": "ground",
    "territory retaken": "ground",
    "troop movement": "ground",
    "air/drone strike": "fire",
    "shelling/artillery/missile attack": "fire",
    "chemical weapon": "fire",
    "suicide bomb": "bomb",
    "remote explosive/landmine/IED": "bomb",
    "execution/killing of civilians": "people",
    "abduction/arrest": "people",
    "ceasefire/evacuation": "people",
    "looting/property destruction": "other",
    "other": "other",
}
"""Event type to class of mark."""

ORDER = ("fight", "ground", "fire", "bomb", "people", "other")

PAPER = "#ffffff"


def _polygon(n: int, turn: float, stretch: float) -> tuple[Point, ...]:
    return tuple(
        (stretch * cos(2 * pi * (i + turn) / n - pi / 2), stretch * sin(2 * pi * (i + turn) / n - pi / 2))
        for i in range(n)
    )


def _star(points: int, inner: float) -> tuple[Point, ...]:
    ring = []
    for i in range(points * 2):
        r = 1.22 if i % 2 == 0 else inner
        ring.append((r * cos(pi * i / points - pi / 2), r * sin(pi * i / points - pi / 2)))
    return tuple(ring)


OUTLINES: dict[str, tuple[Point, ...]] = {
    "fight": _polygon(28, 0, 1.0),
    "ground": _polygon(4, 0.5, 1.26),
    "fire": tuple((x, y + 0.18) for x, y in _polygon(3, 0, 1.3)),
    "bomb": _polygon(4, 0, 1.28),
    "people": _polygon(6, 0.5, 1.12),
    "other": _star(8, 0.78),
}
"""A mark's outline around 0, 0, about one unit in radius."""


def _left_half(ring: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the part of a convex or starred ring left of its middle."""
    out: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if x0 <= 0:
            out.append((x0, y0))
        if (x0 < 0) != (x1 < 0) and x0 != x1:
            out.append((0.0, y0 + (y1 - y0) * (0 - x0) / (x1 - x0)))
    return tuple(out)


def mark(event: str, status: str | None, x: float, y: float, r: float, paint: Paint) -> list[Part]:
    """Return an incident's mark at x, y with radius r.

    The filling follows the marks that stand in the page's text (○ ◐ ≠ ● ✓ ✕). Hollow: a single source. Half filled:
    one-sided. A stroke through it: contested. Filled: corroborated. Filled within a ring: confirmed. Crossed out:
    refuted. A dotted outline: not assessed.
    """
    ring = OUTLINES[CLASSES.get(event, "other")]

    def placed(points: tuple[Point, ...], scale: float = 1.0) -> tuple[tuple[Point, ...], ...]:
        return (tuple((x + px * r * scale, y + py * r * scale) for px, py in points),)

    line = max(1.5, r / 4.5)
    parts: list[Part] = [Path(placed(ring, 1.34), fill=PAPER, opacity=0.9, cls="rm-paper")]
    if status == "confirmed":
        parts.append(Path(placed(ring, 1.3), stroke=paint.edge, width=line * 0.7, cls=paint.line))
    full = status in ("corroborated", "confirmed")
    dash = (1.5, 2.0) if status is None else ()
    parts.append(
        Path(
            placed(ring, 0.86 if status == "confirmed" else 1.0),
            fill=paint.fill if full else PAPER,
            stroke=paint.edge,
            width=line,
            dash=dash,
            cls=f"{paint.cls} {paint.line}" if full else f"rm-paper {paint.line}",
        )
    )
    if status == "one-sided":
        parts.append(Path(placed(_left_half(ring)), fill=paint.fill, cls=paint.cls))
    elif status == "contested":
        slash = (((x - r * 1.05, y + r * 1.25), (x + r * 1.05, y - r * 1.25)),)
        parts.append(Path(slash, closed=False, stroke=PAPER, width=line * 2.4, cls="rm-paper-line"))
        parts.append(Path(slash, closed=False, stroke=paint.edge, width=line * 1.1, cls=paint.line))
    elif status == "refuted":
        cross = (((x - r, y - r), (x + r, y + r)), ((x - r, y + r), (x + r, y - r)))
        parts.append(Path(cross, closed=False, stroke=paint.edge, width=line, cls=paint.line))
    return parts
