"""Numbers of a paragraph that its adaptation has not, whether a claim holds them or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.desk.site.fidelity.difference import Difference
from recoupe.drawing.page.numbers import number
from recoupe.extraction.figures.numerals import numerals
from recoupe.extraction.figures.words import fold
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.desk.site.fidelity.align import Paragraph

_SENTENCE = re.compile(r".+?(?:[.!?…]+[»”\"]?(?=\s)|$)", re.DOTALL)

SMALL = 1
"""Numbers up to this are articles as often as numbers ("un", "one"), and are not compared."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, parted at full stops."""
    return [" ".join(s.split()) for s in _SENTENCE.findall(text) if s.strip()]


def lost_numbers(a: Paragraph, b: Paragraph) -> Iterator[Difference]:
    """Yield the numbers of `a` that stand nowhere in `b`."""
    there = counted(b)
    seen: set[int] = set()
    for sentence, values in _by_sentence(a):
        for value in values:
            if value > SMALL and value not in there and value not in seen:
                seen.add(value)
                other = _partner(a, b, sentence)
                why = _("The number does not stand there.")
                yield Difference("figure", number(value), sentence, other, why, str(value))


def counted(paragraph: Paragraph) -> set[int]:
    """Return every number of a paragraph: in digits, in words, and as its claims count."""
    found = {v for _sentence, values in _by_sentence(paragraph) for v in values}
    for claim in paragraph.claims:
        found |= {v for f in claim.figures for v in (f.low, f.high) if v is not None}
    return found


def _by_sentence(paragraph: Paragraph) -> Iterator[tuple[str, list[int]]]:
    for sentence in sentences(paragraph.text):
        values = [v for n in numerals(fold(sentence), paragraph.lang) for v in (n.low, n.high) if v is not None]
        yield sentence, list(dict.fromkeys(values))


def _partner(a: Paragraph, b: Paragraph, sentence: str) -> str:
    """Return the sentence of `b` at the same place, where both have as many; else the whole paragraph."""
    mine, its = sentences(a.text), sentences(b.text)
    if len(mine) == len(its):
        return its[mine.index(sentence)]
    return " ".join(b.text.split())
