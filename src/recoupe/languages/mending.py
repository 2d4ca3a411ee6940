"""Slips of a page within and between words, undone before anything is read: with a map back to the page's own text.

What keeps its length (quotes, spaces, lost accents, capitals) is mended in the parse itself (`pipeline.flatten`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from recoupe.languages.incises import lost_commas
from recoupe.languages.lexicon import lexicon
from recoupe.languages.stops import lost_stops
from recoupe.languages.vocabulary import COMMON, known, ranks

Edit = tuple[int, int, str]

_SPACE = "[ \u00a0\u202f\u2009\u2007\t]"
_INVISIBLE = "[\u00ad\u200b-\u200f\u2060\ufeff]+"
# First what hides the letters of a word, then what stands between them.
_HIDDEN = re.compile(rf"(?P<invisible>{_INVISIBLE})|(?P<composed>[^\W\d_][\u0300-\u036f]+)")
_SLIP = re.compile(
    rf"(?P<doubled>(?<=\S){_SPACE}{{2,}}(?=\S))"
    r"|(?<!\w)(?P<left>[^\W\d_]+),(?P<right>[^\W\d_]+)(?!\w)"
    r"|(?P<stop>(?:(?<=[^\W\d_][a-zà-öø-ÿ])|(?<=\w\d))[.!?](?=[«“\"]?(?:[A-ZÀ-Þ][a-zà-öø-ÿ'’]|[AIÀÔY] [^\W_])))"
    r"|(?<![^\W_])(?P<number>\d+)(?P<counted>[^\W\d_][a-zà-öø-ÿ]{2,})(?!\w)"
)
# What stands in every slip of a kind. Most texts have none of it, and it is found in a fraction of the time.
_HIDING = (re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]"),)
_SLIPPED = tuple(
    map(
        re.compile,
        (rf"{_SPACE}{{2}}", r",[^\W\d_]", r"[.!?][«“\"]?[A-ZÀ-Þ][a-zà-öø-ÿ'’ ]", r"\d[^\W\d_][a-zà-öø-ÿ]{2}"),
    )
)
_IN_ADDRESS = re.compile(r"(?:\bwww|://|@)\S*\Z")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text to be read, and for each of its characters the span [starts[i], ends[i]) of the page's text behind it."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the page's text behind a span of this one that is not empty."""
        return self.starts[start], self.ends[end - 1]


def mend(text: str, lang: str) -> Mended | None:
    """Return a text without the slips of its page, or None where it has none.

    Invisible characters go; doubled spaces become one; accents join their letters; a comma within a word goes, or
    becomes the apostrophe or the end of a word that it stands for; sentences and numbers that touch the next word are
    parted from it; a full stop stands again before a word that can only open a sentence (`stops`), and a comma
    before an inverted verb of saying (`incises`). Nothing else changes: words keep their letters and their order.
    """
    mended = None
    for pattern, signs in ((_HIDDEN, _HIDING), (_SLIP, _SLIPPED)):
        page = mended.text if mended else text
        if not any(sign.search(page) for sign in signs):
            continue
        edits = [edit for m in pattern.finditer(page) if (edit := _edit(m, lang)) is not None]
        if edits:
            mended = _edited(page, edits, mended)
    for lost, mark in ((lost_stops, "."), (lost_commas, ",")):
        page = mended.text if mended else text
        marks = [(at, at, mark) for at in lost(page, lang)]
        if marks:
            mended = _edited(page, marks, mended)
    return mended


def _edit(m: re.Match[str], lang: str) -> Edit | None:
    start, end = m.span()
    match m.lastgroup:
        case "right":
            return _comma(m, lang)
        case "invisible":
            return start, end, ""
        case "doubled":
            return start, end, " "
        case "composed":
            whole = unicodedata.normalize("NFC", m[0])
            return (start, end, whole) if len(whole) == 1 else None
        case "stop":
            return None if _IN_ADDRESS.search(m.string, max(0, start - 80), start) else (end, end, " ")
        case _:
            return (m.end("number"), m.end("number"), " ") if _counted(m["counted"], lang) else None


def _counted(word: str, lang: str) -> bool:
    """Whether what touches a number is a word of its own, not the end of an ordinal ("36ème")."""
    return word not in lexicon(lang, "language")["ordinals"] and (word[0].isupper() or known(word, lang))


def _comma(m: re.Match[str], lang: str) -> Edit | None:
    """A comma with letters on both sides: one too many, an apostrophe, or one that lost its space."""
    left, right = m["left"], m["right"]
    at, short = m.end("left"), min(len(left), len(right))
    left_known, right_known, joined_known = known(left, lang), known(right, lang), known(left + right, lang)
    if _apostrophe(left, right, lang):
        return at, at + 1, "'"
    words = left_known and right_known and short > 3 and not joined_known
    torn = not right_known and (right.islower() or len(left) <= 2)
    torn = torn or (not left_known and (left.islower() or len(right) <= 2)) or short == 1
    # A word that the language has, pieces that it has not, or a name that the text has in one piece elsewhere.
    if not words and (joined_known or torn or re.search(rf"(?<!\w){left}{right}(?!\w)", m.string)):
        return at, at + 1, ""
    return at + 1, at + 1, " "


def _apostrophe(left: str, right: str, lang: str) -> bool:
    """Whether a comma stands for the apostrophe of an elision ("l,armée"), of a possessive or a verb ("army,s")."""
    before, after = _marks(lang)
    if right.lower() in after:
        return left[0].isupper() or not known(left + right, lang)
    if left.lower() not in before or right[0].lower() not in _VOWELS:
        return False
    common = ranks(lang)
    return right[0].isupper() or common.get(right, COMMON) < common.get(left + right, COMMON)


_VOWELS = frozenset("aeiouyhàâéèêëîïôûùœæ")


@cache
def _marks(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what stands before an apostrophe in a language ("l", "qu"), and what stands behind one ("s", "ll")."""
    entry = lexicon(lang, "language")["apostrophes"]
    return frozenset(map(str, entry["before"])), frozenset(map(str, entry["after"]))


def _edited(text: str, edits: list[Edit], before: Mended | None) -> Mended:
    """Make the edits in `text`, which is the page's own or what `before` made of it."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        out += (text[at:start], new)
        starts += (*range(at, start), *[start] * len(new))
        ends += (*range(at + 1, start + 1), *[end] * len(new))
        at = end
    if before is not None:  # an inserted character has no span of its own: it stands where the next one begins
        whole = (*before.starts, before.ends[-1] if before.ends else 0)
        ends = [whole[a] if a == b else before.ends[b - 1] for a, b in zip(starts, ends, strict=True)]
        starts = [whole[a] for a in starts]
    return Mended("".join(out), tuple(starts), tuple(ends))
