"""`recoupe export`: a brief in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe import i18n
from recoupe.commands.console import errors, progress, stderr
from recoupe.commands.options import TheatreOption, UiLang, UiLangOption
from recoupe.i18n import gettext as _


def export(
    brief: Annotated[
        Path,
        typer.Argument(
            metavar="BRIEF.JSON",
            help="A brief, as recoupe brief writes it.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    names: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="NAME[,NAME...]|all",
            help="Formats: claims-csv, claims-hxl, incidents-hxl, acled, ucdp, claims-jsonl, incidents-jsonl, geojson, "
            "kml, ninjs, claimreview, ftm, brief-json.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR",
            help="A file for one format, a folder for several; without it: one format, on standard output.",
            show_default=False,
        ),
    ] = None,
    ui_lang: UiLangOption = UiLang.en,
    theatre: TheatreOption = None,
) -> None:
    """Write a brief in the formats of others: HXL, ACLED's and UCDP's columns, KML, ninjs, ClaimReview, and more.

    Nothing is read, linked or weighed again. What each file holds, and what it leaves empty: docs/exchange.md.
    """  # fmt: skip
    with i18n.use(ui_lang.value), errors(), progress() as tell:
        from recoupe.api import continued
        from recoupe.exchange import FORMATS, read_json
        from recoupe.exchange import export as written
        from recoupe.exchange.formats import known
        from recoupe.writing import check_folder, write_atomically

        wanted = known(names)
        folder = output if output and (output.is_dir() or len(wanted) > 1) else None
        if len(wanted) > 1 and not output:
            raise typer.BadParameter(_("several formats go into a folder: give one with -o"), param_hint="--as")
        if output:
            check_folder(folder or output.parent)
        made = read_json(brief)
        setting, _why = continued(theatre, [], made)
        paths = []
        for done, name in enumerate(wanted):
            tell("draw", done, len(wanted))
            data = written(made, name, setting)
            if output:
                paths.append(folder / FORMATS[name].file if folder else output)
                write_atomically(paths[-1], data)
            else:
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
    for path in paths:
        typer.echo(str(path))
    if paths:
        with i18n.use(ui_lang.value):
            stderr().print(_("{n} files written", n=len(paths)) if len(paths) > 1 else _("One file written"))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)
