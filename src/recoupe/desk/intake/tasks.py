"""Work of the worker on what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from recoupe.desk.intake.steps import process

if TYPE_CHECKING:
    from recoupe.desk.records.models import Intake


@task()
def take_in(intake_pk: int) -> None:
    """Take an intake as far as it goes; if its server asks for patience, go on later. Can be repeated."""
    again = process(intake_pk)
    if again is not None:
        take_in.using(run_after=timezone.now() + again).enqueue(intake_pk)


def begin(intake: Intake) -> None:
    """Have the worker take an intake in, once this transaction is stored."""
    transaction.on_commit(lambda: take_in.enqueue(intake.pk))
