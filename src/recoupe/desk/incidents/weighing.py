"""Linking and weighing what the desk holds: the core's functions over the database, and their results kept.

Only reports that may be about the same events are linked anew: those of the same theatre whose claims or dates of
publication lie near. What people decided goes in as judgements and evidence, so the linker respects it ever after.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max, Min, Q

from recoupe import i18n
from recoupe.desk.evidence.models import Verdict
from recoupe.desk.incidents.keep import keep_brief
from recoupe.desk.incidents.models import Incident, LinkDecision
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.records.models import Report
from recoupe.desk.records.readings import readings
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.weighing import assembled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recoupe.model import Brief, Claim, Evidence, Judgement, Reading
    from recoupe.theatres import Theatre

NEAR = timedelta(days=7)
"""How far claims, or dates of publication, of reports that are linked together may lie apart."""


def refresh(reports: Iterable[Report], *, widen: bool = True) -> list[Incident]:
    """Link and weigh the claims of some reports, and store what comes out. `widen` takes their neighbours in.

    Without it only the reports of the same incidents are taken in: enough where people joined or parted claims, and
    quick whatever else the desk holds. Returns the incidents that hold claims of the reports now. Running it again
    changes nothing.
    """
    found: set[int] = set()
    by_theatre: dict[str, list[Report]] = {}
    for report in reports:
        by_theatre.setdefault(report.theatre, []).append(report)
    for name, group in sorted(by_theatre.items()):
        scope = neighbours(name, group, widen=widen)
        with transaction.atomic():
            found |= keep_brief(briefs(name, scope), name)
    held = Incident.objects.filter(members__claim__report__in=[r for g in by_theatre.values() for r in g])
    return list(held.filter(pk__in=found).distinct())


def neighbours(theatre: str, reports: list[Report], *, widen: bool = True) -> list[Report]:
    """Return the reports that share incidents with the given ones, and (`widen`) those that may tell of the same.

    The given ones are among them; the order is stable.
    """
    near = Q(pk__in=[r.pk for r in reports]) | Q(claims__membership__incident__members__claim__report__in=reports)
    if widen:
        near |= _near(reports)
    return list(Report.objects.filter(near, theatre=theatre).distinct().order_by("key"))


def _near(reports: list[Report]) -> Q:
    days = Report.objects.filter(pk__in=[r.pk for r in reports]).aggregate(
        first=Min("claims__start"), last=Max("claims__end"), early=Min("published"), late=Max("published")
    )
    return _within("claims__start", days["first"], days["last"]) | _within("published", days["early"], days["late"])


def _within(field: str, first: date | None, last: date | None) -> Q:
    if first is None or last is None:
        return Q(pk__in=[])
    return Q(**{f"{field}__range": (first - NEAR, last + NEAR)})


def briefs(theatre: str, reports: list[Report]) -> dict[str, Brief]:
    """Return the brief of some reports in each interface language, going on with the incidents that are stored."""
    known = theatre_of(theatre)
    read = sided(readings(reports), known)
    incidents = Incident.objects.current().filter(members__claim__report__in=reports).distinct().order_by("key")
    return assembled(
        i18n.INTERFACE_LANGUAGES,
        read,
        known,
        evidence=evidence(reports),
        judgements=judgements(reports),
        previous=brief_of(incidents, "en"),
    )


def sided(read: list[Reading], known: Theatre | None) -> list[Reading]:
    """Return readings whose sources are of the side that the registry says now: people may have changed it."""
    if known is None:
        return read
    sides = {s.id: s.side for s in known.sources}

    def now(claim: Claim) -> Claim:
        if claim.source_id not in sides or claim.source_side == sides[claim.source_id]:
            return claim
        return claim.model_copy(update={"source_side": sides[claim.source_id]})

    return [r.model_copy(update={"claims": tuple(map(now, r.claims))}) for r in read]


def judgements(reports: list[Report]) -> list[Judgement]:
    """Return the decisions on links between claims of some reports, oldest first."""
    made = LinkDecision.objects.filter(Q(claims__report__in=reports) | Q(others__report__in=reports)).distinct()
    listed = made.select_related("by").prefetch_related("claims__report", "others__report").order_by("at", "pk")
    return [noun for decision in listed for noun in decision.nouns()]


def evidence(reports: list[Report]) -> list[Evidence]:
    """Return the standing verdicts of evidence on claims of some reports, oldest first."""
    standing = Verdict.objects.filter(claim__report__in=reports, superseded_by=None).exclude(says=Verdict.Says.NONE)
    return [v.noun() for v in standing.select_related("item", "claim__report", "by").order_by("at", "pk")]
