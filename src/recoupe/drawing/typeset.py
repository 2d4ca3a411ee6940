"""How wide a text will be, and where to break it. Measured on DejaVu Sans, wider than most: safe everywhere."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from matplotlib import get_data_path


@cache
def _advances(bold: bool) -> tuple[dict[int, int], int]:
    """Return {code point: advance} and the units of an em."""
    file = Path(get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
    with TTFont(file, lazy=True) as font:
        widths = font["hmtx"].metrics
        return {code: widths[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in pixels at a font size in pixels; an unknown character counts as one em."""
    advances, em = _advances(bold)
    return sum(advances.get(ord(c), em) for c in text) * size / em


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return `text` as lines of at most `room` pixels, broken at spaces, never at no-break ones; words stay whole."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis if it is wider than `room` pixels."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"
