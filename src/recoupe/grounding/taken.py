"""Stretches of a text that are taken, asked in the time of a look-up however many there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = 6
"""Bits of an offset that are cut off to name its block: names are a few dozen characters long."""


class Taken:
    """Spans in characters, filed by the blocks of 64 characters that they touch."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._blocks: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a span, end excluded."""
        for block in _blocks(start, end):
            self._blocks[block].append((start, end))

    def meets(self, start: int, end: int) -> bool:
        """Tell whether a span shares a character with any that is taken."""
        return any(s < end and start < e for block in _blocks(start, end) for s, e in self._blocks.get(block, ()))


def _blocks(start: int, end: int) -> range:
    return range(start >> _BLOCK, (max(start, end - 1) >> _BLOCK) + 1)
