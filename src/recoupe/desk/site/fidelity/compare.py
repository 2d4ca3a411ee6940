"""Two texts compared by the claims that were read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.site.fidelity.align import pair_claims, pair_paragraphs, paragraphs, score
from recoupe.desk.site.fidelity.difference import Difference
from recoupe.desk.site.fidelity.exchanged import exchanged
from recoupe.desk.site.fidelity.facts import FIRE, facts
from recoupe.desk.site.fidelity.numbers import counted, fewer_equals, lost_numbers, sentences
from recoupe.drawing.page.words import event_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.desk.site.fidelity.align import Paragraph
    from recoupe.model import Claim, Reading

LONG = 4
"""A sentence of at least so many words that is the same in both languages was not adapted."""


def compare(reading_a: Reading, reading_b: Reading) -> list[Difference]:
    """Return what of text A did not survive in text B, and what B adds, in the order of A. Empty: they say the same.

    Figures, names, places, attribution, stance and hedges are compared claim by claim; numbers besides in every
    sentence. Both are readings of the core, in any two languages that it reads; reasons are in the language in use.
    """
    found: list[Difference] = []
    for here, there in pair_paragraphs(paragraphs(reading_a), paragraphs(reading_b), _common):
        if here is None:
            assert there is not None  # noqa: S101 - a pair has one of two at least
            found += _alone(there, added=True)
        elif there is None:
            found += _alone(here, added=False)
        else:
            found += _both(here, there)
    return list({d.key: d for d in found}.values())


def _common(here: Paragraph, there: Paragraph) -> float:
    """Return what two paragraphs have in common, less what they say differently; a little for any two that do not
    differ, so that neighbours stay together.
    """
    shared = sum(score(a, b) for a, b in pair_claims(here.claims, there.claims))
    return 0.1 + shared - 2 * len(list(_both(here, there)))


def _both(here: Paragraph, there: Paragraph) -> Iterator[Difference]:
    if here.lang != there.lang:
        yield from _untranslated(here, there)
    pairs = pair_claims(here.claims, there.claims)
    for a, b in pairs:
        yield from facts(a, b, here, there)
    paired_a, paired_b = {a.id for a, _b in pairs}, {b.id for _a, b in pairs}
    for claim in here.claims:
        if claim.id not in paired_a and not _told_anyway(claim, there):
            yield _unpaired(claim, added=False)
    for claim in there.claims:
        if claim.id not in paired_b and not _told_anyway(claim, here):
            yield _unpaired(claim, added=True)
    yield from exchanged(pairs, here, there)
    yield from fewer_equals(here, there)
    for each in fewer_equals(there, here):
        why = _("The original tells this number less often.")
        yield Difference("figure", each.what, each.sentence_b, each.sentence_a, why, f"+{each.mark}")
    yield from lost_numbers(here, there)
    for each in lost_numbers(there, here):
        why = _("The original does not hold the number.")
        yield Difference("figure", each.what, each.sentence_b, each.sentence_a, why, f"+{each.mark}")


def _told_anyway(claim: Claim, there: Paragraph) -> bool:
    """Return whether another claim of the paragraph tells the same event, or all of its figures: one sentence may be
    read as two claims in one language and as one in the other.
    """
    alike = FIRE if claim.event in FIRE else {claim.event}
    same = any(c.event in alike and c.stance == claim.stance and c.hedged == claim.hedged for c in there.claims)
    figures = {v for f in claim.figures for v in (f.low, f.high) if v is not None}
    return same or bool(figures and figures <= counted(there))


def _unpaired(claim: Claim, *, added: bool) -> Difference:
    quote = " ".join(claim.quote.split())
    if added:
        why = _("No sentence of the original says this.")
        return Difference(
            "claim", _("added: {event}", event=event_name(claim.event)), "", quote, why, f"+{claim.event}"
        )
    why = _("No sentence of the adaptation says this.")
    return Difference("claim", _("missing: {event}", event=event_name(claim.event)), quote, "", why, claim.event)


def _alone(paragraph: Paragraph, *, added: bool) -> Iterator[Difference]:
    for claim in paragraph.claims:
        yield _unpaired(claim, added=added)


def _untranslated(here: Paragraph, there: Paragraph) -> Iterator[Difference]:
    known = set(sentences(there.text))
    for sentence in sentences(here.text):
        if sentence in known and len(sentence.split()) >= LONG:
            why = _("The sentence is the same in both languages.")
            yield Difference("untranslated", _("not adapted"), sentence, sentence, why)
