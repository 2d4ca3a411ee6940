"""Figures in context: who is counted, so that only like is compared with like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Literal, Protocol

from recoupe.provenance.names import fold, skeleton, tokens
from recoupe.provenance.parties import Party, same_party
from recoupe.provenance.words import words
from recoupe.weighing.around import lost, partial
from recoupe.weighing.said import STRIKES, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Figure

ROUNDING = 0.25
"""How far a number given as "about" may lie from the true one, as a share of it."""
PEOPLE = frozenset({"killed", "wounded", "casualties", "captured", "missing", "displaced"})
LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing", "destroyed"})
SHARED_CAMPS = {"own", "enemy", "attacker"}


class Camps(Protocol):
    """Who the words for camps stand for in one incident (camps.IncidentCamps)."""

    def resolve(self, said: Said, camp: str | None) -> Party | None:
        """Return the party that a camp's word means in this speaker's mouth, if it can be told."""


@dataclass(frozen=True)
class Counted:
    """A figure with its claim; `status` civilian or combatant, `subset` children…, `camp`, `party`: of the counted."""

    said: Said
    figure: Figure
    status: str | None
    subset: str | None
    party: Party
    camp: str | None
    thing: str | None
    partial: bool = False
    """A count of some of the victims only, as of a hospital's patients: the total may be higher."""
    part: bool = False
    """One of several groups that its source counts apart ("six members and three civilians"): no total."""

    @property
    def bounds(self) -> tuple[float, float]:
        """The totals that the figure allows, rounding included; open ends are 0 and infinity."""
        low = self.figure.low if self.figure.low is not None else 0
        high = float(self.figure.high) if self.figure.high is not None and not self.partial else inf
        return (low * (1 - ROUNDING), high * (1 + ROUNDING)) if self.figure.qualifier == "about" else (low, high)


def disjoint(a: Counted, b: Counted) -> bool:
    """Tell whether no number satisfies both figures. Widening either never makes this true."""
    return a.bounds[0] > b.bounds[1] or b.bounds[0] > a.bounds[1]


@cache
def _classes(kind: str) -> frozenset[str]:
    return frozenset(words("weighing", "victims")[kind])


def status_of(text: str | None) -> Literal["civilian", "combatant"] | None:
    """Return whether the words for the victims make them civilians or combatants; null if they do not, or do both."""
    found = set(fold(text or "").split())
    civilian, combatant = bool(found & _classes("civilian")), bool(found & _classes("combatant"))
    if civilian == combatant:
        return None
    return "civilian" if civilian else "combatant"


def _first(kind: str, text: str | None) -> str | None:
    found = set(fold(text or "").split())
    for name, forms in words("weighing", "victims")[kind].items():
        if found & set(forms["words"] if isinstance(forms, dict) else forms):
            return str(name)
    return None


def subset_of(text: str | None) -> str | None:
    """Return the group that is counted apart (children, women, medics…), if the words name one."""
    return _first("subsets", text)


def camp_of(text: str | None) -> str | None:
    """Return what the words alone say of the side."""
    return _first("camps", text)


def thing_of(text: str | None) -> str | None:
    """Return the concept of a counted thing, or the skeleton of its last word."""
    if not text:
        return None
    return _first("things", text) or skeleton(tokens(text)[0])


def counted(said: Said, camps: Camps | None = None) -> list[Counted]:
    """Return the figures of a claim in context. Parts of another figure keep their subset, or are left out.

    `camps` resolves "the attackers" and "the enemy" to the parties of the incident.
    """
    found = []
    for figure, who in zip(said.claim.figures, said.view.victims, strict=True):
        subset = subset_of(figure.who)
        if figure.part_of is not None and subset is None:
            continue
        victims, camp = _whose(said, figure, who)
        if camps and not _registered(victims):
            victims = camps.resolve(said, camp) or victims
        found.append(
            Counted(
                said=said,
                figure=figure,
                status=status_of(figure.who) or status_of(said.target),
                subset=subset,
                party=victims,
                camp=camp,
                thing=None if figure.kind in PEOPLE else thing_of(figure.who),
                partial=figure.kind in PEOPLE and partial(said.claim.quote, figure),
            )
        )
    return found


def with_parts(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures, those marked as parts that one source, in one report, gives beside others of a like kind."""
    groups: dict[tuple[str, str, str], set[tuple[str | None, Party]]] = {}
    for f in figures:
        if _specific(f):
            groups.setdefault(_whole(f), set()).add((f.status, f.party))
    parted = {key for key, kinds in groups.items() if len({status for status, _party in kinds}) > 1}
    return [replace(f, part=True) if _specific(f) and _whole(f) in parted else f for f in figures]


def _specific(f: Counted) -> bool:
    strike = f.said.claim.event in STRIKES and f.figure.kind in PEOPLE and not f.figure.cumulative
    return strike and f.subset is None and (f.status is not None or f.party.known)


def _whole(f: Counted) -> tuple[str, str, str]:
    return f.said.voice.id, f.said.ref.report, f.figure.kind


def _registered(party: Party) -> bool:
    return bool(party.side or party.id or party.state)


def _whose(said: Said, figure: Figure, who: Party) -> tuple[Party, str | None]:
    """Return the party and camp of the counted: the speaker's own, what their words tell, what the claim is against."""
    camp = camp_of(figure.who) or camp_of(said.claim.against)
    if said.speaker.known and (camp == "own" or _own_before(said.claim.quote, figure)):
        return said.speaker, None
    if admits_losses(said, figure) and not _registered(who):
        return (said.speaker if said.speaker.known else who), camp
    if _registered(who):
        return who, camp
    if _registered(said.view.against):
        return said.view.against, camp
    if figure.kind in LOSSES and lost(said.claim.quote, figure):
        return next((p for p in (said.view.by, said.view.against, said.speaker) if p.known), who), camp
    if said.claim.event == "attack repelled" and camp is None:
        camp = "attacker"
    return (who if _named(figure, said.claim.quote) and who.known else said.view.against), camp


def _named(figure: Figure, quote: str) -> bool:
    """Whether the counted are called by a proper name, written with a capital: "Houthis", not "dead" or "rockets"."""
    found = set((figure.who or "").split())
    return any(w[:1].isupper() and w.lower() in found for w in re.findall(r"\w+", f"{figure.text} {quote}"))


def admits_losses(said: Said, figure: Figure) -> bool:
    """Tell whether a claim's cue makes its losses the speaker's own: "admitted losing five soldiers"."""
    if figure.kind not in LOSSES or said.denies or (said.voice.known and said.voice.side is None):
        return False
    if status_of(figure.who) == "civilian" or camp_of(figure.who) not in (None, "own", "government"):
        return False
    return bool(set(fold(said.claim.cue or "").split()) & _classes("admits"))


def _own_before(quote: str, figure: Figure) -> bool:
    """Whether the counted are called the speaker's own: "seven of its fighters", "trois de ses hommes"."""
    if not figure.who:
        return False
    close = fold(quote).partition(fold(figure.who))[0].split()[-2:]
    return bool(set(close) & _classes("own_before"))


def comparable(a: Counted, b: Counted) -> bool:
    """Tell whether two figures count the same: one kind, one group of victims, one side in a fight."""
    if a.figure.kind != b.figure.kind or a.thing != b.thing or a.subset != b.subset:
        return False
    if a.figure.cumulative != b.figure.cumulative:
        return False
    if a.figure.kind not in PEOPLE:
        return a.thing is not None
    if (a.part or b.part) and not _one_group(a, b):
        return False
    relation = victims_relation(a, b)
    if a.said.claim.event in STRIKES and b.said.claim.event in STRIKES:
        return relation != "different"
    return relation == "same"


def _one_group(a: Counted, b: Counted) -> bool:
    """Whether a part has its like: both call their counted civilians or combatants, or both say whose they are."""
    if a.status != b.status or status_of(a.figure.who) != status_of(b.figure.who):
        return False
    return a.status is not None or (_registered(a.party) and _registered(b.party))


def victims_relation(a: Counted, b: Counted) -> Literal["same", "different", "unknown"]:
    """Tell whether the victims of two figures are of one side."""
    told = same_party(a.party, b.party)
    if told in ("same", "allied"):
        return "same"
    if told == "different":
        return "different"
    one, other = a.camp, b.camp
    if one is None or other is None:
        return "same" if a.status == b.status == "civilian" else "unknown"
    if one == other:
        return "same" if one not in SHARED_CAMPS or _one_side(a, b) else "unknown"
    if SHARED_CAMPS & {one, other}:
        return _relative(a, b)
    return "different"


def _one_side(a: Counted, b: Counted) -> bool:
    return same_party(a.said.speaker, b.said.speaker) != "different"


def _relative(a: Counted, b: Counted) -> Literal["same", "different", "unknown"]:
    """An enemy is whoever the speaker is not; attackers are whoever the incident's attackers are, not known here."""
    for x, y in ((a, b), (b, a)):
        if x.camp == "enemy" and y.camp not in SHARED_CAMPS:
            told = same_party(x.said.speaker, y.party)
            if told in ("same", "allied") or (y.camp == "government" and x.said.speaker.state):
                return "different"
            return "same" if told == "different" or y.camp in ("rebel", "jihadist") else "unknown"
    return "unknown"
