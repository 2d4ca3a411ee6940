"""What the program says to people: on standard error, so that standard output is the result alone."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from recoupe.errors import BadRecord, BadTheatre, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from recoupe.model import Rejected
    from recoupe.reading import Skipped

MOST_ALIKE = 5
"""Rejections with one reason that are listed: a channel in a language that is not read has thousands."""

FINE, NOTHING, USAGE, REJECTED = 0, 1, 2, 3


def stderr() -> Console:
    """Return the console for people. Made anew, for tests and pipes exchange the stream."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def wide() -> Console:
    """Return a console for tables on standard output: in a file or a pipe, lines are as long as they have to be."""
    console = Console(soft_wrap=True)
    return console if console.is_terminal else Console(soft_wrap=True, width=400)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show what is going on: a bar on a terminal, a line a stage elsewhere. Yields `tell(stage, done, of)`."""
    console = stderr()
    stages = {
        "read": _("Reading reports"),
        "extract": _("Finding claims"),
        "weigh": _("Linking and weighing"),
        "draw": _("Drawing"),
    }
    if not console.is_terminal:
        told: set[str] = set()

        def line(stage: str, _done: int, of: int) -> None:
            if stage not in told:
                told.add(stage)
                console.print(f"{stages[stage]} ({of})…" if of > 1 else f"{stages[stage]}…", markup=False)

        yield line
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)

        def bar(stage: str, done: int, of: int) -> None:
            bars.update(task, description=stages[stage], completed=done, total=of if of > 1 else None)

        yield bar


@contextmanager
def errors() -> Iterator[None]:
    """Turn our own errors into one line on standard error and an exit status: 2 for what was asked, else 1."""
    try:
        yield
    except (BadTheatre, BadRecord, UnreadableInput) as error:
        stderr().print(str(error), markup=False, style="red")
        raise typer.Exit(USAGE) from None
    except RecoupeError as error:
        stderr().print(str(error), markup=False, style="red")
        raise typer.Exit(error.status) from None


def report_rejected(rejected: Sequence[Rejected]) -> None:
    """List what was not read, with what is wrong and what to do."""
    if not rejected:
        return
    console = stderr()
    console.print(
        ngettext("{n} input was not read:", "{n} inputs were not read:", len(rejected)), markup=False, style="yellow"
    )
    told: Counter[str] = Counter()
    for item in rejected:
        told[item.why] += 1
        if told[item.why] <= MOST_ALIKE:
            console.print(f"  {item.input}: {item.why}", markup=False)
    for why, n in told.items():
        if n > MOST_ALIKE:
            console.print("  " + _("and {n} more: {why}", n=n - MOST_ALIKE, why=why), markup=False)


def report_skipped(skipped: Sequence[Skipped]) -> None:
    """Say what was left aside as no report, and how much of it: no loss, so it changes no exit status."""
    for one in skipped:
        stderr().print(_("Left aside in {file}: {why} ({n})", file=one.input, why=one.why, n=one.n), markup=False)


def status(usable: bool, rejected: Sequence[Rejected]) -> int:
    """Return the exit status: 0 fine, 1 nothing usable, 3 something was rejected."""
    if not usable:
        return NOTHING
    return REJECTED if rejected else FINE
