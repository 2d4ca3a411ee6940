"""A bound on the time of what runs in this process: an endless regular expression is broken off, and the rest goes on.

It costs nothing, and holds for time alone: what takes too much memory or crashes the interpreter costs the process.
`extraction.limited` bounds that too, in processes of its own, which a corpus and the desk do and a brief need not wait
for.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_AGAIN = 1.0
"""Seconds after which it is tried again, where code that cannot raise was broken off."""


class OutOfTime(BaseException):
    """Work was broken off. No `Exception`, so that nothing on the way takes it for a failure of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OutOfTime when the block has taken so many seconds of the processor. Elsewhere than in the main thread, and
    where the system has no such timer, nothing is bounded.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
