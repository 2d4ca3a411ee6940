"""Numbers that come with a request."""

from __future__ import annotations


def whole(text: str, instead: int = 0) -> int:
    """Return a whole number of at most nine digits; `instead` where a text is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else instead
