"""Reading a report within limits of time and memory, in a process beside this one that keeps the languages loaded.

A text that makes extraction run away costs that report, and neither the worker nor the server.
"""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.extraction.extract import extract
from recoupe.extraction.limited import begin, why
from recoupe.i18n import current, use
from recoupe.workers import Limits, Lost, Workers

if TYPE_CHECKING:
    from recoupe.model import Reading, Report
    from recoupe.theatres.schema import Theatre

    Item = tuple[Report, Theatre | None, str]

LIMITS = Limits()
"""What one text may take: seconds of the processor, megabytes."""

_lock = threading.Lock()
_beside: list[Workers[None, Item, Reading]] = []


class Unread(RecoupeError):
    """A text that could not be read within the limits, or that breaks extraction."""


def read_within(report: Report, theatre: Theatre | None) -> Reading:
    """Return what the core extracts from a report. Raises Unread, which says why in the language in use."""
    with _lock:
        if not _beside:
            _beside.append(Workers(_extracted, None, limits=LIMITS, begin=begin))
        (found,) = _beside[0].run([(report, theatre, current())])
    if isinstance(found, Lost):
        raise Unread(why(found, LIMITS), where=report.title or report.url or report.id)
    return found


def close() -> None:
    """End the process beside this one, and free what it holds; the next text begins another."""
    with _lock:
        while _beside:
            _beside.pop().close()


atexit.register(close)


def _extracted(_shared: None, item: Item) -> Reading:
    report, theatre, lang = item
    with use(lang):
        return extract(report, theatre)
