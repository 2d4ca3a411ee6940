"""From a brief to where it was asked for: files in a folder, or one form of it on standard output."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from recoupe.commands.console import NOTHING, REJECTED, report_rejected, report_skipped, stderr
from recoupe.commands.options import Format, UiLang
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.api import Made
    from recoupe.drawing.failures import Undrawn
    from recoupe.model import Changes

DEFAULT_FOLDER = Path("recoupe-brief")
NAMES = {Format.html: "index.html", Format.json: "brief.json", Format.md: "brief.md"}


@dataclass(frozen=True)
class Delivered:
    """The files written (none on standard output), and what could not be drawn."""

    paths: tuple[Path, ...] = ()
    lost: tuple[Undrawn, ...] = ()


def deliver(
    made: Made, ui_lang: UiLang, form: Format | None, folder: Path | None, tell: Callable[[str, int, int], None]
) -> Delivered:
    """Write what was asked for. What cannot be drawn costs nobody the rest. Raises Unwritable."""
    from recoupe.writing import FILES, render, write_files

    names = (NAMES[form],) if form else FILES
    done = iter(range(len(names)))
    lost: list[Undrawn] = []
    if form and not folder:
        tell("draw", 0, 1)
        sys.stdout.buffer.write(render(made.brief, made.theatre, ui_lang.value, NAMES[form], lost))
        sys.stdout.buffer.flush()
        return Delivered(lost=tuple(lost))
    paths = write_files(
        made.brief,
        made.theatre,
        ui_lang.value,
        folder or DEFAULT_FOLDER,
        names,
        lambda _name: tell("draw", next(done), len(names)),
        lost,
    )
    return Delivered(paths, tuple(lost))


def _moved(changes: Changes) -> str:
    """Return in one line how much changed since the previous brief."""
    touched = {c.incident for c in changes.claims} | {r.incident for r in changes.ranges}
    touched |= {s.incident for s in changes.status} | {c.incident for c in changes.contradictions}
    return ", ".join(
        (
            ngettext("{n} new report", "{n} new reports", len(changes.reports)),
            ngettext("{n} new incident", "{n} new incidents", len(changes.incidents)),
            ngettext("{n} incident changed", "{n} incidents changed", len(touched)),
        )
    )


def conclude(made: Made, delivered: Delivered) -> None:
    """Say what came out and where it is, list what was rejected, and exit with the status that says so.

    Standard output gets one line: the path of the page (or of the one file asked for).
    """
    console, brief, written = stderr(), made.brief, delivered.paths
    if not brief.reports:
        # Where nothing could be read there is no setting and nothing to count.
        report_rejected(brief.rejected)
        report_skipped(made.skipped)
        raise typer.Exit(NOTHING)
    console.print(made.why.text, markup=False)
    console.print(
        ", ".join(
            (
                ngettext("{n} report", "{n} reports", len(brief.reports)),
                ngettext("{n} claim", "{n} claims", sum(len(r.claims) for r in brief.reports)),
                ngettext("{n} incident", "{n} incidents", len(brief.incidents)),
                ngettext("{n} situation", "{n} situations", len(brief.situations)),
            )
        ),
        markup=False,
    )
    if brief.changes is not None:
        console.print(
            _("Nothing changed since the previous brief.") if brief.changes.nothing else _moved(brief.changes)
        )
    if written:
        console.print(
            _("Written to {folder}:", folder=written[0].parent), " ".join(p.name for p in written), markup=False
        )
        typer.echo(str(written[0]))
    for one in delivered.lost:
        console.print(str(one), markup=False, style="yellow")
    report_rejected(brief.rejected)
    report_skipped(made.skipped)
    if delivered.lost or brief.rejected:
        raise typer.Exit(REJECTED)
