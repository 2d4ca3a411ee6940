"""What waits to be done: one line a room, each for who may do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from recoupe.desk.incidents.models import Incident
from recoupe.desk.records.models import Claim, Intake
from recoupe.desk.web.access import may
from recoupe.desk.web.sheets import MOST, counted
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractBaseUser
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Work:
    """Something that waits: how it is said, and where it is done."""

    text: str
    href: str
    count: int


def work_to_do(user: AbstractBaseUser) -> list[Work]:
    """Return what waits for somebody, without the rooms that are closed to them."""
    return [
        Work(said(say(n), n), reverse(view) + query, n)
        for view, query, waiting, say in _LINES
        if may(user, view) and (n := counted(waiting()))
    ]


def said(text: str, n: int) -> str:
    """Return what waits in words: beyond `MOST` nobody counts."""
    return _("{what}, or more", what=text) if n >= MOST else text


_LINES: tuple[tuple[str, str, Callable[[], QuerySet], Callable[[int], str]], ...] = (
    (
        "intake:list",
        "?state=failed",
        lambda: Intake.objects.filter(state=Intake.State.FAILED),
        lambda n: ngettext("{n} report could not be taken in", "{n} reports could not be taken in", n),
    ),
    (
        "review:queue",
        "",
        lambda: Claim.objects.filter(state=Claim.State.MACHINE),
        lambda n: ngettext("{n} claim to review", "{n} claims to review", n),
    ),
    (
        "incidents:list",
        "?status=contested",
        lambda: Incident.objects.current().filter(status="contested"),
        lambda n: ngettext("{n} contested incident", "{n} contested incidents", n),
    ),
)
