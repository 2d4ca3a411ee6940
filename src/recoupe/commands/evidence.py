"""`recoupe evidence`: propose the incidents that evidence from the field may be about, for a person to decide."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe import i18n
from recoupe.commands.console import REJECTED, errors, progress, report_rejected, stderr
from recoupe.commands.options import TheatreOption, UiLang, UiLangOption
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext


def evidence(
    records: Annotated[
        Path,
        typer.Argument(
            metavar="EVIDENCE.CSV",
            help="What was found in the field: id, kind, captured, and lat and lon, or place.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    brief: Annotated[
        Path,
        typer.Option(
            "--brief",
            metavar="BRIEF.JSON",
            help="The brief whose incidents it may be about.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="File to write instead of standard output.", show_default=False
        ),
    ] = None,
    km: Annotated[float, typer.Option("--km", min=0.0, help="How far from an incident at most, in kilometres.")] = 10.0,
    days: Annotated[int, typer.Option("--days", min=0, help="How many days after it at most.")] = 2,
    ui_lang: UiLangOption = UiLang.en,
    theatre: TheatreOption = None,
) -> None:
    """Propose the incidents that evidence may be about, by place and time alone.

    A proposal changes nothing. Fill in verdict (supports, refutes), decided_by and decided_at where you decide, correct
    the claim where another is meant, and give recoupe brief or link the file as evidence.
    """  # fmt: skip
    with i18n.use(ui_lang.value), errors(), progress() as tell:
        from recoupe.api import continued
        from recoupe.exchange import proposals_csv, read_json
        from recoupe.grounding.located import located
        from recoupe.reading.attached import read_undecided
        from recoupe.weighing.evidence import propose
        from recoupe.writing import write_atomically

        tell("read", 0, 1)
        made = read_json(brief)
        found = read_undecided(records)
        known, _why = continued(theatre, [], made)
        placed = located(found.records, known)
        tell("weigh", 0, 1)
        proposals = propose(placed, made.incidents, km=km, days=days)
        text = proposals_csv(made, placed, proposals)
        if output:
            write_atomically(output, text.encode("utf8"))
            typer.echo(str(output))
        else:
            sys.stdout.write(text)
    with i18n.use(ui_lang.value):
        near = len({p.evidence for p in proposals})
        stderr().print(
            _(
                "{proposed} of {undecided} that nobody has decided about lie near an incident; {incidents}",
                proposed=near,
                undecided=ngettext("{n} piece of evidence", "{n} pieces of evidence", len(found.records)),
                incidents=ngettext(
                    "{n} incident is proposed", "{n} incidents are proposed", len({p.incident for p in proposals})
                ),
            ),
            markup=False,
        )
        report_rejected(found.rejected)
        if found.rejected:
            raise typer.Exit(REJECTED)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(evidence)
