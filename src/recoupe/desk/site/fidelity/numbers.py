"""Numbers of a paragraph that its adaptation has not, whether a claim holds them or not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from recoupe.desk.site.fidelity.difference import Difference
from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.words import kind_name
from recoupe.extraction.figures.numerals import numerals
from recoupe.extraction.figures.words import fold
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.desk.site.fidelity.align import Paragraph
    from recoupe.model import Claim

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


def fewer_equals(a: Paragraph, b: Paragraph) -> Iterator[Difference]:
    """Yield the figures of `a` whose number `b` has as well, but not as often: one of two equal numbers is lost.

    Both must say so, the numbers as written and the figures as read: what is repeated in one text only is no loss.
    """
    written, left = _written(a), _written(b)
    told, kept = _told(a), _told(b)
    for value in sorted(v for v, often in written.items() if v > SMALL and 0 < left[v] < often):
        if sum(often for (v, _kind), often in told.items() if v == value) <= sum(
            often for (v, _kind), often in kept.items() if v == value
        ):
            continue
        for (number_of, kind), often in sorted(told.items()):
            if number_of == value and often > kept[number_of, kind]:
                quote = next(_quoted(c) for c in a.claims if (value, kind) in _figures(c))
                what = _("{number} ({kind})", number=number(value), kind=kind_name(kind) or kind)  # type: ignore[arg-type]
                why = _("The number stands there less often: what it counts here is not told.")
                yield Difference("figure", what, quote, " ".join(b.text.split()), why, f"{value}x{kind}")


def _written(paragraph: Paragraph) -> Counter[int]:
    """Return how often each number stands in a paragraph, in digits or words."""
    found = numerals(fold(" ".join(paragraph.text.split())), paragraph.lang)
    return Counter(n.low for n in found if n.low is not None and n.low == n.high)


def _told(paragraph: Paragraph) -> Counter[tuple[int, str]]:
    """Return how often each (number, kind) is told by the claims of a paragraph; by one speaker once."""
    every = {(figure, claim.source) for claim in paragraph.claims for figure in _figures(claim)}
    return Counter(figure for figure, _speaker in every)


def _figures(claim: Claim) -> list[tuple[int, str]]:
    return [(f.low, f.kind) for f in claim.figures if f.low is not None and f.low == f.high]


def _quoted(claim: Claim) -> str:
    return " ".join(claim.quote.split())


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
