"""Admissions: a side accepts, against its interest, an act that it is accused of, or losses of its own.

A claim of responsibility is none: who says that its army holds a town, or that it struck its enemy, is proud of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Reason
from recoupe.provenance.parties import same_party
from recoupe.weighing.clashes import TAKEN, victims_status
from recoupe.weighing.counted import LOSSES, admits_losses
from recoupe.weighing.interest import OURS, own_losses
from recoupe.weighing.said import STRIKES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.weighing.counted import Counted
    from recoupe.weighing.said import Said


def admitted(incident: Sequence[Said], figures: Sequence[Counted]) -> tuple[str | None, Reason | None]:
    """Return who accepts an act or a loss of its own side, and why; kept beside the status.

    Acts before losses, then the first by name. `figures`: those of the incident, in context.
    """
    acts = [s for s in incident if _accepts(s, incident)]
    lost = [s for s in incident if _lost_ground(s)]
    lost += [f.said for f in figures if f.figure.kind in LOSSES and f.figure.low is not None and _admits_loss(f)]
    if not (acts or lost):
        return None, None
    own = acts or lost
    name = min(own, key=lambda s: (s.voice.name, s.voice.id)).voice.name
    refs = tuple(dict.fromkeys(s.ref for s in own if s.voice.name == name))
    text = (
        _("{source} accepts that its own side did it", source=name)
        if acts
        else _("{source} admits losses of its own side", source=name)
    )
    return name, Reason(rule="admitted", text=text, claims=refs)


def _accepts(s: Said, incident: Sequence[Said]) -> bool:
    """Whether a side says that it did what others hold against it: civilians were hit, or somebody of it denies it."""
    if s.denies or not s.of_self or s.claim.event not in STRIKES or victims_status(s) == "combatant":
        return False
    if victims_status(s) == "civilian":
        return True
    accusers = [
        o
        for o in incident
        if not o.denies and o.voice.id != s.voice.id and not o.of_self and same_party(o.view.by, s.view.by) in OURS
    ]
    denied = any(o.denies and o.of_self and same_party(o.speaker, s.speaker) in OURS for o in incident)
    return denied or any(victims_status(o) == "civilian" for o in accusers)


def _lost_ground(s: Said) -> bool:
    return not s.denies and s.claim.event in TAKEN and same_party(s.speaker, s.view.against) in OURS and not s.of_self


def _admits_loss(f: Counted) -> bool:
    """Whether a side that acts counts its own dead: in a fight both act; who is struck only counts its victims."""
    if f.said.denies or f.figure.cumulative or not own_losses(f):
        return False
    return f.said.claim.event not in STRIKES or admits_losses(f.said, f.figure)
