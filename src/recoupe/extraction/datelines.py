"""Datelines: where a report was written, "AIN ISSA, Syria -", is not where things happened; its town does nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.languages.columns import columns, once

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.model import Span

_DATELINE = re.compile(
    r"(?m)^[A-ZÀ-Ý][\w .'’/-]{2,30}(?:, [^–—\n-]{2,40})?(?: ?\([A-Z][\w /]{1,20}\))? ?(?:[-–—]|\. –) (?=[A-ZÀ-Ý«“\"])"
)


def datelines(doc: Doc) -> tuple[Span, ...]:
    """Return where the datelines of a text stand, in characters; looked for once a text."""
    return once(doc, "recoupe.datelines", _datelines)


def _datelines(doc: Doc) -> tuple[Span, ...]:
    return tuple(m.span() for m in _DATELINE.finditer(columns(doc).whole))
