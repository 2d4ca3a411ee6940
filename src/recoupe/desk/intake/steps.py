"""The way of one intake, step by step. Each step is stored, so a worker that is killed loses and doubles nothing."""

from __future__ import annotations

import logging
from datetime import timedelta
from email.message import Message
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.intake.capturing import body, keep, keep_fetched
from recoupe.desk.intake.extracting import read_claims, store
from recoupe.desk.records.limited import Unread
from recoupe.desk.records.models import Intake
from recoupe.desk.retold import Heard
from recoupe.errors import RecoupeError, Unfetched
from recoupe.i18n import gettext as _
from recoupe.reading import read_sources
from recoupe.reading.fetch import fetch
from recoupe.reading.kinds import KINDS, of_answer, of_file, sniff
from recoupe.reading.sources import Source

if TYPE_CHECKING:
    from datetime import datetime

    from recoupe.desk.records.models import Report
    from recoupe.model import Report as ReportNoun

LEASE = timedelta(minutes=10)
"""How long a worker may take over an intake before another goes on with it."""

ATTEMPTS = 5
"""How often an address is asked that might answer later."""

ENOUGH = 200
"""Characters of a feed's own text that make a report where the page itself cannot be read."""

State, Kind = Intake.State, Intake.Kind
log = logging.getLogger("recoupe.desk.intake")


def lease(pk: int, now: datetime | None = None) -> Intake | None:
    """Take hold of an intake that waits, or whose worker was lost. None if somebody else has it or it is finished."""
    now = now or timezone.now()
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, lease__lt=now)
    taken = Intake.objects.filter(free, pk=pk).update(
        state=State.RUNNING, lease=now + LEASE, attempts=F("attempts") + 1, why="", told={}
    )
    return Intake.objects.get(pk=pk) if taken else None


def process(pk: int) -> timedelta | None:
    """Take an intake as far as it goes. Returns after how long to try again, None if it is finished or not ours.

    Whatever goes wrong is kept in words in `why`, and can be retried.
    """
    intake = lease(pk)
    if intake is None:
        return None
    heard = Heard()
    try:
        _through(intake, heard)
    except Unfetched as error:
        if error.retry and intake.attempts < ATTEMPTS:
            _finish(intake, State.WAITING, str(error), heard)
            return timedelta(seconds=error.after or 60 * 4 ** (intake.attempts - 1))
        _finish(intake, State.FAILED, str(error), heard)
    except RecoupeError as error:
        _finish(intake, State.FAILED, str(error), heard)
    except Exception as error:
        log.exception("intake %s", pk)
        what = type(error).__name__
        with heard.listening():
            told = _("Something is broken here ({what}). It has been written down; try again.", what=what)
        _finish(intake, State.FAILED, told, heard)
    return None


def _through(intake: Intake, heard: Heard) -> None:
    """Fetch, read, store, extract, weigh."""
    notes: list[str] = []
    with heard.listening():
        if intake.capture is None:
            notes += _capture(intake)
        nouns, wrong = _read(intake)
        nothing = _("There is no report in it.")
    if not nouns:
        _finish(intake, State.FAILED, " ".join(wrong) or nothing, heard)
        return
    kept = [store(noun) for noun in nouns]
    reports = [report for report, _new in kept]
    intake.reports.set(reports)
    intake.capture.report = reports[0] if len(reports) == 1 else None
    intake.capture.save(update_fields=["report"])
    _step(intake, "stored")
    with heard.listening():
        failed = _extract(reports)
    _step(intake, "extracted")
    refresh([r for r in reports if r.extractions.exists()])
    state = State.DONE if any(new for _report, new in kept) else State.DUPLICATE
    _finish(intake, State.FAILED if len(failed) == len(reports) else state, " ".join([*notes, *wrong, *failed]), heard)


def _capture(intake: Intake) -> list[str]:
    """Keep the document as it is now. Returns what to say of it."""
    if intake.kind in {Kind.URL, Kind.FEED} and intake.url:
        try:
            fetched = fetch(intake.url, allow_private=settings.RECOUPE_ALLOW_PRIVATE)
            intake.capture = keep_fetched(fetched)
        except Unfetched as error:
            may_wait = error.retry and intake.attempts < ATTEMPTS
            if may_wait or intake.kind != Kind.FEED or len(intake.text) < ENOUGH:
                raise
            intake.capture = keep(intake.text.encode(), media_type="text/plain")
            _step(intake, "fetched")
            return [_("The page could not be read, so this is the feed’s own text. {why}", why=str(error))]
    else:
        intake.capture = keep(intake.text.encode(), media_type="text/plain")
    _step(intake, "fetched")
    return []


def _read(intake: Intake) -> tuple[list[ReportNoun], list[str]]:
    """Return the reports in a capture, and what in it is none."""
    batch = read_sources(
        [_source(intake)], outlet=intake.outlet or None, published=intake.published, lang=intake.lang or None
    )
    nouns = list(batch.reports)
    if intake.url and len(nouns) == 1 and nouns[0].url is None:
        nouns = [nouns[0].model_copy(update={"url": intake.url})]
    return nouns, [f"{r.input}: {r.why}" if len(batch.rejected) > 1 else r.why for r in batch.rejected]


def _source(intake: Intake) -> Source:
    capture = intake.capture
    data = body(capture)
    if capture.url:
        kind = of_answer(capture.media_type, data, capture.url)
        return Source(capture.url, kind, data, capture.final_url, _charset(capture.headers.get("content-type", "")))
    suffix = f".{intake.name.rsplit('.', 1)[-1].lower()}" if "." in intake.name else ""
    if suffix in KINDS:
        return Source(intake.name, of_file(suffix, data), data)
    return Source(intake.name or _("pasted text"), "text" if intake.kind != Kind.FILE else sniff(data), data)


def _charset(content_type: str) -> str | None:
    """Return the encoding that a server states."""
    header = Message()
    header["content-type"] = content_type
    found = header.get_content_charset()
    return str(found) if found else None


def _extract(reports: list[Report]) -> list[str]:
    """Read the claims of each report; one that breaks extraction costs only itself. Returns what went wrong."""
    wrong = []
    for report in reports:
        try:
            read_claims(report)
        except Unread as error:
            wrong.append(str(error))
        except Exception as error:
            log.exception("extraction of report %s", report.pk)
            wrong.append(_("Its claims could not be found ({what}): {title}", what=type(error).__name__, title=report))
    return wrong


def _step(intake: Intake, step: str) -> None:
    intake.step = step
    intake.lease = timezone.now() + LEASE
    intake.save(update_fields=["step", "lease", "capture"])


def _finish(intake: Intake, state: str, why: str, heard: Heard) -> None:
    intake.state, intake.why, intake.told, intake.lease = state, why, heard.in_each(why), None
    intake.finished_at = None if state == State.WAITING else timezone.now()
    intake.save(update_fields=["state", "why", "told", "lease", "finished_at"])
