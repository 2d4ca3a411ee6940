"""Lines and paragraphs of a PDF, which has neither: only words, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from recoupe.reading.wrapping import joined

_SENTENCE_END = re.compile(r"[.!?…»”\"')]$")
_ITEM = re.compile(r"(?:[-*•–—▪●]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Line:
    """A line: its words, the height of its foot above the page's, and the size of its letters, in points."""

    text: str
    y: float
    size: float


class Lines:
    """Gathers the pieces of text that pypdf tells of, in the order in which they are drawn, into lines."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._text = ""
        self._y = self._size = 0.0

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        """Take a piece: `cm` and `tm` are the matrices that place it (PDF 32000-1, 9.4.4)."""
        for n, part in enumerate(text.split("\n")):
            if n:
                self._end()
            if part.strip() and not self._text.strip():
                self._y = float(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
                self._size = round(abs(float(size) * float(tm[3] or tm[1]) * float(cm[3] or cm[1])), 1)
            self._text += part

    def _end(self) -> None:
        if self._text.strip():
            self._lines.append(Line(" ".join(self._text.replace("\x00", "").split()), self._y, self._size))
        self._text = ""

    def done(self) -> list[Line]:
        """Return the lines."""
        self._end()
        return self._lines


def without_repeats(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without what stands at the head or foot of most of them: running titles, page numbers."""

    def shape(line: Line) -> str:
        return re.sub(r"\d+", "#", line.text).casefold()

    ends = [{shape(line) for line in (*page[:2], *page[-2:])} for page in pages]
    counts = Counter(s for found in ends for s in found)
    repeated = {s for s, n in counts.items() if n >= 2 and n > len(pages) / 2}
    out: list[list[Line]] = []
    for page in pages:
        last = len(page) - 2
        out.append(
            [x for n, x in enumerate(page) if not ((n < 2 or n >= last) and (shape(x) in repeated or x.text.isdigit()))]
        )
    return out


def paragraphs(pages: list[list[Line]]) -> list[str]:
    """Return the paragraphs: lines that follow closely, in letters of one size. A sentence goes on over the end of a
    page or column.
    """
    lines = [line for page in pages for line in page]
    gaps = [a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * a.size and a.size == b.size]
    usual = median(gaps) if gaps else 0.0
    width = median([len(line.text) for line in lines]) if lines else 0
    out: list[str] = []
    part: list[str] = []
    for n, line in enumerate(lines):
        if part and _starts(lines[n - 1], line, usual, width):
            out.append(joined(part))
            part = []
        part.append(line.text)
    return [*out, joined(part)] if part else out


def _starts(before: Line, line: Line, usual: float, width: float) -> bool:
    """Whether a line begins a paragraph."""
    gap = before.y - line.y
    ended = _SENTENCE_END.search(before.text) is not None
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    if gap <= 0:  # another column, another page
        return ended or not line.text[:1].islower()
    if gap > 1.3 * usual + 0.5 or _ITEM.match(line.text):
        return True
    return ended and len(before.text) < 0.7 * width
