"""Words of a comment, with what stands between them: sentence ends, pauses, quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.moderation.folding import Folded, fold

PAUSE, STOP = 1, 2
"""What may stand before a word: a pause (comma, colon, bracket) or the end of a sentence."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+")
# A word may hold signs that stand for letters, between letters: "$" and "@" open one too ("@$$", "$lut").
_LETTER = r"[^\W_]"
_WORD = re.compile(
    rf"(?:[@$€]{{1,3}}(?={_LETTER}))?{_LETTER}(?:[@$!|€*+]*{_LETTER})*(?:\*+(?={_LETTER})|(?<=\*)|[$*]+(?!\w))?"
)
_SIGN = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
_STOPS = re.compile(r"[.!?…؟。\n\r]")
_PAUSES = re.compile(r"[,;:()\[\]،؛–—/|]|\s-\s|\.\.")
_CLOSES = {"«": "»", "“": "”", "„": "“", "‹": "›", '"': '"', "”": "”"}
_SINGLE = re.compile(r"(?<![\w'])['‘](?=\w)([^\n'‘’]{3,300}(?:['’]\w[^\n'‘’]{1,300}){0,3})(?<=[\w.!?…])['’](?!\w)")
_QUOTED_AT_MOST = 600
"""Characters: a quotation mark that does not close within so many opens nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign. `start` and `end` count characters of the text as written; `gap` is what stands before it."""

    form: str
    start: int
    end: int
    sentence: int
    gap: int
    quoted: bool
    capital: bool


def quotations(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of what stands between quotation marks, marks excluded, in order."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(text):
        closing = _CLOSES.get(text[index])
        if closing:
            end = text.find(closing, index + 1, index + 1 + _QUOTED_AT_MOST)
            if end > index + 1:
                found.append((index + 1, end))
                index = end
        index += 1
    found += [m.span(1) for m in _SINGLE.finditer(text)]
    return sorted(found)


def tokenize(text: str) -> list[Token]:
    """Return the words and pictographs of a text in order. Addresses of pages and mailboxes are left out."""
    folded = fold(_ADDRESS.sub(lambda m: " " * len(m[0]), text))
    quoted = _Cover(quotations(text))
    out: list[Token] = []
    last, sentence = 0, 0
    for start, end, form in _pieces(folded):
        between = folded.text[last:start]
        gap = STOP if _STOPS.search(between) else PAUSE if _PAUSES.search(between) else 0
        if gap == STOP and out:
            sentence += 1
        first, stop = folded.span(start, end)
        out.append(Token(form, first, stop, sentence, gap if out else STOP, quoted.holds(first), text[first].isupper()))
        last = end
    return out


def _pieces(folded: Folded) -> list[tuple[int, int, str]]:
    """Return (start, end, form) of words and signs; "don't" is "dont", other apostrophes part words."""
    found = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded.text)]
    found += [(m.start(), m.end(), m[0]) for m in _SIGN.finditer(folded.text)]
    found.sort()
    out: list[tuple[int, int, str]] = []
    for start, end, form in found:
        if out and form == "t" and out[-1][2].endswith("n") and folded.text[out[-1][1] : start] in {"'", "’"}:
            first, _, before = out.pop()
            out.append((first, end, before + form))
        else:
            out.append((start, end, form))
    return out


class _Cover:
    """Asked in ascending order whether an offset lies in one of some sorted spans."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans, self.next = spans, 0

    def holds(self, offset: int) -> bool:
        while self.next < len(self.spans) and self.spans[self.next][1] <= offset:
            self.next += 1
        return self.next < len(self.spans) and self.spans[self.next][0] <= offset
