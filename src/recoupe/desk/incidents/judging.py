"""Joining and parting incidents, moving claims, assessing: decisions first, then what the linker makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from django.db import transaction
from django.utils import timezone

from recoupe.desk.incidents.models import Incident, LinkDecision, StatusDecision
from recoupe.desk.incidents.overtaken import seen_of
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Claim, Report
from recoupe.desk.web.conflict import Conflict
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _
from recoupe.model.incident import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.contrib.auth.models import AbstractBaseUser

ONLY_BY_EVIDENCE = ("confirmed", "refuted")
STATUSES: tuple[str, ...] = get_args(Status)

Act, Decision = LinkDecision.Act, LinkDecision.Decision


class Refused(RecoupeError):
    """A decision that cannot be made: it says why."""


@transaction.atomic
def merge(incidents: Collection[Incident], by: AbstractBaseUser, why: str, seen: dict[str, int]) -> Incident:
    """Make one incident of several, and return it. `seen` are the versions that were on the screen, by key.

    Raises Refused for fewer than two, Conflict if one changed meanwhile.
    """
    held = _held(incidents, seen)
    if len(held) < 2:
        raise Refused(_("choose two incidents or more"))
    first, *rest = (list(_claims(i)) for i in held)
    for others in rest:
        _decide(Decision.SAME, Act.MERGE, first, others, by, why)
    return _home(_refreshed(held), first[0])


@transaction.atomic
def part(incident: Incident, claims: Iterable[Claim], by: AbstractBaseUser, why: str, seen: int) -> Incident:
    """Make some claims of an incident one of their own, and return it. Raises Refused if none or all were chosen."""
    (held,) = _held([incident], {incident.key: seen})
    chosen, rest = _chosen(held, claims)
    _decide(Decision.NOT_SAME, Act.PART, chosen, rest, by, why)
    if len(chosen) > 1:
        _decide(Decision.SAME, Act.PART, chosen[:1], chosen[1:], by, why)
    return _home(_refreshed([held]), chosen[0])


@transaction.atomic
def move(
    incident: Incident, claims: Iterable[Claim], to: Incident, by: AbstractBaseUser, why: str, seen: int
) -> Incident:
    """Move claims from one incident to another, and return the other. Raises Refused if none was chosen."""
    (held,) = _held([incident], {incident.key: seen})
    if to.pk == held.pk:
        raise Refused(_("the claims are in that incident already"))
    chosen, rest = _chosen(held, claims, all_may_go=True)
    if rest:
        _decide(Decision.NOT_SAME, Act.MOVE, chosen, rest, by, why)
    _decide(Decision.SAME, Act.MOVE, chosen, list(_claims(to)), by, why)
    return _home(_refreshed([held, to]), chosen[0])


@transaction.atomic
def assess(incident: Incident, status: str, by: AbstractBaseUser, why: str, seen: int) -> StatusDecision:
    """Keep the editors' assessment beside the machine's. Raises Refused for a status that only evidence can give.

    `status` empty takes an earlier assessment back.
    """
    (held,) = _held([incident], {incident.key: seen})
    if status and status not in STATUSES:
        raise Refused(_("there is no status “{status}”", status=status))
    if status in ONLY_BY_EVIDENCE and held.status != status:
        raise Refused(
            _("only evidence confirms or refutes"),
            todo=_("Attach the evidence, and say which claims it supports or refutes"),
        )
    last = held.status_decisions.order_by("-pk").first()
    made = StatusDecision.objects.create(
        incident=held, status=status, why=why, by=by, supersedes=last, seen=seen_of(held)
    )
    held.judged = status
    held.version += 1
    held.save()
    return made


def _held(incidents: Collection[Incident], seen: dict[str, int]) -> list[Incident]:
    """Return the incidents as they are now, locked. Raises Conflict if one is not what was seen."""
    held = list(Incident.objects.select_for_update().filter(pk__in=[i.pk for i in incidents]).order_by("start", "key"))
    for incident in held:
        if incident.gone or incident.version != seen.get(incident.key):
            raise Conflict(
                _("This incident has changed since you opened it. Look at it again before you decide."), incident
            )
    return held


def _claims(incident: Incident) -> Iterable[Claim]:
    return Claim.objects.filter(membership__incident=incident).order_by("report__published", "pk")


def _chosen(
    incident: Incident, claims: Iterable[Claim], *, all_may_go: bool = False
) -> tuple[list[Claim], list[Claim]]:
    wanted = {c.pk for c in claims}
    members = list(_claims(incident))
    chosen, rest = [c for c in members if c.pk in wanted], [c for c in members if c.pk not in wanted]
    if not chosen or (not rest and not all_may_go):
        raise Refused(_("choose some of the incident’s claims, not all"))
    return chosen, rest


def _decide(decision: str, act: str, claims: list[Claim], others: list[Claim], by: AbstractBaseUser, why: str) -> None:
    made = LinkDecision.objects.create(decision=decision, act=act, why=why, by=by, at=timezone.now())
    made.claims.set(claims)
    made.others.set(others)


def _refreshed(incidents: list[Incident]) -> list[Incident]:
    reports = Report.objects.filter(claims__membership__incident__in=incidents).distinct()
    return refresh(list(reports), widen=False)


def _home(incidents: list[Incident], claim: Claim) -> Incident:
    pks = [i.pk for i in incidents]
    found: Incident = Incident.objects.get(pk__in=pks, members__claim=claim)
    return found
