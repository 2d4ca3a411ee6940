"""Characters that files for others cannot hold: control characters and half pairs, from pages and exports."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids or discourages, and no encoder or spreadsheet takes."""


def plain(text: str) -> str:
    """Return the text without characters that XML cannot hold. Marks of writing direction stay."""
    return _UNWRITABLE.sub("", text)
