"""From a report of the core to a stored report with its claims: what the worker does, and what a demo does at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.api import setting
from recoupe.desk.records.keep import engine, keep_reading, keep_report
from recoupe.desk.records.limited import read_within
from recoupe.desk.registry.theatres import theatre as theatre_of

if TYPE_CHECKING:
    from recoupe.desk.records.models import Report
    from recoupe.model import Report as ReportNoun


def store(noun: ReportNoun) -> tuple[Report, bool]:
    """Store a report under the theatre that its text tells. Returns it, and whether it is new."""
    theatre, _why = setting(None, [noun.text])
    return keep_report(noun, theatre.id if theatre else "")


def read_claims(report: Report) -> None:
    """Read a report's claims, unless this version of the program has done so. Raises Unread where that fails or takes
    more than its limits.
    """
    if report.extractions.filter(version=engine()).exists():
        return
    keep_reading(report, read_within(report.noun(), theatre_of(report.theatre)))
