"""A picture as a list of plain shapes and texts, so that one layout serves every renderer (SVG, PNG)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Path:
    """Rings or lines in pixels. `cls` names the part for a page's stylesheet, which may recolour it (dark theme)."""

    rings: tuple[tuple[Point, ...], ...]
    closed: bool = True
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    cls: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle in pixels."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    cls: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, its baseline starting (or centred, or ending) at x, y. `halo` is drawn behind it."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "start"
    fill: str = "#1f1d1a"
    halo: str | None = None
    cls: str = "rm-ink"


@dataclass(frozen=True, slots=True)
class Link:
    """Parts that lead to `href`; `label` says where to, for those who do not see the picture."""

    href: str
    label: str
    parts: tuple[Path | Disc | Words, ...]


Part = Path | Disc | Words | Link


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture: its size in pixels, its name, its text alternative, and its parts, back to front."""

    width: float
    height: float
    title: str
    description: str
    parts: tuple[Part, ...]
    lang: str = "en"


def rectangle(x: float, y: float, w: float, h: float) -> tuple[tuple[Point, ...], ...]:
    """Return the one ring of an upright rectangle."""
    return (((x, y), (x + w, y), (x + w, y + h), (x, y + h)),)
