"""Filling by several processes: each sets Django up for itself before it touches the desk."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

Burst = tuple[int, Sequence[int]]
"""The number of a burst, and the claims of each of its incidents."""


def stored(bursts: Sequence[Burst], hands: int) -> Iterator[int]:
    """Store bursts by some processes of their own, and yield the number of each that is done, in no order."""
    spawning = multiprocessing.get_context("spawn")  # a fork would share the connection to the database
    with ProcessPoolExecutor(hands, mp_context=spawning) as pool:
        for done in as_completed([pool.submit(_store, *burst) for burst in bursts]):
            yield done.result()


def _store(number: int, counts: Sequence[int]) -> int:
    from recoupe.desk import start

    start.set_up(Path(os.environ["RECOUPE_DATA"]))
    import site_fill

    site_fill.store(number, counts, site_fill.people()["analyst"])
    return number
