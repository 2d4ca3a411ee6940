"""People's decisions about claims: each supersedes the one before, and what holds now follows from the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from recoupe.desk.records.models import Claim, ClaimDecision
from recoupe.desk.records.tally import tally
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import gettext as _
from recoupe.model import Claim as ClaimNoun

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from recoupe.desk.records.models import Report

Decision, State = ClaimDecision.Decision, Claim.State

AFTER = {
    Decision.ACCEPT: State.ACCEPTED,
    Decision.CORRECT: State.CORRECTED,
    Decision.REJECT: State.REJECTED,
    Decision.ADD: State.ADDED,
}


@transaction.atomic
def decide(
    claim: Claim,
    decision: str,
    by: AbstractBaseUser,
    *,
    seen: int,
    data: dict[str, Any] | None = None,
    why: str = "",
) -> ClaimDecision:
    """Store a decision and what follows from it. `seen` is the version of the claim that was decided on.

    `data` is the whole corrected claim in the core's shape; `correct` needs it. Raises Conflict if somebody decided
    meanwhile, ValueError (pydantic's) for a claim that is none.
    """
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    if held.version != seen:
        raise Conflict(_("Somebody decided on this claim meanwhile. Look at it again before you decide."), held)
    last = held.decisions.order_by("-pk").first()
    if decision == Decision.CORRECT:
        data = ClaimNoun.model_validate(data).dump()
    made = ClaimDecision(claim=held, decision=decision, by=by, why=why, data=data, supersedes=last if last else None)
    made.save()
    _follow(held, made)
    held.version += 1
    held.save()
    tally([held.report])
    claim.refresh_from_db()
    return made


def add(report: Report, data: dict[str, Any], by: AbstractBaseUser, why: str = "") -> Claim:
    """Store a claim that the machine did not find. Its id says that a person added it: `p1`, `p2`.

    Raises ValueError (pydantic's) for a claim that is none.
    """
    with transaction.atomic():
        n = 1 + report.claims.filter(key__startswith="p").count()
        while report.claims.filter(key=f"p{n}").exists():
            n += 1
        noun = ClaimNoun.model_validate({**data, "id": f"p{n}"}).dump()
        claim = Claim(report=report, key=f"p{n}", machine=None, state=State.ADDED, version=1)
        claim.columns(noun)
        claim.save()
        ClaimDecision.objects.create(claim=claim, decision=Decision.ADD, by=by, why=why, data=noun)
        tally([report])
    return claim


def _follow(claim: Claim, made: ClaimDecision) -> None:
    """Set what holds now: the machine's claim, or the last correction of it."""
    if made.decision == Decision.CORRECT:
        claim.columns(made.data)
        claim.state = State.CORRECTED
        return
    if made.decision == Decision.REOPEN:
        claim.state = State.ADDED if claim.machine is None else State.MACHINE
        claim.columns(claim.machine or _first(claim))
        return
    if made.decision == Decision.ACCEPT and claim.state in {State.CORRECTED, State.ADDED}:
        return  # accepting a corrected claim keeps the correction
    claim.state = AFTER[Decision(made.decision)]


def _first(claim: Claim) -> dict[str, Any]:
    added: dict[str, Any] = (
        claim.decisions.filter(decision=Decision.ADD).order_by("pk").values_list("data", flat=True)[0]
    )
    return added
