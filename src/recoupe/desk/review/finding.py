"""Where words stand in a report's text: by what was selected on the page, or by the words themselves."""

from __future__ import annotations

import re

BLANK = "\ufeff"
"""What scripts count as white space and Python does not."""


def selection(text: str, before: int, length: int) -> tuple[int, int] | None:
    """Return the span of `length` characters that come after `before` others, white space not counted.

    A page shows white space in its own way, so only the other characters can be counted on it. None if there are not
    so many.
    """
    solid = [i for i, c in enumerate(text) if not c.isspace() and c not in BLANK]
    if length < 1 or before < 0 or before + length > len(solid):
        return None
    return solid[before], solid[before + length - 1] + 1


def quotation(text: str, words: str, near: int = 0) -> tuple[int, int] | None:
    """Return where words stand in a text, whatever white space is between them; the place nearest to `near`."""
    parts = words.split()
    if not parts:
        return None
    found = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    return min(found, key=lambda span: abs(span[0] - near), default=None)
