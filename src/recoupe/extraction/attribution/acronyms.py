"""Acronyms: the full name before "(FN)", in brackets of either kind."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from recoupe.languages.columns import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens

_BRACKETED = re.compile(r"[(\[]\s?([A-Z][A-Za-z.]{1,9})\s?[)\]]")
_LONGEST = 14
"""Words of the longest name that an acronym is looked for in."""


def acronyms(doc: Doc) -> dict[str, Tokens]:
    """Return {acronym: span of the full name before it} for every "Full Name (FN)" of a text."""
    out: dict[str, Tokens] = {}
    for match in _BRACKETED.finditer(columns(doc).whole):
        bracket = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if bracket is None or match.group(1) in out:
            continue
        full = _spelled_out(doc, bracket.start, match.group(1))
        if full:
            out[match.group(1)] = full
    return out


def _spelled_out(doc: Doc, end: int, acronym: str) -> Tokens | None:
    """The shortest run of words before a bracket whose capital initials spell the acronym, in any order."""
    letters = sorted(c for c in acronym if c.isupper())
    initials: list[str] = []
    for i in range(end - 1, max(-1, end - _LONGEST), -1):
        word = doc[i].text
        if word in {",", ".", ";", ":"} or "\n" in word:
            break
        if word[:1].isalpha() and len(word) > 1:
            initials.append(unicodedata.normalize("NFD", word[0])[0].upper())  # "État islamique (EI)"
            if word[0].isupper() and len(letters) >= 2 and _covers(initials, letters):
                return i, end
    return None


def _covers(initials: list[str], letters: list[str]) -> bool:
    rest = list(initials)
    for letter in letters:
        if letter not in rest:
            return False
        rest.remove(letter)
    return True
