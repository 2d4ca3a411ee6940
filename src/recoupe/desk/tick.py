"""What is due from time to time. Each duty looks at the database for what is due, so missing a turn loses nothing."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DUTIES: tuple[str, ...] = (
    "recoupe.desk.web.sweep.sweep",
    "recoupe.desk.intake.resuming.resume",
    "recoupe.desk.intake.watching.watch",
    "recoupe.desk.site.due.publish_timed",
    "recoupe.desk.site.due.redraw",
    "recoupe.desk.incidents.ahead.ahead",
    "recoupe.desk.site.checking.resume",
    "recoupe.desk.sensitive.deciding.end_delays",
    "recoupe.desk.readers.secrets.forget_old",
)
"""Functions without arguments, by their path: rooms add theirs here."""

log = logging.getLogger("recoupe.desk.tick")


def tick() -> list[str]:
    """Do everything that is due, and return the names of the duties that failed. One that fails holds back no other."""
    failed = []
    for path in DUTIES:
        try:
            _named(path)()
        except Exception:
            log.exception("%s failed; it is tried again at the next turn", path)
            failed.append(path)
    return failed


def _named(path: str) -> Callable[[], object]:
    module, name = path.rsplit(".", 1)
    found: Callable[[], object] = getattr(import_module(module), name)
    return found
