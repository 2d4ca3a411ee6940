"""Extraction within limits: a text that makes it run away costs that report, not the run and not the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.extract import extract
from recoupe.grounding import gazetteer
from recoupe.i18n import current, use
from recoupe.i18n import gettext as _
from recoupe.model import Reading, Rejected
from recoupe.workers import Limits, Lost, Workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.model import Report
    from recoupe.theatres.schema import Theatre


def extract_within(
    reports: Iterable[Report], theatre: Theatre | None = None, *, limits: Limits | None = None, processes: int = 1
) -> Iterator[Reading | Rejected]:
    """Yield what `extract` returns of each report, in their order; a rejected record in the place of one that takes
    more than its limits, or breaks extraction. It runs in `processes` processes beside this one.
    """
    limits = limits or Limits()
    reports = list(reports)
    with Workers(_extracted, (theatre, current()), processes=processes, limits=limits, begin=begin) as workers:
        for report, found in zip(reports, workers.run(reports), strict=True):
            if isinstance(found, Lost):
                yield Rejected(input=report.url or report.title or report.id, why=why(found, limits))
            else:
                yield found


def why(lost: Lost, limits: Limits) -> str:
    """Say why a report was lost, and what to do."""
    if lost.cause == "time":
        return _(
            "finding its claims took longer than {seconds} seconds. Report this, with the text if you may share it.",
            seconds=f"{limits.seconds:g}",
        )
    if lost.cause == "memory":
        return _(
            "finding its claims took more than {megabytes} MB of memory. Split it into the reports that it holds.",
            megabytes=limits.megabytes,
        )
    if lost.cause == "crash":
        return _("finding its claims crashed. Report this, with the text if you may share it.")
    return _("its claims could not be found ({what}). Report this, with the text if you may share it.", what=lost.what)


def begin(_shared: object) -> None:
    """Make ready what the first report would wait for: the gazetteer's index may have to be built."""
    gazetteer.ensure()


def _extracted(shared: tuple[Theatre | None, str], report: Report) -> Reading:
    theatre, lang = shared
    with use(lang):
        return extract(report, theatre)
