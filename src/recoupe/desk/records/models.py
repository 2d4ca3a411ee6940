"""Reports, captures, intake, extractions, claims, and decisions about claims and movements."""

from __future__ import annotations

from recoupe.desk.records.capture import Capture
from recoupe.desk.records.claim import Claim, ClaimDecision
from recoupe.desk.records.feed import Feed, FeedEntry
from recoupe.desk.records.intake import Intake
from recoupe.desk.records.movement import MovementDecision
from recoupe.desk.records.report import Extraction, Report

__all__ = [
    "Capture",
    "Claim",
    "ClaimDecision",
    "Extraction",
    "Feed",
    "FeedEntry",
    "Intake",
    "MovementDecision",
    "Report",
]
