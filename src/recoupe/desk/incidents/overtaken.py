"""What came after the editors' assessment of an incident: claims that they had not seen, evidence attached since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.desk.evidence.models import Verdict
from recoupe.desk.incidents.models import IncidentClaim, StatusDecision
from recoupe.drawing.page.numbers import listed
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from recoupe.desk.incidents.models import Incident

SEPARATOR = " / "


@dataclass(frozen=True)
class Since:
    """What is new: how many claims, which pieces of evidence (by their names)."""

    claims: int = 0
    evidence: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.claims or self.evidence)

    def told(self) -> str:
        """Return it in words, to stand after "assessed before" and the like."""
        parts = []
        if self.claims:
            parts.append(ngettext("{n} new claim", "{n} new claims", self.claims))
        if self.evidence:
            named = listed(list(self.evidence))
            parts.append(
                ngettext("evidence ({named})", "{n} pieces of evidence ({named})", len(self.evidence), named=named)
            )
        return listed(parts)


def seen_of(incident: Incident) -> list[str]:
    """Return the claims of an incident as an assessment remembers them: `report / claim`."""
    return sorted(members([incident.pk]).get(incident.pk, ()))


def overtaken(incidents: Iterable[Incident]) -> dict[int, Since]:
    """Return {pk: what came since} of the incidents whose standing assessment something came after.

    An assessment of before claims were remembered is held against evidence only. Three queries, however many there are.
    """
    assessed = [i.pk for i in incidents if i.judged]
    standing = StatusDecision.objects.filter(incident__in=assessed, superseded_by=None).exclude(status="")
    made = {d.incident_id: d for d in standing}
    held = members(made)
    proofs = _evidence(made, min((d.at for d in made.values()), default=None))
    found = {}
    for pk, decision in made.items():
        seen = decision.seen
        new = 0 if seen is None else len(set(held.get(pk, ())) - set(seen))
        since = Since(new, tuple(dict.fromkeys(name for at, name in proofs.get(pk, ()) if at > decision.at)))
        if since:
            found[pk] = since
    return found


def members(incidents: Collection[int]) -> dict[int, list[str]]:
    """Return {incident: its claims as `report / claim`}."""
    out: dict[int, list[str]] = {}
    rows = IncidentClaim.objects.filter(incident__in=incidents)
    for pk, report, claim in rows.values_list("incident_id", "claim__report__key", "claim__key"):
        out.setdefault(pk, []).append(SEPARATOR.join((report, claim)))
    return out


def evidence_since(incidents: Collection[int], at: datetime) -> tuple[str, ...]:
    """Return the names of what was said to support or refute claims of some incidents, or taken back, after a time."""
    found = sorted(row for rows in _evidence(incidents, at).values() for row in rows)
    return tuple(dict.fromkeys(name for _at, name in found))


def _evidence(incidents: Collection[int], since: datetime | None) -> dict[int, list[tuple[datetime, str]]]:
    """Return {incident: (when, name of the evidence)} of the standing verdicts after a time, oldest first.

    A verdict that only takes back what was said after that time, too, tells nothing new.
    """
    out: dict[int, list[tuple[datetime, str]]] = {}
    if since is None:
        return out
    verdicts = Verdict.objects.filter(claim__membership__incident__in=incidents, superseded_by=None, at__gt=since)
    for verdict in verdicts.select_related("item", "supersedes", "claim__membership").order_by("at", "pk"):
        before = verdict.supersedes
        if verdict.says == Verdict.Says.NONE and (before is None or before.at > since):
            continue
        out.setdefault(verdict.claim.membership.incident_id, []).append((verdict.at, str(verdict.item)))
    return out
