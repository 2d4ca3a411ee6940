"""Movements as they stand: what the machine read, and people's decisions over it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from recoupe.desk.records.movement import MovementDecision
from recoupe.desk.records.report import Extraction, Report
from recoupe.desk.records.tally import tally
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import gettext as _
from recoupe.model import Movement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractBaseUser

ACCEPT, CORRECT, REJECT, ADD, REOPEN = "accept", "correct", "reject", "add", "reopen"
"""The values of `MovementDecision.Decision`."""


@dataclass(frozen=True)
class Held:
    """A movement of a report: as it stands (a rejected one as it was), and the decision on it, if there is one."""

    key: str
    current: dict[str, Any]
    machine: dict[str, Any] | None
    last: MovementDecision | None

    @property
    def rejected(self) -> bool:
        """Whether it takes no part."""
        return self.last is not None and self.last.decision == REJECT

    @property
    def state(self) -> str:
        """What was decided; "" for what nobody has decided on."""
        return str(self.last.decision) if self.last is not None and self.last.decision != REOPEN else ""


def standing(reports: Iterable[Report]) -> dict[int, dict[str, MovementDecision]]:
    """Return the last decision on each movement of some reports: {report's pk: {key: decision}}. One query."""
    out: dict[int, dict[str, MovementDecision]] = defaultdict(dict)
    found = MovementDecision.objects.filter(report__in=list(reports), superseded_by=None).select_related("by")
    for decision in found.order_by("pk"):
        out[decision.report_id][decision.key] = decision
    return out


def overlaid(machine: list[dict[str, Any]], decided: dict[str, MovementDecision]) -> list[Held]:
    """Return the movements of a report in the order of its text, decisions over what the machine read.

    A decision on a movement that the machine reads otherwise by now does not hold for the new one.
    """
    known = {m["id"]: m for m in machine}
    held = []
    for key, read in known.items():
        last = decided.get(key)
        if last is not None and (last.about is None or last.about["quote"] != read["quote"]):
            last = None
        current = last.data if last is not None and last.data is not None else read
        held.append(Held(key, current, read, last))
    for key, last in decided.items():
        if last.about is None and last.decision != REOPEN and (first := last.data or _first(last)):
            held.append(Held(key, first, None, last))
    return sorted(held, key=lambda h: (h.current.get("start") or 0, h.key))


def current(machine: list[dict[str, Any]], decided: dict[str, MovementDecision]) -> list[dict[str, Any]]:
    """Return the movements that take part."""
    return [h.current for h in overlaid(machine, decided) if not h.rejected]


def movements_of(report: Report) -> list[Held]:
    """Return the movements of one report, rejected ones among them."""
    newest = Extraction.objects.filter(report=report).order_by("made_at", "pk").last()
    machine = newest.data.get("movements", []) if newest is not None else []
    return overlaid(machine, standing([report])[report.pk])


@transaction.atomic
def decide(
    report: Report,
    held: Held,
    decision: str,
    by: AbstractBaseUser,
    *,
    seen: int | None,
    data: dict[str, Any] | None = None,
    why: str = "",
) -> MovementDecision:
    """Store a decision on a movement. `seen` is the last decision on the screen; `data` the whole corrected movement.

    Raises Conflict if somebody decided meanwhile, ValueError (pydantic's) for a movement that is none.
    """
    Report.objects.select_for_update().get(pk=report.pk)
    last = MovementDecision.objects.filter(report=report, key=held.key, superseded_by=None).last()
    if (last.pk if last is not None else None) != seen:
        raise Conflict(_("Somebody decided on this movement meanwhile. Look at it again before you decide."), last)
    kept: dict[str, Any] | None = {ACCEPT: held.current, REJECT: None, REOPEN: held.machine, CORRECT: data}[decision]
    if decision == CORRECT:
        kept = Movement.model_validate({**(data or {}), "id": held.key}).dump()
    tally([report])  # what is drawn of the report is made anew
    return MovementDecision.objects.create(
        report=report, key=held.key, decision=decision, about=held.machine, data=kept, why=why, by=by, supersedes=last
    )


@transaction.atomic
def add(report: Report, data: dict[str, Any], by: AbstractBaseUser, why: str = "") -> MovementDecision:
    """Store a movement that the machine did not find: `pm1`, `pm2`. Raises ValueError for one that is none."""
    Report.objects.select_for_update().get(pk=report.pk)
    taken = set(MovementDecision.objects.filter(report=report).values_list("key", flat=True))
    key = next(f"pm{n}" for n in range(1, len(taken) + 2) if f"pm{n}" not in taken)
    noun = Movement.model_validate({**data, "id": key}).dump()
    tally([report])
    return MovementDecision.objects.create(report=report, key=key, decision=ADD, data=noun, why=why, by=by)


def _first(last: MovementDecision) -> dict[str, Any] | None:
    """Return an added movement as it was before it was rejected."""
    earlier = MovementDecision.objects.filter(report=last.report_id, key=last.key, data__isnull=False)
    found: dict[str, Any] | None = earlier.order_by("-pk").values_list("data", flat=True).first()
    return found
