"""Undo disguises of letters: accents, look-alikes, invisible characters, the spellings of Arabic.

Every folded character remembers which characters of the text it came from, so that a finding can name them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def tables() -> dict[str, dict[str, str]]:
    """Return `folding.yaml`: {`alike`, `arabic`, `leet`: {character: what it is read as}}."""
    text = (files("recoupe.moderation") / "lexicon" / "folding.yaml").read_text(encoding="utf8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return {name: {str(k): str(v) for k, v in table.items()} for name, table in found.items()}


@cache
def fold_character(character: str) -> str:
    """Return what a character is compared as: nothing (marks, invisible signs), a letter, or a few ("œ" is "oe")."""
    known = tables()
    out = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold()):
        kind = unicodedata.category(part)
        if kind in {"Mn", "Me", "Cf", "Cs", "Co", "Cn"} or part == "ـ":
            continue
        if kind == "Cc":
            part = part if part in "\t\n\r" else " "
        out.append(known["alike"].get(part) or known["arabic"].get(part) or part)
    once = "".join(out)
    return once if once == character else "".join(fold_character(c) for c in once)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `origin[i]` is the index, in the text as written, of the character that `text[i]` came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return (start, end) in the text as written of the folded characters `start` to `end` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text. Folding what is folded changes nothing."""
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for part in fold_character(character):
            characters.append(part)
            origin.append(index)
    return Folded("".join(characters), tuple(origin))
