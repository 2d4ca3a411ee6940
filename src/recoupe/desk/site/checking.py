"""The check of an adaptation, done by the worker: it reads two texts, for which it loads two language models."""

from __future__ import annotations

import logging
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.tasks import task
from django.utils import timezone

from recoupe import i18n
from recoupe.desk.records.keep import engine
from recoupe.desk.records.limited import Unread, read_within
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.retold import Heard
from recoupe.desk.site.fidelity import compare
from recoupe.desk.site.models import Compared
from recoupe.desk.site.text import report_of
from recoupe.desk.web.later import later
from recoupe.i18n import gettext as _
from recoupe.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import SituationPage

LEASE = timedelta(minutes=20)
"""How long a worker may take over a check before another goes on with it: both texts have their limits of time."""

ATTEMPTS = 3
"""Workers that one check may lose before it is given up."""

State = Compared.State
log = logging.getLogger("recoupe.desk.site")


def ask(original: SituationPage, page: SituationPage) -> Compared:
    """Return the check of these two texts as they are now: what was found, or that the worker is to find it.

    The same two texts are read once by each version of the program; other words are another check.
    """
    texts = [report_of(original), report_of(page)]
    known = "\x1f".join((engine(), page.theatre, *(part for t in texts for part in (t.lang or "", t.text))))
    found, _new = Compared.objects.get_or_create(
        key=sha256(known.encode()).hexdigest(),
        defaults={"state": State.WAITING, "theatre": page.theatre, "texts": [t.dump() for t in texts]},
    )
    if found.state == State.WAITING:
        later(check_texts, found.pk)
    return found


def again(found: Compared) -> None:
    """Have a check that failed done again."""
    if Compared.objects.filter(pk=found.pk, state=State.FAILED).update(state=State.WAITING, attempts=0, why={}):
        later(check_texts, found.pk)


@task()
def check_texts(pk: int) -> None:
    """Have the worker compare two texts. Can be repeated."""
    settle(pk)


def settle(pk: int) -> None:
    """Compare two texts and keep what is found, in every interface language. What another does is left to it."""
    now = timezone.now()
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, lease__lt=now)
    taken = Compared.objects.filter(free, pk=pk)
    if not taken.update(state=State.RUNNING, lease=now + LEASE, attempts=F("attempts") + 1):
        return
    found = Compared.objects.get(pk=pk)
    if found.attempts > ATTEMPTS:
        _finish(found, State.FAILED, lambda: _("Each of {n} workers was lost over it.", n=ATTEMPTS))
        return
    heard = Heard()
    try:
        _compare(found, heard)
    except Unread as error:
        told = heard.in_each(str(error))
        _finish(found, State.FAILED, lambda: told[i18n.current()])
    except Exception as error:
        log.exception("check %s", pk)
        what = type(error).__name__
        _finish(
            found,
            State.FAILED,
            lambda: _("Something is broken here ({what}). It has been written down; try again.", what=what),
        )


def resume() -> None:
    """Have checks done that wait without a task, or whose worker was lost. A duty of the clock."""
    lost = Q(state=State.RUNNING, lease__lt=timezone.now())
    for pk in Compared.objects.filter(Q(state=State.WAITING) | lost).values_list("pk", flat=True):
        later(check_texts, pk)


def _compare(found: Compared, heard: Heard) -> None:
    theatre = theatre_of(found.theatre)
    with heard.listening():
        original, adapted = (read_within(Report.model_validate(text), theatre) for text in found.texts)
    for lang in i18n.INTERFACE_LANGUAGES:
        with i18n.use(lang):
            found.differences[lang] = [d.dump() for d in compare(original, adapted)]
    _finish(found, State.DONE)


def _finish(found: Compared, state: Any, why: Callable[[], str] | None = None) -> None:
    found.state, found.lease = state, None
    for lang in i18n.INTERFACE_LANGUAGES:
        with i18n.use(lang):
            found.why[lang] = why() if why else ""
    found.save()
