"""Contradictions of an incident: typed, between sources that differ, one per pair of sources and type."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Contradiction
from recoupe.weighing import clashes
from recoupe.weighing.camps import camps_of
from recoupe.weighing.counted import Counted, comparable, counted, disjoint, with_parts
from recoupe.weighing.denials import accused, answered, denial
from recoupe.weighing.updates import current, risen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from recoupe.model import ClaimRef, ContradictionType
    from recoupe.weighing.said import Said

RULES = (clashes.outcome, clashes.actor, clashes.victim_status, clashes.time, clashes.place)

Found = tuple[tuple[bool, bool, bool, int], Contradiction]


def find_contradictions(incident: Sequence[Said]) -> tuple[Contradiction, ...]:
    """Return the contradictions between different voices, in the order of the claims.

    One for each pair of sources and type, where there is a choice: between two assertions rather than an assertion and
    a denial (of who did it: the denial, which answers the accusation itself), within one report rather than across
    two, of one spot rather than of two.
    """
    order = {s.ref: n for n, s in enumerate(incident)}
    best: dict[tuple[frozenset[str], ContradictionType], Found] = {}
    for n, (a, b, (kind, why)) in enumerate(_all_clashes(incident)):
        key = (frozenset((a.voice.id, b.voice.id)), kind)
        rank = (
            (a.denies or b.denies) != (kind == "actor"),
            a.ref.report != b.ref.report,
            not _of_one_spot(a, b),
            n,
        )
        if key not in best or rank < best[key][0]:
            best[key] = (rank, Contradiction(a=a.ref, b=b.ref, type=kind, why=why))
    return tuple(sorted((c for _rank, c in best.values()), key=lambda c: (order[c.a], order[c.b], c.type)))


def clashing(incident: Sequence[Said]) -> Iterator[tuple[Said, Said, ContradictionType]]:
    """Yield all pairs of claims of different voices that contradict each other, once for each type."""
    yield from ((a, b, kind) for a, b, (kind, _why) in _all_clashes(incident))


def _all_clashes(incident: Sequence[Said]) -> Iterator[tuple[Said, Said, clashes.Clash]]:
    figures: dict[ClaimRef, list[Counted]] = {s.ref: [] for s in incident}
    camps = camps_of(incident)
    for f in current(with_parts([f for s in incident for f in counted(s, camps)])):
        figures[f.said.ref].append(f)
    for a, b in combinations(incident, 2):
        if a.voice.id != b.voice.id:
            yield from ((a, b, clash) for clash in _between(a, b, incident, figures))


def _of_one_spot(a: Said, b: Said) -> bool:
    """Whether the most precise places of two claims share a word: of several pairs, these speak of one thing."""
    return bool(a.view.names and b.view.names and a.view.names[0] & b.view.names[0])


def _between(
    a: Said, b: Said, incident: Sequence[Said], figures: Mapping[ClaimRef, Sequence[Counted]]
) -> list[clashes.Clash]:
    found = [rule(a, b) for rule in RULES]
    for denier, other in ((a, b), (b, a)):
        if denier.denies:
            taken_up = answered(denier, incident)
            found.append(denial(denier, other, accused=accused(denier, incident), taken_up=taken_up))
    if not (a.denies or b.denies):
        found.append(number(figures[a.ref], figures[b.ref]))
    return [clash for clash in found if clash]


def number(mine: Sequence[Counted], theirs: Sequence[Counted]) -> clashes.Clash | None:
    """Return the first contradiction of number: comparable figures that no number satisfies both of."""
    for f in mine:
        for g in theirs:
            if comparable(f, g) and disjoint(f, g) and not risen(f, g):
                return "number", _(
                    "{a} says “{number_a}”; {b} says “{number_b}”",
                    a=f.said.voice.name, number_a=f.figure.text, b=g.said.voice.name, number_b=g.figure.text,
                )  # fmt: skip
    return None
