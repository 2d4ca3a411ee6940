"""Interest: whether a figure serves the one who gives it.

The law of evidence and the practice of Airwars and UCDP agree on the core: what a party admits against itself
weighs more than what it says of its enemy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from recoupe.provenance.parties import Party, same_party
from recoupe.weighing.clashes import TAKEN, victims_status
from recoupe.weighing.counted import Counted, admits_losses
from recoupe.weighing.said import STRIKES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.weighing.said import Said

LOST_BY_THE_OTHER = TAKEN | {"attack repelled"}
Interest = Literal["self-serving", "against interest", "third-party", "unknown"]
OURS = ("same", "allied")


def interest(figure: Counted, parties: Sequence[Party]) -> Interest:
    """Return whose interest a figure serves. `parties`: those that act or suffer in the incident.

    *Against interest*: a side gives losses of its own, or harm that it did to civilians. *Self-serving*: a side gives
    its enemy's losses, or harm to civilians that it blames on its enemy, or puts an upper bound on its own losses.
    *Third-party*: the source is known to belong to no side of the incident.
    """
    speaker = figure.said.speaker
    if figure.status == "civilian" and figure.said.of_self:
        return "against interest"
    if own_losses(figure):
        return "self-serving" if figure.figure.low is None else "against interest"
    return _standing(figure.said, speaker, parties)


def claim_interest(said: Said, parties: Sequence[Party]) -> Interest:
    """Return whose interest a claim serves that counts nobody: ground, a deed, a denial.

    *Against interest*: a side says that it lost ground, that its attack was beaten off, or that it hit civilians.
    *Self-serving*: whatever else a side of the incident says. *Third-party* and *unknown* as for figures.
    """
    if not said.denies:
        ours_hit = same_party(said.speaker, said.view.against) in OURS and not said.of_self
        if ours_hit and said.claim.event in LOST_BY_THE_OTHER:
            return "against interest"
        if said.of_self and said.claim.event in STRIKES and victims_status(said) == "civilian":
            return "against interest"
    return _standing(said, said.speaker, parties)


def own_losses(figure: Counted) -> bool:
    """Tell whether a source counts losses of its own side."""
    if figure.camp == "enemy" or figure.status == "civilian":
        return False
    if admits_losses(figure.said, figure.figure):
        return same_party(figure.said.speaker, figure.party) != "different"
    return same_party(figure.said.speaker, figure.party) in OURS


def _standing(said: Said, speaker: Party, parties: Sequence[Party]) -> Interest:
    """Return what the speaker's side alone says: a side of the incident, none of them, or not known."""
    if any(same_party(speaker, p) in OURS for p in parties):
        return "self-serving"
    if speaker.side:
        return "third-party" if parties and all(p.side for p in parties) else "unknown"
    return "third-party" if said.voice.known else "unknown"


def parties_of(said: Sequence[Said]) -> list[Party]:
    """Return the parties that act or suffer in an incident, each once, in a stable order."""
    found = {p for s in said for p in (s.view.by, s.view.against) if p.known}
    return sorted(found, key=lambda p: (p.id or "", p.side or "", p.state or "", sorted(p.names)))
