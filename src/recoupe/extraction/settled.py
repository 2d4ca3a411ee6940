"""What stays for good is told to the garbage collector, so that it does not look through it again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YOUNG = 50_000
"""New objects from which the collector looks through them (its own habit: 700); a report leaves some thousands."""


@contextmanager
def settling() -> Iterator[Callable[[], None]]:
    """Give a function to call once models, lexicons and the theatre are loaded: they are then left alone until the
    block ends.

    A full collection looks at every object that there is: with two language models loaded that takes as long as
    reading several reports, and it comes again as their claims add up. A report makes thousands of objects and hardly
    one that only the collector can end: the youngest are looked through less often too, every few reports.
    """
    young, *older = gc.get_threshold()

    def settle() -> None:
        gc.freeze()
        gc.set_threshold(max(young, YOUNG), *older)

    try:
        yield settle
    finally:
        gc.set_threshold(young, *older)
        gc.unfreeze()
