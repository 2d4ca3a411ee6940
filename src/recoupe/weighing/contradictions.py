"""Contradictions of an incident: typed, between sources that differ, one per pair of sources and type."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Contradiction
from recoupe.weighing import clashes
from recoupe.weighing.counted import Counted, comparable, counted, disjoint
from recoupe.weighing.updates import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import ContradictionType
    from recoupe.weighing.said import Said

ANY = (clashes.outcome, clashes.actor, clashes.victim_status)
"""Types for which one pair of claims is enough."""
ALL = (clashes.time, clashes.place)
"""Types where a source that gives several answers contradicts another only if none of them fits."""


def find_contradictions(incident: Sequence[Said]) -> tuple[Contradiction, ...]:
    """Return the contradictions between different voices, in the order of the claims."""
    order = {s.ref: n for n, s in enumerate(incident)}
    by_voice: dict[str, list[Said]] = {}
    for s in incident:
        by_voice.setdefault(s.voice.id, []).append(s)
    figures = current([f for s in incident for f in counted(s)])
    found: list[Contradiction] = []
    for one, other in combinations(by_voice.values(), 2):
        found += _between(one, other, figures)
    return tuple(sorted(found, key=lambda c: (order[c.a], order[c.b], c.type)))


def _between(one: Sequence[Said], other: Sequence[Said], figures: Sequence[Counted]) -> list[Contradiction]:
    kinds: dict[ContradictionType, Contradiction] = {}
    pairs = [(a, b) for a in one for b in other]
    for a, b in pairs:
        tried = [rule(a, b) for rule in ANY] + [clashes.denial(a, b), clashes.denial(b, a)]
        for clash in tried:
            if clash:
                kinds.setdefault(clash[0], Contradiction(a=a.ref, b=b.ref, type=clash[0], why=clash[1]))
    for rule in ALL:
        told = [(a, b, told_by) for a, b in pairs if (told_by := rule(a, b))]
        same_kind = [(a, b) for a, b in pairs if _answers(rule.__name__, a, b)]
        if told and len(told) == len(same_kind):
            a, b, (kind, why) = told[0]
            kinds.setdefault(kind, Contradiction(a=a.ref, b=b.ref, type=kind, why=why))
    number = numbers(one, other, figures)
    if number:
        kinds.setdefault("number", number)
    return [kinds[k] for k in sorted(kinds)]


def _answers(question: str, a: Said, b: Said) -> bool:
    """Whether both claims answer the question at all: when, or where."""
    if a.denies or b.denies:
        return False
    if question == "time":
        return clashes.same_kind(a, b) and a.claim.when is not None and b.claim.when is not None
    return a.claim.event == b.claim.event and bool(a.claim.places and b.claim.places)


def numbers(one: Sequence[Said], other: Sequence[Said], figures: Sequence[Counted]) -> Contradiction | None:
    """Return the first contradiction of number: comparable figures of which no two can both be true.

    Where a source gives several for the same victims in one report, all of them must clash.
    """
    refs_a, refs_b = {s.ref for s in one}, {s.ref for s in other}
    mine = [f for f in figures if f.said.ref in refs_a and not f.said.denies]
    theirs = [f for f in figures if f.said.ref in refs_b and not f.said.denies]
    for f in mine:
        against = [g for g in theirs if comparable(f, g)]
        same = [h for h in mine if any(comparable(h, g) for g in against)]
        if against and all(disjoint(h, g) for h in same for g in against if comparable(h, g)):
            g = max(against, key=lambda x: (x.figure.low or 0, x.figure.high or 0))
            why = _(
                "{a} says {number_a}; {b} says {number_b}",
                a=f.said.voice.name, number_a=f.figure.text, b=g.said.voice.name, number_b=g.figure.text,
            )  # fmt: skip
            return Contradiction(a=f.said.ref, b=g.said.ref, type="number", why=why)
    return None
