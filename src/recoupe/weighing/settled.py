"""What evidence settles, claim by claim: a supported claim confirms itself, and refutes only who denies that thing.

A person who decides that a video supports "31 were killed in the strike" has seen the strike, perhaps not 31 dead:
what other sources say of the number, the day or the culprit is contradicted by it, and not refuted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import Reason
from recoupe.model.incident import Ruling
from recoupe.weighing.contradictions import clashing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.model import ClaimRef, Contradiction, Evidence
    from recoupe.weighing.said import Said

WHETHER = frozenset({"occurrence", "outcome"})
"""Contradictions over whether something happened: of a denial and what it denies only one can be true."""


def rulings(incident: Sequence[Said], evidence: Sequence[Evidence]) -> tuple[Ruling, ...]:
    """Return what evidence makes of the claims of an incident that it touches, in the order of the claims.

    A claim's own evidence decides first. A denial of what evidence supports is refuted, and so is a claim whose denial
    it supports; what else contradicts a supported claim stays contested, and so does every other denial.
    """
    own: dict[ClaimRef, list[Evidence]] = defaultdict(list)
    for e in evidence:
        own[e.claim].append(e)
    if not own:
        return ()
    supported = {s.ref for s in incident if {e.verdict for e in own.get(s.ref, ())} == {"supports"}}
    rivals: dict[ClaimRef, list[tuple[Said, str]]] = defaultdict(list)
    for a, b, kind in clashing(incident):
        for one, other in ((a, b), (b, a)):
            if other.ref in supported:
                rivals[one.ref].append((other, kind))
    found = [_ruling(s, own.get(s.ref, ()), rivals.get(s.ref, ()), own, bool(supported)) for s in incident]
    return tuple(r for r in found if r)


def _ruling(
    s: Said,
    mine: Sequence[Evidence],
    rivals: Sequence[tuple[Said, str]],
    own: Mapping[ClaimRef, Sequence[Evidence]],
    anything: bool,
) -> Ruling | None:
    verdicts = {e.verdict for e in mine}
    if verdicts == {"supports"}:
        why = _("Evidence {names} supports it, as {who} decided", names=names_of(mine), who=deciders(mine))
        return Ruling(claim=s.ref, verdict="confirmed", why=why)
    if verdicts == {"refutes"}:
        why = _("Evidence {names} refutes it, as {who} decided", names=names_of(mine), who=deciders(mine))
        return Ruling(claim=s.ref, verdict="refuted", why=why)
    if verdicts:
        why = _("Evidence speaks both ways: {names}", names=names_of(mine))
        return Ruling(claim=s.ref, verdict="contested", why=why)
    whether = [other for other, kind in rivals if kind in WHETHER and s.denies != other.denies]
    if whether:
        names = names_of([e for other in whether for e in own[other.ref]])
        who = ", ".join(sorted({other.voice.name for other in whether}))
        why = (
            _("It denies what evidence {names} supports: what {source} says", names=names, source=who)
            if s.denies
            else _("Evidence {names} supports the denial by {source}", names=names, source=who)
        )
        return Ruling(claim=s.ref, verdict="refuted", why=why)
    if rivals:
        names = names_of([e for other, _kind in rivals for e in own[other.ref]])
        who = ", ".join(sorted({other.voice.name for other, _kind in rivals}))
        why = _("It contradicts what {source} says, which evidence {names} supports", names=names, source=who)
        return Ruling(claim=s.ref, verdict="contested", why=why)
    if s.denies and anything:
        return Ruling(claim=s.ref, verdict="contested", why=_("No evidence decides what it denies"))
    return None


def refuted(ruled: Sequence[Ruling]) -> frozenset[ClaimRef]:
    """Return the claims that evidence refutes, by itself or by what it supports."""
    return frozenset(r.claim for r in ruled if r.verdict == "refuted")


def still_open(contradictions: Sequence[Contradiction], ruled: Sequence[Ruling]) -> tuple[Contradiction, ...]:
    """Return the contradictions that evidence leaves open: neither of the two claims is refuted."""
    gone = refuted(ruled)
    return tuple(c for c in contradictions if not {c.a, c.b} & gone)


def undecided(incident: Sequence[Said], ruled: Sequence[Ruling]) -> Reason | None:
    """Say which claims of an incident with evidence stay contested all the same; null where there are none."""
    refs = tuple(r.claim for r in ruled if r.verdict == "contested")
    if not refs:
        return None
    names = ", ".join(sorted({s.voice.name for s in incident if s.ref in refs}))
    text = ngettext("{n} claim stays contested: {names}", "{n} claims stay contested: {names}", len(refs), names=names)
    return Reason(rule="undecided", text=text, claims=refs)


def names_of(evidence: Sequence[Evidence]) -> str:
    """Return the ids of pieces of evidence, each once."""
    return ", ".join(sorted({e.id for e in evidence}))


def deciders(evidence: Sequence[Evidence]) -> str:
    """Return who decided on pieces of evidence, each once."""
    return ", ".join(sorted({e.decided_by for e in evidence}))
