"""Reports with the claims that hold now: what the core links and weighs, and what is exported as annotated claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from recoupe.desk.records.models import Claim, Extraction, Report
from recoupe.desk.records.movements import current, standing
from recoupe.model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.desk.records.models import MovementDecision


def readings(reports: Iterable[Report]) -> list[Reading]:
    """Return the readings of reports, in their order: claims and movements as people left them, without rejected ones.

    Context is the machine's. Four queries, however many reports. A report that nobody has read yet has no claims.
    """
    listed = list(reports)
    newest: dict[int, dict[str, Any]] = {}
    for extraction in Extraction.objects.filter(report__in=listed).order_by("made_at", "pk"):
        newest[extraction.report_id] = extraction.data
    held: dict[int, list[dict[str, Any]]] = defaultdict(list)
    claims = Claim.objects.filter(report__in=listed).exclude(state=Claim.State.REJECTED)
    for report_id, claim in claims.order_by("position", "pk").values_list("report_id", "current"):
        held[report_id].append(claim)
    decided = standing(listed)
    return [_reading(r, newest.get(r.pk, {}), held[r.pk], decided[r.pk]) for r in listed]


def reading(report: Report) -> Reading:
    """Return the reading of one report."""
    return readings([report])[0]


def _reading(
    report: Report, machine: dict[str, Any], claims: list[dict[str, Any]], decided: dict[str, MovementDecision]
) -> Reading:
    moved = current(machine.get("movements", []), decided)
    context = machine.get("context", [])
    return Reading.model_validate({**report.fields(), "claims": claims, "movements": moved, "context": context})
