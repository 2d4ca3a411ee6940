"""Evidence and judgements: what people attach and decide. Superseded, never erased."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from recoupe.model.base import ClaimRef, Noun
from recoupe.model.place import Latitude, Longitude


def instant(decision: Evidence | Judgement) -> datetime:
    """Return the moment of a decision, for comparing with others: a time without a zone is taken as UTC."""
    at = decision.decided_at
    return at if at.utcoffset() is not None else at.replace(tzinfo=UTC)


class _Item(Noun):
    """Something from the field: what it is, and where and when it was made."""

    id: str
    kind: str
    sha256: str | None = None
    place: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    captured: str | None = None


class Evidence(_Item):
    """Something from the field that a person attached, and what it does to one claim."""

    claim: ClaimRef
    verdict: Literal["supports", "refutes"]
    decided_by: str
    decided_at: datetime
    note: str | None = None


class Undecided(_Item):
    """A piece of evidence about which nobody has decided yet: it can only be proposed to incidents."""

    note: str | None = None


class Judgement(Noun):
    """A person's decision about claims. A later one about the same claims supersedes it."""

    id: str
    decision: Literal["same incident", "not the same", "accept", "reject"]
    claims: tuple[ClaimRef, ...]
    decided_by: str
    decided_at: datetime
    why: str | None = None
