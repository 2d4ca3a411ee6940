"""Figures that are part of another ("31 people including 4 children") and tolls since a past date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.figures.words import listed
from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.mention import Mention
    from recoupe.extraction.figures.words import Words


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = lexicon(lang, "figures")
    before = re.compile(rf"(?<!\w)(?:{listed(data['parts']['before'])})(?:[\s\"',:]+\w+){{0,1}}[\s\"',:(]*\Z")
    after = re.compile(rf"[\s\",]*(?:{listed(data['parts']['after'])})(?!\w)")
    cumulative = re.compile("|".join(f"(?:{p})" for p in data["cumulative"]))
    return before, after, cumulative


def parent_of(w: Words, m: Mention, earlier: list[Mention], lang: str) -> Mention | None:
    """Return the mention that `m` is a part of: the nearest before "including", within the sentence."""
    if not earlier:
        return None
    before, after, _ = _patterns(lang)
    start = m.quantity.start
    previous = earlier[-1]
    floor = w.starts[previous.last]
    opening = w.text[max(floor, start - 40) : start]
    part = before.search(opening) or after.match(w.text, _end(w, m))
    if part is None or m.first - previous.last > 45:
        return None
    if any(w.hard[i] for i in range(previous.last + 1, m.first)):
        return None
    return previous


def _end(w: Words, m: Mention) -> int:
    token = w.doc[m.last]
    return max(m.quantity.end, token.idx + len(token.text))


def cumulative(w: Words, m: Mention, lang: str) -> bool:
    """Whether the sentence says that a figure counts since a past date or over the whole war."""
    _, _, pattern = _patterns(lang)
    first, last = m.first, m.last
    while first > 0 and m.first - first < 30 and not w.hard[first - 1]:
        first -= 1
    while last + 1 < len(w.words) and last - m.last < 30 and not w.hard[last]:
        last += 1
    return pattern.search(w.text[w.starts[first] : w.starts[last] + len(w.words[last])]) is not None
