"""Plain text as a document: its title is its first line where that line reads like one."""

from __future__ import annotations

from recoupe.languages.pipeline import flatten
from recoupe.reading.document import Draft
from recoupe.reading.furniture import patterns
from recoupe.reading.published import date_line

_LONGEST_TITLE = 160


def first_line_title(text: str) -> str | None:
    """Return the first line if it stands alone, is short and does not end like a sentence."""
    first, _, rest = text.partition("\n")
    first = first.strip().lstrip("#").strip()
    stands_alone = rest[:1] == "\n" or rest.split("\n", 1)[0].strip() == ""
    if not first or not rest.strip() or not stands_alone or len(first) > _LONGEST_TITLE or first[-1] in ".!…:;,)":
        return None
    return None if patterns().lines.fullmatch(flatten(first)) else first


def read_text(text: str, where: str) -> Draft:
    """Return the draft of a plain text: line breaks made uniform and outer blank lines cut, else as it is."""
    body = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff")
    return Draft(where=where, text=body, title=first_line_title(body), published=date_line(body))
