"""Whether the words for two perpetrators put them in different camps, where names and sides do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.provenance.parties import same_party
from recoupe.weighing.counted import camp_of

if TYPE_CHECKING:
    from recoupe.weighing.said import Said


def actor_camp(said: Said) -> str | None:
    """Return the camp of the acting party: what its words say, a state's own forces being a government's."""
    camp = camp_of(said.claim.by)
    if camp is None and said.view.by.state:
        return "government"
    return camp


def camps_differ(a: Said, b: Said) -> bool:
    """Tell whether two claims blame parties of different camps. "Terrorists" are whoever the speaker fights."""
    one, other = actor_camp(a), actor_camp(b)
    if one is None or other is None or one == other:
        return False
    for x, camp, y, opposite in ((a, one, b, other), (b, other, a, one)):
        if camp == "enemy":
            return opposite in ("government", "coalition") or same_party(x.speaker, y.view.by) in ("same", "allied")
    return not {one, other} & {"attacker", "own"}
