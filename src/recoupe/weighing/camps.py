"""Whether the words for two perpetrators put them in different camps, where names and sides do not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.provenance.names import fold
from recoupe.provenance.parties import Party, same_party
from recoupe.provenance.words import words
from recoupe.weighing.counted import camp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.weighing.said import Said

OURS = ("same", "allied")
ADVANCING = frozenset({"territory taken", "territory retaken", "troop movement"})


@dataclass(frozen=True)
class IncidentCamps:
    """The two parties of a fight: who attacks and who is attacked, by what the claims of the incident say."""

    attackers: Party | None
    attacked: Party | None

    def resolve(self, said: Said, camp: str | None) -> Party | None:
        """Return whom "the attackers", or "the enemy" in this speaker's mouth, are; null if it cannot be told."""
        if camp == "attacker":
            return self.attackers
        if camp == "enemy":
            for own, enemy in ((self.attackers, self.attacked), (self.attacked, self.attackers)):
                if own and same_party(said.speaker, own) in OURS:
                    return enemy
        return None


def camps_of(incident: Sequence[Said]) -> IncidentCamps:
    """Return the camps of an incident: attackers take ground, advance, or are repelled; the others hold."""
    attack, hold = [], []
    for s in incident:
        if s.claim.event in ADVANCING:
            attack.append(s.view.by)
            hold.append(s.view.against)
        elif s.claim.event == "attack repelled":
            attack.append(s.view.against)
            hold.append(s.view.by)
    return IncidentCamps(_most(attack), _most(hold))


def _most(parties: Sequence[Party]) -> Party | None:
    known = [p for p in parties if p.side or p.id or p.state] or [p for p in parties if p.known]
    return max(known, key=lambda p: (known.count(p), p.id or "", sorted(p.names)), default=None)


def actor_camp(said: Said) -> str | None:
    """Return the camp of the acting party: what its words say, a state's own forces being a government's."""
    camp = camp_of(said.claim.by)
    if camp is None and (said.view.by.state or _arm_of_state(said.claim.by)):
        return "government"
    return camp


def _arm_of_state(name: str | None) -> bool:
    """Whether a name is nothing but a state's arm: "the air force", "l'aviation"."""
    return bool(name) and set(fold(name or "").split()) <= set(words("weighing", "victims")["arms_of_states"])


def camps_differ(a: Said, b: Said) -> bool:
    """Tell whether two claims blame parties of different camps. "Terrorists" are whoever the speaker fights."""
    one, other = actor_camp(a), actor_camp(b)
    if one is None or other is None or one == other:
        return False
    for x, camp, y, opposite in ((a, one, b, other), (b, other, a, one)):
        if camp == "enemy":
            return opposite in ("government", "coalition") or same_party(x.speaker, y.view.by) in ("same", "allied")
    return not {one, other} & {"attacker", "own"}
