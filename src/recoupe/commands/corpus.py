"""`recoupe corpus`: reports by the million to Parquet tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import REJECTED, errors, report_skipped, status, stderr
from recoupe.commands.corpus_view import view
from recoupe.commands.estimates import estimates
from recoupe.commands.groups import Defaulting
from recoupe.commands.options import (
    EvidenceFile,
    JudgementsFile,
    Lang,
    MinConfidence,
    Outlet,
    Published,
    TheatreOption,
    UiLang,
    UiLangOption,
)
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.corpus.engines import Engine
    from recoupe.corpus.run import Made

RUN = "run"
PROCESSES = os.cpu_count() or 1


def corpus(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="IN...",
            help="Reports: files of Parquet, JSON Lines, CSV or WARC (all but Parquet also packed with gzip), folders "
            "of them, globs, or storage that fsspec knows (s3://BUCKET/…).",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the tables.", file_okay=False)
    ] = Path("recoupe-corpus"),
    on: Annotated[
        str,
        typer.Option(
            "--on",
            metavar="duckdb|spark[://HOST:PORT]",
            help="Where the work is done: in processes of this machine, or on Apache Spark (recoupe[spark]).",
        ),
    ] = "duckdb",
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, help="Processes of this machine.", show_default=False)
    ] = PROCESSES,
    theatre: TheatreOption = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="NAME=THEIRS",
            help="A column of the input that stands for one of ours (text=article_body); may be repeated.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    judgements: JudgementsFile = None,
    evidence: EvidenceFile = None,
    min_confidence: MinConfidence = 0.0,
    ui_lang: UiLangOption = UiLang.en,
    seconds: Annotated[
        float,
        typer.Option("--seconds", metavar="N", min=1, help="Seconds of the processor that one document may take."),
    ] = 60,
    batch: Annotated[
        int,
        typer.Option("--batch", metavar="N", min=1, help="Documents that are kept together: what being ended costs."),
    ] = 200,
    memory: Annotated[
        str, typer.Option("--memory", metavar="SIZE", help="What the database holds at most; the rest lies on disk.")
    ] = "2GB",
) -> None:
    """Read, link and weigh a corpus, and write it as Parquet tables.

    A run that was ended goes on where it was when it is started again: what is done is not done twice, and the tables
    are the same to the byte. A document that takes too long or too much memory is rejected alone. What was rejected is
    in the table rejected. The word run may be left out, unless the input is called as a command is.
    """
    with i18n.use(ui_lang.value), errors(), estimates() as tell:
        from recoupe.corpus.run import corpus as run
        from recoupe.reading.document import Defaults
        from recoupe.reading.published import parse_published

        check(theatre=theatre, published=published, folder=output)
        engine = _engine(on, processes, seconds)
        try:
            made = run(
                inputs,
                output,
                engine=engine,
                theatre=theatre,
                defaults=Defaults(outlet, parse_published(published) if published else None, lang),
                columns=_columns(column or []),
                judgements=judgements,
                evidence=evidence,
                min_confidence=min_confidence,
                ui_lang=ui_lang.value,
                memory=memory,
                batch=batch,
                tell=tell,
            )
        finally:
            engine.close()
    with i18n.use(ui_lang.value):
        _conclude(made)


def _engine(on: str, processes: int, seconds: float) -> Engine:
    from recoupe.corpus.engines import Local
    from recoupe.workers import Limits

    limits = Limits(seconds=seconds)
    if on == "duckdb":
        return Local(processes, limits)
    if on != "spark" and not on.startswith("spark://"):
        raise typer.BadParameter("duckdb, spark or spark://HOST:PORT", param_hint="--on")
    from recoupe.corpus.spark import Spark

    return Spark(f"local[{processes}]" if on == "spark" else on, limits)


def _columns(given: list[str]) -> dict[str, str]:
    out = {}
    for pair in given:
        ours, equals, theirs = pair.partition("=")
        if not equals or ours not in {"id", "url", "title", "outlet", "published", "lang", "text"} or not theirs:
            raise typer.BadParameter(f"{pair} is not NAME=THEIRS", param_hint="--column")
        out[ours] = theirs.lower()
    return out


def _conclude(made: Made) -> None:
    """Say what was made; the exit status is that of the other commands."""
    console = stderr()
    counts = _(
        "{reports} reports, {claims} claims, {incidents} incidents, {situations} situations; {rejected} rejected",
        reports=f"{made.rows('reports'):,}",
        claims=f"{made.rows('claims'):,}",
        incidents=f"{made.rows('incidents'):,}",
        situations=f"{made.rows('situations'):,}",
        rejected=f"{made.rows('rejected'):,}",
    )
    console.print(counts, markup=False)
    if not made.fresh:
        console.print(_("All of it was there already."), markup=False)
    report_skipped(made.skipped)
    if made.rows("rejected"):
        where = made.folder / "rejected.parquet"
        console.print(_("What was not read, and why: {path}", path=where), markup=False, style="yellow")
    typer.echo(made.folder)
    code = status(bool(made.rows("reports")), ())
    if code or made.rows("rejected"):
        raise typer.Exit(code or REJECTED)


class _Corpus(Defaulting):
    """`recoupe corpus IN...` makes tables, though IN names no command; `recoupe corpus run IN...` does too."""

    default = RUN


def register(program: typer.Typer) -> None:
    """Add the commands to the program."""
    app = typer.Typer(
        cls=_Corpus,
        no_args_is_help=True,
        help="Reports by the million to Parquet tables (recoupe corpus IN... -o OUT), and a local page on them.",
    )
    app.command(RUN)(corpus)
    app.command()(view)
    program.add_typer(app, name="corpus")
