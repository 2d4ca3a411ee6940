"""The worker: runs tasks from the database, and what is due from time to time (`tick`)."""

from __future__ import annotations

import logging
import threading

from django.core.management import call_command
from django.db import close_old_connections

from recoupe.desk.tick import tick

EVERY = 30.0
"""Seconds between two looks at what is due."""

log = logging.getLogger("recoupe.desk.worker")


def run() -> None:
    """Work until stopped. Tasks run in this thread, what is due in another: a long task holds back no feed."""
    stop = threading.Event()
    clock = threading.Thread(target=_keep_time, args=(stop,), daemon=True, name="tick")
    clock.start()
    try:
        call_command("db_worker", queue_name="*", interval=0.5, verbosity=0)
    finally:
        stop.set()


def _keep_time(stop: threading.Event) -> None:
    while not stop.wait(EVERY):
        close_old_connections()
        try:
            tick()
        except Exception:
            log.exception("what is due could not be done; it is tried again in %s seconds", EVERY)
