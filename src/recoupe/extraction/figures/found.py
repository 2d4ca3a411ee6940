"""The result: a figure with its place in the parse and the reason for its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from recoupe.extraction.figures.nouns import who
from recoupe.extraction.figures.parts import cumulative
from recoupe.i18n import gettext as _
from recoupe.model import Figure, FigureKind, Reason

if TYPE_CHECKING:
    from recoupe.extraction.figures.kinds import Candidate
    from recoupe.extraction.figures.mention import Mention
    from recoupe.extraction.figures.words import Words


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a document, at characters [start, end). `head`: token of the counted noun, or of the number;
    `governor`: token of the predicate that gave the kind, if one did; `parent`: index, in the list that
    `find_figures` returns, of the figure that this one is part of.
    """

    figure: Figure
    start: int
    end: int
    head: int
    governor: int | None
    parent: int | None
    reason: Reason


def build(w: Words, m: Mention, choice: Candidate, parent: int | None, borrowed: str | None, lang: str) -> FoundFigure:
    """Make the figure of a mention. `borrowed`: what an earlier figure counted, for a number without a noun."""
    start, end = m.quantity.start, m.quantity.end
    if not m.bare:
        end = max(end, w.end(m.last))
    start, end = _quoted(w.text, start, end)
    figure = Figure(
        kind=cast("FigureKind", choice.kind),
        who=who(w, m.counted, lang) or borrowed,
        low=m.quantity.low,
        high=m.quantity.high,
        qualifier=m.quantity.qualifier,
        text=w.raw[start:end],
        start=start,
        end=end,
        cumulative=cumulative(w, m, lang),
    )
    head = m.counted.head if m.counted.head is not None else w.at(m.quantity.number)
    return FoundFigure(figure, start, end, head, choice.governor, parent, _reason(w, choice))


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the other quotation mark where one lies within a folded text's span ("nearly 50" rebels)."""
    if text.count('"', start, end) % 2 == 0:
        return start, end
    opening = start - 2 if text[start - 1 : start] == " " else start - 1
    if opening >= 0 and text[opening] == '"' and start - opening <= 2:
        return opening, end
    closing = end + 1 if text[end : end + 1] == " " else end
    if closing < len(text) and text[closing] == '"' and closing - end <= 1:
        return start, closing + 1
    return start, end


def _reason(w: Words, choice: Candidate) -> Reason:
    kind, word = _(choice.kind), "" if choice.governor is None else w.doc[choice.governor].text
    match choice.rule:
        case "object":
            text = _("counted as {kind}: object of “{word}”", kind=kind, word=word)
        case "subject" | "participle" | "inverted":
            text = _("counted as {kind}: subject of “{word}”", kind=kind, word=word)
        case "toll":
            text = _("counted as {kind}: a toll (“{word}”)", kind=kind, word=word)
        case "part":
            text = _("counted as {kind}: part of the figure before it", kind=kind)
        case "list":
            text = _("counted as {kind}: listed with the figure before it", kind=kind)
        case "elided":
            text = _("counted as {kind}: the noun and verb of the figure before it are understood", kind=kind)
        case "carried":
            text = _("counted as {kind}: “{word}” takes up an earlier figure", kind=kind, word=word)
        case _:
            text = _("counted as {kind}: the noun says so", kind=kind)
    return Reason(rule=f"figure.{choice.rule}", text=text)
