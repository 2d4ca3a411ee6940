"""Tasks whose worker was killed: nobody else would ever look at them again."""

from __future__ import annotations

from datetime import timedelta

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

LOST = timedelta(minutes=15)
"""A task that has been running for so long is taken to have lost its worker. Every task can be repeated."""

TRIES = 3
"""Workers that a task may lose before it is given up: it may be what kills them."""

KEPT = timedelta(days=7)
"""How long finished tasks are kept, for those who look into what happened."""


def sweep() -> None:
    """Give lost tasks back to the workers, and forget finished ones after a week. A duty of the clock."""
    now = timezone.now()
    for lost in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LOST):
        state = TaskResultStatus.READY if len(lost.worker_ids) < TRIES else TaskResultStatus.FAILED
        held = DBTaskResult.objects.filter(pk=lost.pk, status=TaskResultStatus.RUNNING, started_at=lost.started_at)
        held.update(status=state, started_at=None)
    finished = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(status__in=finished, finished_at__lt=now - KEPT).delete()
