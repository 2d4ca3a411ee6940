"""Work of the worker on incidents."""

from __future__ import annotations

from django.tasks import task

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Report


@task()
def reweigh(report_pk: int) -> int:
    """Link and weigh a report's claims anew, and return how many incidents they are in. Can be repeated."""
    return len(refresh(Report.objects.filter(pk=report_pk)))
