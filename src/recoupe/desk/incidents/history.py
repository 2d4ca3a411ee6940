"""Everything that happened to an incident, newest first: people's decisions, evidence, what weighing made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from recoupe.desk.evidence.models import Verdict
from recoupe.desk.incidents.models import Change, Incident, LinkDecision
from recoupe.desk.records.models import ClaimDecision
from recoupe.drawing.page.words import kind_name, status_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Event:
    """Something that happened: when, by whom (nobody: the machine), what, and why."""

    at: datetime
    by: str
    what: str
    why: str = ""


def history(incident: Incident) -> list[Event]:
    """Return what happened to an incident and its claims, newest first."""
    claims = list(incident.members.values_list("claim_id", flat=True))
    events = [_status(d) for d in incident.status_decisions.select_related("by")]
    links = LinkDecision.objects.filter(Q(claims__in=claims) | Q(others__in=claims)).distinct().select_related("by")
    events += [_link(d) for d in links]
    verdicts = Verdict.objects.filter(claim__in=claims).select_related("by", "item", "claim__report")
    events += [_verdict(v) for v in verdicts]
    made = ClaimDecision.objects.filter(claim__in=claims).select_related("by", "claim__report")
    events += [_claim(d) for d in made]
    events += [Event(c.at, "", told(c)) for c in incident.changes.all()]
    return sorted(events, key=lambda e: e.at, reverse=True)


def told(change: Change) -> str:
    """Return a change of the machine's assessment in words."""
    before, after = change.before, change.after
    parts = []
    if before["status"] != after["status"]:
        parts.append(_("{before} → {after}", before=status_name(before["status"]), after=status_name(after["status"])))
    was, now = ({(f["kind"], f["who"]): f for f in state["figures"]} for state in (before, after))
    moved = [key for key in sorted({*was, *now}, key=str) if was.get(key) != now.get(key)]
    parts += [f"{_counted(key)}: {_bounds(was.get(key))} → {_bounds(now.get(key))}" for key in moved]
    if before["voices"] != after["voices"]:
        parts.append(_("independent sources: {before} → {after}", before=before["voices"], after=after["voices"]))
    if before["contradictions"] != after["contradictions"]:
        one, other = before["contradictions"], after["contradictions"]
        parts.append(_("contradictions: {before} → {after}", before=one, after=other))
    return "; ".join(parts)


def _counted(key: tuple[str, str | None]) -> str:
    kind, who = key
    return f"{kind_name(kind)} ({who})" if who else kind_name(kind)  # type: ignore[arg-type]


def _bounds(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "–"
    low, high = (figure[name] for name in ("low", "high"))
    if low == high:
        return str(low)
    return f"{'?' if low is None else low}–{'?' if high is None else high}"


def _status(decision: Any) -> Event:
    name = status_name(decision.status) if decision.status else _("taken back")
    return Event(decision.at, decision.by.get_username(), _("assessed as {status}", status=name), decision.why)


def _link(decision: LinkDecision) -> Event:
    what = {
        "merge": _("joined with another incident"),
        "part": _("claims parted from others"),
        "move": _("claims moved"),
    }[decision.act]
    return Event(decision.at, decision.by.get_username(), what, decision.why)


def _verdict(verdict: Verdict) -> Event:
    what = {
        "supports": _("evidence {item} supports {claim}", item=verdict.item, claim=verdict.claim.key),
        "refutes": _("evidence {item} refutes {claim}", item=verdict.item, claim=verdict.claim.key),
        "none": _("evidence {item} says nothing of {claim}", item=verdict.item, claim=verdict.claim.key),
    }[verdict.says]
    return Event(verdict.at, verdict.by.get_username(), what, verdict.note)


def _claim(decision: ClaimDecision) -> Event:
    name = f"{decision.claim.key}, {decision.claim.report.outlet}"
    what = {
        "accept": _("{claim} accepted", claim=name),
        "correct": _("{claim} corrected", claim=name),
        "reject": _("{claim} rejected", claim=name),
        "add": _("{claim} added", claim=name),
        "reopen": _("{claim} taken back", claim=name),
    }[decision.decision]
    return Event(decision.at, decision.by.get_username(), what, decision.why)
