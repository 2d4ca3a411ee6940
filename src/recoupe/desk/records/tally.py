"""A report's counts of its claims, kept with it: lists of reports must not count every claim of the desk.

With them, when its claims last changed: what is drawn of them is made anew then, and only then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from recoupe.desk.records.models import Claim, Report

if TYPE_CHECKING:
    from collections.abc import Collection


def tally(reports: Collection[Report] | None = None) -> None:
    """Count the claims of some reports (None: of all) and keep the numbers. Call it wherever a claim changes."""
    every = Claim.objects.filter(report=OuterRef("pk")).order_by().values("report")
    waiting = every.filter(state=Claim.State.MACHINE)
    found = Report.objects.all() if reports is None else Report.objects.filter(pk__in=[r.pk for r in reports])
    found.update(
        total=Coalesce(Subquery(every.annotate(n=Count("pk")).values("n")), 0),
        open=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
        least=Subquery(waiting.annotate(low=Min("confidence")).values("low")),
        changed=timezone.now(),
    )
