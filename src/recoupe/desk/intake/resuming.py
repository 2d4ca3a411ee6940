"""Intakes that nobody works on: their worker was killed, or the task was lost before it began."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from recoupe.desk.intake.tasks import take_in
from recoupe.desk.records.models import Intake

PATIENCE = timedelta(minutes=2)
"""How long an intake may wait for its task to turn up."""


def resume() -> None:
    """Begin again what was left lying. A duty of the clock; beginning twice does no harm, for one takes the lease."""
    now = timezone.now()
    lost = Q(state=Intake.State.RUNNING, lease__lt=now) | Q(state=Intake.State.WAITING, asked_at__lt=now - PATIENCE)
    open_tasks = DBTaskResult.objects.filter(
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING), task_path=take_in.module_path
    )
    known = {args["args"][0] for args in open_tasks.values_list("args_kwargs", flat=True)}
    for pk in Intake.objects.filter(lost).exclude(pk__in=known).order_by("pk").values_list("pk", flat=True):
        take_in.enqueue(pk)
