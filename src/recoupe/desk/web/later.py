"""Putting work off to the worker, once: what already waits is not asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

if TYPE_CHECKING:
    from django.tasks import Task


def later(task: Task[Any, Any], *args: Any) -> None:
    """Have the worker run a task with these arguments after this transaction, unless the same is waiting already.

    Arguments are plain JSON values.
    """
    transaction.on_commit(lambda: _enqueue(task, args))


def _enqueue(task: Task[Any, Any], args: tuple[Any, ...]) -> None:
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=task.module_path, args_kwargs={"args": list(args), "kwargs": {}}
    )
    if not waiting.exists():
        task.enqueue(*args)
