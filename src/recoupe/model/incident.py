"""Incidents, versions, contradictions and assessments: what weighing says of linked claims."""

from __future__ import annotations

from typing import Literal

from recoupe.model.base import ClaimRef, Noun, Reason
from recoupe.model.claim import EventType, FigureKind, When
from recoupe.model.link import Link
from recoupe.model.place import Place

ContradictionType = Literal["number", "place", "time", "actor", "occurrence", "outcome", "victim status"]

Status = Literal["refuted", "confirmed", "contested", "corroborated", "one-sided", "single source"]
"""The first that holds, in this order (DESIGN, Weighing, rule 4)."""


class Version(Noun):
    """Claims that can be true together, and who holds them (source names in a stable order)."""

    holders: tuple[str, ...]
    side: str | None = None
    claims: tuple[ClaimRef, ...]


class Contradiction(Noun):
    """Two claims that cannot both be true."""

    a: ClaimRef
    b: ClaimRef
    type: ContradictionType
    why: str


class Ruling(Noun):
    """What evidence makes of one claim, and why: of the claim, and not of all that is told of its incident.

    `contested`: evidence speaks both ways, or supports what the claim contradicts without deciding between the two.
    """

    claim: ClaimRef
    verdict: Literal["confirmed", "refuted", "contested"]
    why: str


class FigureRange(Noun):
    """The reported range of one kind and victims. `best` is null where nobody disinterested gave a figure."""

    kind: FigureKind
    who: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    reasons: tuple[Reason, ...] = ()


class Assessment(Noun):
    """What can be said now of an incident, why, and what would settle the rest.

    A confirmed incident took place; `rulings` tell which of its claims evidence confirms, refutes or leaves contested.
    It says nothing of a claim that has none.
    """

    status: Status
    admitted_by: str | None = None
    figures: tuple[FigureRange, ...] = ()
    independent_sources: int
    reports: int
    reasons: tuple[Reason, ...] = ()
    wanted: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class Incident(Noun):
    """The claims, across reports and languages, about one real occurrence.

    `links` hold them together: the strongest links of which none is one too many (a spanning tree).
    """

    id: str
    event: EventType
    place: Place | None = None
    when: When | None = None
    claims: tuple[ClaimRef, ...]
    versions: tuple[Version, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    assessment: Assessment | None = None
    links: tuple[Link, ...] = ()


class MovementRef(Noun):
    """A movement, named by its report's id and its own id."""

    report: str
    movement: str


class Situation(Noun):
    """Incidents and movements that belong together: an offensive, a day at a place."""

    id: str
    title: str
    incidents: tuple[str, ...] = ()
    movements: tuple[MovementRef, ...] = ()
