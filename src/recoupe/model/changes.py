"""What changed from one brief to the next."""

from __future__ import annotations

from typing import Literal

from recoupe.model.base import ClaimRef, Noun
from recoupe.model.claim import FigureKind
from recoupe.model.incident import Contradiction, Status


class Merged(Noun):
    """Incidents of the earlier brief that are now part of another."""

    into: str
    incidents: tuple[str, ...]


class Parted(Noun):
    """An incident made of claims that the earlier brief had in another one."""

    incident: str
    from_incident: str


class ClaimsChange(Noun):
    """Claims that an incident gained (`added`: in no incident before), and that no longer take part (`withdrawn`)."""

    incident: str
    added: tuple[ClaimRef, ...] = ()
    withdrawn: tuple[ClaimRef, ...] = ()


class Bounds(Noun):
    """The numbers of a reported range."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class RangeChange(Noun):
    """A reported range that moved. `before` is null where it is new, `after` where it is gone."""

    incident: str
    kind: FigureKind
    who: str | None = None
    before: Bounds | None = None
    after: Bounds | None = None


class StatusChange(Noun):
    """A status that changed, and the reason for the one that holds now."""

    incident: str
    before: Status | None = None
    after: Status
    reason: str | None = None


class ContradictionChange(Noun):
    """A contradiction that came up, or is settled: by evidence against one of its claims, or no longer held."""

    incident: str
    change: Literal["new", "settled"]
    how: Literal["evidence", "no longer held"] | None = None
    contradiction: Contradiction


class EvidenceAdded(Noun):
    """A decision about a piece of evidence and a claim that the earlier brief did not have."""

    id: str
    claim: ClaimRef
    verdict: Literal["supports", "refutes"]


class Changes(Noun):
    """What a brief has that the one before it had not: reports, incidents, claims, ranges, status, contradictions,
    evidence, judgements. Everything empty: nothing changed. `gone` are incidents of which no claim is left.
    """

    reports: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()
    parted: tuple[Parted, ...] = ()
    gone: tuple[str, ...] = ()
    claims: tuple[ClaimsChange, ...] = ()
    ranges: tuple[RangeChange, ...] = ()
    status: tuple[StatusChange, ...] = ()
    contradictions: tuple[ContradictionChange, ...] = ()
    evidence: tuple[EvidenceAdded, ...] = ()
    judgements: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not any(getattr(self, name) for name in type(self).model_fields)
