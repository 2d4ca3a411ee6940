"""A claim with its voice and its speaker's party: what the rules of weighing look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.provenance.parties import Party, party, same_party

if TYPE_CHECKING:
    from recoupe.linking.view import View
    from recoupe.model import Claim, ClaimRef
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


@dataclass(frozen=True)
class Said:
    """One claim of an incident, who says it, and the party that the speaker is or belongs to."""

    view: View
    voice: Voice
    speaker: Party

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
    def of_self(self) -> bool:
        """Whether the speaker is, or is of the side of, the party that the claim is about as acting."""
        return same_party(self.speaker, self.view.by) in ("same", "allied")


def said(view: View, voice: Voice) -> Said:
    """Return a claim with its speaker's party: the source's, or the outlet's for its own voice."""
    name = view.claim.source or voice.name
    return Said(view, voice, party(name, voice.id if voice.known else None, voice.side))
