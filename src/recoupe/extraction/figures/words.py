"""A document's words without case and accents, one character for one, so that rules survive noisy pages."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.languages.columns import columns
from recoupe.languages.forms import alternation
from recoupe.languages.pipeline import flatten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc


class _Fold(dict[int, str]):
    """`str.translate` table that learns each character once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        low = char.lower()
        base = unicodedata.normalize("NFD", low)[0] if low else char
        self[code] = folded = base if len(base) == 1 else char
        return folded


_FOLD = _Fold({ord(c): "'" for c in "‘’ʼ‛`´"} | {ord(c): '"' for c in "«»“”„‟″"})


def fold(text: str) -> str:
    """Return `text` in lower case without accents, quotes made plain, the same length, offsets unmoved."""
    return flatten(text).translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Words:
    """A parsed document as plain lists: one entry a token. `hard[i]`: token i closes a
    sentence; `accents`: the text has accents, so that a word without one is not a participle in é.
    """

    doc: Doc
    raw: str
    text: str
    words: Sequence[str]
    lows: list[str]
    starts: list[int]
    pos: list[str]
    hard: Sequence[bool]
    accents: bool

    def at(self, offset: int) -> int:
        """Return the index of the token that covers a character, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def end(self, i: int) -> int:
        """Return the offset after the token at `i`."""
        return self.starts[i] + len(self.words[i])

    def word(self, i: int) -> str:
        """Return the folded word at `i`, or the empty string outside of the document."""
        return self.words[i] if 0 <= i < len(self.words) else ""


_ACCENTED = re.compile("[àâçéèêëîïôûù]")
_KNOWN = 50_000
"""Words whose folded form is kept."""
_STOPS = frozenset({".", "!", "?", ";", "...", "…", "•", "|"})


def listed(phrases: Iterable[str]) -> str:
    """Return the inside of a group that matches any of some phrases, whatever blanks stand between their words."""
    return alternation(phrases, r"\s+")


@lru_cache(maxsize=_KNOWN)
def _word(raw: str) -> tuple[str, bool]:
    """Return a token's folded form, and whether it closes a sentence: characters fold one by one, wherever they are."""
    word = fold(raw)
    closes = word in _STOPS or "\n\n" in raw or (word[-1:] == "." and len(word) > 4 and word.count(".") == 1)
    return word.strip() or " ", closes


def view(doc: Doc) -> Words:
    """Make the lists that all rules of this package read."""
    read = columns(doc)
    whole, starts = read.whole, read.starts
    text = fold(whole)
    words, hard = zip(*map(_word, read.texts), strict=True) if read.texts else ((), ())
    return Words(doc, whole, text, words, read.lows, starts, read.pos, hard, _ACCENTED.search(whole) is not None)
