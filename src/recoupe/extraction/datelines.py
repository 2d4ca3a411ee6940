"""Datelines: where a report was written, "AIN ISSA, Syria -", is not where things happened; its town does nothing."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"(?m)^[A-ZÀ-Ý][\w .'’/-]{2,30}(?:, [^–—\n-]{2,40})?(?: ?\([A-Z][\w /]{1,20}\))? ?(?:[-–—]|\. –) (?=[A-ZÀ-Ý«“\"])"
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Return where the datelines of a text stand, in characters."""
    return [m.span() for m in _DATELINE.finditer(text)]
