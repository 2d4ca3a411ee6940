"""Lines and paragraphs of a text with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Line:
    """A line without the blanks around it: offsets in the text, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything, trimmed."""
    out: list[Line] = []
    previous = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        trimmed = raw.strip()
        if not trimmed:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        out.append(Line(start, start + len(trimmed), trimmed, text.count("\n", previous, start) > 1))
        previous = start + len(trimmed)
    return out


def merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans sorted, those that touch or overlap joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
