"""`recoupe link`: from claims (ours, corrected, or anybody's) to a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import errors, progress
from recoupe.commands.delivery import DEFAULT_FOLDER, Delivered, conclude, deliver
from recoupe.commands.explaining import explain_link
from recoupe.commands.options import (
    ClaimLines,
    EvidenceFile,
    Folder,
    FormatOption,
    JudgementsFile,
    MinConfidence,
    Previous,
    TheatreOption,
    UiLang,
    UiLangOption,
)


def link(
    claims: ClaimLines,
    output: Folder = None,
    form: FormatOption = None,
    ui_lang: UiLangOption = UiLang.en,
    theatre: TheatreOption = None,
    evidence: EvidenceFile = None,
    judgements: JudgementsFile = None,
    previous: Previous = None,
    min_confidence: MinConfidence = 0.0,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--explain",
            metavar="CLAIM CLAIM",
            help="Instead of a brief: why these two claims (REPORT/CLAIM) are one incident, or two.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: as JSON, for programs.")] = False,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture",
            metavar="FILE.SVG",
            help="With --explain: also draw the weights, as SVG (with -o DIR: DIR/weights.svg).",
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a brief from claims, without reading the texts again.

    What the claims lack (ids, offsets, coordinates, sides) is filled in; what they state stays. Files and exit status
    are those of recoupe brief. With --explain no brief is made: what two claims weigh, and what became of them, is
    shown on standard output.
    """
    if (as_json or picture) and not explain:
        raise typer.BadParameter("--json and --picture go with --explain")
    if explain:
        picture = picture or (output / "weights.svg" if output else None)
        given = (theatre, judgements, previous, min_confidence)
        explain_link(claims, explain, *given, ui_lang=ui_lang.value, as_json=as_json, picture=picture)
        return
    with i18n.use(ui_lang.value), errors(), progress() as tell:
        from recoupe.api import Made, sited, weigh
        from recoupe.exchange import read_json
        from recoupe.reading import read_claims

        check(theatre=theatre, folder=None if form and not output else output or DEFAULT_FOLDER)
        tell("read", 0, 1)
        batch = read_claims(claims)
        earlier = read_json(previous) if previous else None
        here = sited(theatre, batch.readings, earlier)
        tell("weigh", 0, 1)
        brief = weigh(
            here.readings,
            theatre,
            evidence=evidence or (),
            judgements=judgements or (),
            previous=here.previous,
            rejected=batch.rejected,
            min_confidence=min_confidence,
            ui_lang=ui_lang.value,
        )
        made = Made(brief, here.theatre, here.why)
        written = deliver(made, ui_lang, form, output, tell) if brief.reports else Delivered()
    with i18n.use(ui_lang.value):
        conclude(made, written)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(link)
