"""Speakers who changed places: both are named in both texts, and what one says has become the other's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.site.fidelity.align import speaks_alike
from recoupe.desk.site.fidelity.difference import Difference
from recoupe.drawing.words import quoted
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.desk.site.fidelity.align import Paragraph
    from recoupe.model import Claim

Pair = tuple["Claim", "Claim"]


def exchanged(pairs: Sequence[Pair], here: Paragraph, there: Paragraph) -> Iterator[Difference]:
    """Yield the claims whose speaker says something else in the adaptation, and whose words are another's there.

    A claim's words in the other text are those that tell its figures; of a claim without figures, the one that stands
    for it. A speaker who is only worded otherwise ("the army", "les militaires") is no other one: both speakers must
    be met in both texts.
    """
    for a, b in _same_words(pairs, here, there):
        if a.source is None or b.source is None or speaks_alike(a, b):
            continue
        if a.source_id and b.source_id:
            continue  # two registered speakers that differ are told of anyway
        if _met(a, there) and _met(b, here):
            what = _("{before} → {after}", before=quoted(a.source), after=quoted(b.source))
            why = _("The speakers have changed places.")
            quotes = (" ".join(a.quote.split()), " ".join(b.quote.split()))
            yield Difference("attribution", what, *quotes, why, f"{a.source}>{b.source}")


def _met(claim: Claim, paragraph: Paragraph) -> bool:
    """Return whether a claim's speaker says something in a paragraph."""
    return any(speaks_alike(claim, c) for c in paragraph.claims)


def _same_words(pairs: Sequence[Pair], here: Paragraph, there: Paragraph) -> list[Pair]:
    """Return the claims that tell the same figure, where one claim alone tells it in each text; and the pairs of claims
    of which one has no figure.
    """
    found = [(a, b) for a, b in pairs if not (a.figures and b.figures)]
    tellers = _tellers(there)
    for key, mine in _tellers(here).items():
        its = tellers.get(key, [])
        if len(mine) == len(its) == 1:
            found.append((mine[0], its[0]))
    return list({(a.id, b.id): (a, b) for a, b in found}.values())


def _tellers(paragraph: Paragraph) -> dict[tuple[str, int | None, int | None], list[Claim]]:
    found: dict[tuple[str, int | None, int | None], list[Claim]] = {}
    for claim in paragraph.claims:
        for figure in claim.figures:
            found.setdefault((figure.kind, figure.low, figure.high), []).append(claim)
    return found
