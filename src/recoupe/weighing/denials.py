"""Denials: what a denial contradicts is what it denies, and nothing else that is said of the incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.provenance.names import tokens
from recoupe.provenance.parties import same_party
from recoupe.weighing.camps import actor_camp, camps_differ
from recoupe.weighing.clashes import OURS, TAKEN, apart, elsewhere, same_kind, victims_status
from recoupe.weighing.counted import camp_of, status_of
from recoupe.weighing.denied import denied_event, denies_kind, disclaims
from recoupe.weighing.said import STRIKES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import ContradictionType
    from recoupe.provenance.parties import Party
    from recoupe.weighing.clashes import Clash
    from recoupe.weighing.said import Said


def denial(denier: Said, other: Said, accused: bool = False, taken_up: Said | None = None) -> Clash | None:
    """A denial contradicts what it denies: that it was them (actor), that ground fell (outcome), that civilians
    were hit (victim status), or that it happened at all (occurrence).

    `accused`: somebody in the incident names the denier's side as the one that did it; "it was not us" then answers
    that accusation, and not those who name nobody. A denial of one place says nothing of another. `taken_up`: the
    claim that a denial without words of its own is an answer to.
    """
    if not denier.denies or other.denies or not denies_kind(denier, other) or elsewhere(denier, other):
        return None
    if taken_up is not None and not _like(other, taken_up):
        return None
    if disclaims(denier):
        return _clash("actor", denier, other) if blamed_on(denier, other) else None
    if (other.claim.event if denier.bare else denied_event(denier)) in TAKEN:
        return _ground(denier, other)
    if status_of(denier.target) == "civilian":
        return _clash("victim status", denier, other) if victims_status(other) == "civilian" else None
    if denier.claim.by:
        return _deed(denier, other, accused)
    return None if _spared(denier, other) else _clash("occurrence", denier, other)


def accused(denier: Said, incident: Sequence[Said]) -> bool:
    """Tell whether somebody in the incident names, by name or by camp, the one who is denied to have done it."""
    return any(not s.denies and s.voice.id != denier.voice.id and blames(s, denier) for s in incident)


def answered(denier: Said, incident: Sequence[Said]) -> Said | None:
    """Return the claim that a bare denial answers: the last one that somebody else makes before it in its report.

    Null where the denial has words of its own, or nothing before it in the incident.
    """
    if not denier.bare:
        return None
    before = [
        s
        for s in incident
        if s.ref.report == denier.ref.report
        and s.view.position < denier.view.position
        and not s.denies
        and s.voice.id != denier.voice.id
    ]
    return max(before, key=lambda s: s.view.position, default=None)


def _like(other: Said, taken_up: Said) -> bool:
    """Whether a claim is what a bare denial answers, of its source, or another report's accusation of the kind."""
    if other.voice.id == taken_up.voice.id:
        return True
    return other.ref.report != taken_up.ref.report and same_kind(other, taken_up) and other.names_actor


def blames(accuser: Said, denier: Said) -> bool:
    """Tell whether one claim names as acting the party that a denial clears."""
    return same_party(accuser.view.by, denier.view.by) in OURS or _one_camp(accuser, denier)


def blamed_on(denier: Said, other: Said) -> bool:
    """Tell whether a claim says that who denies responsibility, or whom the denial clears, did it."""
    if not other.names_actor:
        return False
    cleared = denier.view.by if denier.view.by.known else denier.speaker
    told = same_party(cleared, other.view.by)
    if told == "unknown":
        camp = actor_camp(denier) or camp_of(denier.claim.source)
        return camp is not None and camp == actor_camp(other)
    return told in OURS and not _two_states(cleared, other.view.by)


def _ground(denier: Said, other: Said) -> Clash | None:
    if other.claim.event not in TAKEN:
        return None
    if same_party(denier.view.by, other.view.by) == "different" and not (denier.bare and denier.of_self):
        return None
    return _clash("outcome", denier, other)


def _deed(denier: Said, other: Said, accused: bool) -> Clash | None:
    """A denial that names who is said to have done it: of the deed, against whoever says that they did."""
    strike = denier.claim.event in STRIKES
    # In a fight nobody else did it instead: a denied part in it, or a denied move, is a denied occurrence.
    if not other.names_actor:
        # In a fight both sides act: who names nobody does not say that the one who denies took part.
        if accused or not strike or not _one_target(denier, other):
            return None
        return _clash("occurrence", denier, other)
    told = same_party(denier.view.by, other.view.by)
    if told == "different" or (told == "allied" and apart(denier, other)):
        return None
    if told == "unknown" and camps_differ(denier, other):
        return None
    if _nothing_happened(denier):
        return _clash("occurrence", denier, other)
    if told == "unknown" and not _one_camp(denier, other) and not (not strike and _of_its_own(denier, other)):
        return None
    return _clash("actor" if strike else "occurrence", denier, other)


def _of_its_own(denier: Said, other: Said) -> bool:
    """Whether the one who denies a part of "its troops" in a fight answers who says that its side took one."""
    return not denier.view.by.known and same_party(denier.speaker, other.view.by) in OURS


def _spared(denier: Said, other: Said) -> bool:
    """Whether a denial that names whom it says were not hit is about others than those whom a claim says were."""
    spared = denier.view.against
    if denier.target is None or not (spared.state or spared.id or spared.side):
        return False
    hit = _hit(other)
    return not any(same_party(spared, party) in OURS and not _two_states(spared, party) for party in hit)


def _hit(said: Said) -> list[Party]:
    """Return those whom a claim says were hit; who only "are fighting" somewhere were not."""
    return [said.view.against, *said.view.victims]


def _two_states(a: Party, b: Party) -> bool:
    return a.state is not None and b.state is not None and a.state != b.state


def _one_camp(a: Said, b: Said) -> bool:
    """Whether bare words put both perpetrators in one camp ("army gunners", "l'artillerie de l'armée"), or are equal.

    One of them may be known: "the army" of the one who accuses is the army that denies.
    """
    if same_party(a.view.by, b.view.by) != "unknown":
        return False
    camp = actor_camp(a)
    if camp is not None and camp == actor_camp(b):
        return True
    return bool(a.claim.by and b.claim.by) and tokens(a.claim.by or "") == tokens(b.claim.by or "")


def _nothing_happened(denier: Said) -> bool:
    """Whether a denial by the accused is of the deed as such, as with looting: not "somebody else", but "nobody"."""
    accused_self = denier.of_self or not denier.view.by.known
    return denier.claim.event == "looting/property destruction" and accused_self


def _one_target(a: Said, b: Said) -> bool:
    return bool(a.view.sites & b.view.sites) or same_party(a.view.against, b.view.against) in OURS


def _clash(kind: ContradictionType, denier: Said, other: Said) -> Clash:
    who, whom = denier.voice.name, other.voice.name
    if kind == "outcome":
        why = _("{other} says that ground was taken; {denier} denies it", denier=who, other=whom)
    elif kind == "victim status":
        why = _("{other} says that civilians were hit; {denier} denies it", denier=who, other=whom)
    elif kind == "actor":
        why = _("{other} says who did it; {denier} denies that", denier=who, other=whom)
    else:
        why = _("{other} says that it happened; {denier} denies it", denier=who, other=whom)
    return kind, why
