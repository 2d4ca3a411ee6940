"""A claim with its voice and its speaker's party: what the rules of weighing look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.provenance.names import fold
from recoupe.provenance.parties import Party, party, same_party

if TYPE_CHECKING:
    from datetime import date

    from recoupe.linking.view import View
    from recoupe.model import Claim, ClaimRef, Reading
    from recoupe.provenance.voices import Voice

STRIKES = frozenset(
    {
        "air/drone strike",
        "shelling/artillery/missile attack",
        "suicide bomb",
        "remote explosive/landmine/IED",
        "chemical weapon",
        "shooting",
        "execution/killing of civilians",
        "looting/property destruction",
        "abduction/arrest",
        "other",
    }
)
"""Events with one party that acts and one that suffers; in the others two parties fight."""

CARRIED_BY = frozenset({"by: carried over"})
CARRIED_TARGET = frozenset({"against: carried over"})
CARRIED_EVENT = frozenset({"event: carried over"})
CARRIED_DAY = frozenset({"date: carried over", "date: lead", "date: taken up"})
"""Reasons of reading by which a claim has what another sentence says: good for linking, not this source's word."""


@dataclass(frozen=True)
class Said:
    """One claim of an incident, who says it, and the party that the speaker is or belongs to."""

    view: View
    voice: Voice
    speaker: Party
    published: date | None = None
    """The day on which it was first published: a reprint's claim, that of the report that it repeats."""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.view.claim

    @property
    def ref(self) -> ClaimRef:
        """The claim's reference."""
        return self.view.ref

    @property
    def denies(self) -> bool:
        """Whether the speaker says that it did not happen, or was not them."""
        return self.claim.stance == "denies"

    @property
    def names_actor(self) -> bool:
        """Whether the claim itself says who did it, and reading did not carry that over from another sentence."""
        return bool(self.claim.by or self.view.by.known) and not self._told_elsewhere(CARRIED_BY)

    @property
    def gives_day(self) -> bool:
        """Whether the claim itself says when, and reading did not give it the day of another sentence."""
        return self.claim.when is not None and not self._told_elsewhere(CARRIED_DAY)

    @property
    def target(self) -> str | None:
        """Whom or what the claim itself says was hit, as written; null where that was carried over."""
        return None if self._told_elsewhere(CARRIED_TARGET) else self.claim.against

    @property
    def bare(self) -> bool:
        """Whether a denial says nothing itself of what it denies ("a lie", "Moscow rejected the accusation")."""
        return self.denies and self.target is None and self._told_elsewhere(CARRIED_EVENT)

    def _told_elsewhere(self, rules: frozenset[str]) -> bool:
        return any(r.rule in rules for r in self.claim.reasons)

    @property
    def of_self(self) -> bool:
        """Whether the speaker is, or is of the side of, the party that the claim is about as acting."""
        return same_party(self.speaker, self.view.by) in ("same", "allied")


def said(view: View, voice: Voice, origin: Reading | None = None) -> Said:
    """Return a claim with its speaker's party: the source's, or the outlet's for its own voice.

    `origin`: the report that the claim's report repeats. What both hold was said when the first was published.
    """
    published = view.report.published
    if origin and origin.published and _repeated(view, origin):
        published = min(published or origin.published, origin.published)
    name = voice.name if voice.merged else view.claim.source or voice.name
    return Said(view, voice, party(name, voice.id if voice.known else None, voice.side), published)


def _repeated(view: View, origin: Reading) -> bool:
    """Whether the origin holds the claim's very sentence, or a claim of the same source with the same figures."""
    if fold(view.claim.quote) in fold(origin.text):
        return True
    counts = _counts(view.claim)
    return bool(counts) and any(_counts(c) == counts and c.source_id == view.claim.source_id for c in origin.claims)


def _counts(claim: Claim) -> tuple[tuple[str, int | None, int | None], ...]:
    return tuple((f.kind, f.low, f.high) for f in claim.figures)
