"""The nouns of Recoupe, frozen. JSON Schema is generated from here."""

from recoupe.model.base import ClaimRef, Noun, Reason
from recoupe.model.brief import Brief, BriefSource
from recoupe.model.changes import (
    Bounds,
    Changes,
    ClaimsChange,
    ContradictionChange,
    EvidenceAdded,
    Merged,
    Parted,
    RangeChange,
    StatusChange,
)
from recoupe.model.claim import Claim, EventType, Figure, FigureKind, Qualifier, Span, Stance, When
from recoupe.model.evidence import Evidence, Judgement, Undecided
from recoupe.model.incident import (
    Assessment,
    Contradiction,
    ContradictionType,
    FigureRange,
    Incident,
    MovementRef,
    Ruling,
    Situation,
    Status,
    Version,
)
from recoupe.model.link import Bond, Link, LinkStep
from recoupe.model.movement import Context, Movement
from recoupe.model.place import Place, Precision
from recoupe.model.report import Credit, CreditRole, Reading, Rejected, Report

__all__ = [
    "Assessment",
    "Bond",
    "Bounds",
    "Brief",
    "BriefSource",
    "Changes",
    "Claim",
    "ClaimRef",
    "ClaimsChange",
    "Context",
    "Contradiction",
    "ContradictionChange",
    "ContradictionType",
    "Credit",
    "CreditRole",
    "EventType",
    "Evidence",
    "EvidenceAdded",
    "Figure",
    "FigureKind",
    "FigureRange",
    "Incident",
    "Judgement",
    "Link",
    "LinkStep",
    "Merged",
    "Movement",
    "MovementRef",
    "Noun",
    "Parted",
    "Place",
    "Precision",
    "Qualifier",
    "RangeChange",
    "Reading",
    "Reason",
    "Rejected",
    "Report",
    "Ruling",
    "Situation",
    "Span",
    "Stance",
    "Status",
    "StatusChange",
    "Undecided",
    "Version",
    "When",
]
