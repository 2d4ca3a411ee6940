"""Progress of long work, with an estimate of what is left: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from recoupe.commands.console import stderr
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    Tell = Callable[[str, int, int], None]

EVERY = 30.0
"""Seconds between two lines about one stage, where there is no terminal."""


@contextmanager
def estimates() -> Iterator[Tell]:
    """Show how far a corpus is, and how long it will take. Yields `tell(stage, done, of)`."""
    console = stderr()
    stages = {
        "read": _("Finding claims"),
        "hear": _("Telling voices apart"),
        "link": _("Linking"),
        "weigh": _("Weighing"),
        "write": _("Writing tables"),
    }
    if not console.is_terminal:
        yield _lines(console, stages)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def bar(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stages[stage], total=of or None)
            bars.update(tasks[stage], completed=done, total=of or None)

        yield bar


def _lines(console: Console, stages: dict[str, str]) -> Tell:
    begun: dict[str, tuple[float, int]] = {}
    last = 0.0

    def line(stage: str, done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        first = stage not in begun
        start, before = begun.setdefault(stage, (now, done))
        if first or now - last >= EVERY:
            last = now
            said = "" if first or not of else f" {100 * done // of} %"
            if done > before and of:
                left = (now - start) / (done - before) * (of - done)
                said += _(", about {minutes} min left", minutes=max(1, round(left / 60)))
            console.print(f"{stages[stage]}{said}…", markup=False)

    return line
