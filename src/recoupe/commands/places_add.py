"""`recoupe places add`, `list` and `remove`: files of places in the gazetteer."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from recoupe.commands.console import FINE, NOTHING, REJECTED, errors, report_rejected, stderr, wide
from recoupe.grounding.added import KINDS
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from recoupe.grounding.added.adding import Outcome

_EVERY = 50_000


def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A GeoNames dump (XX.txt, zip), a Who's On First CSV, a table of p-codes (CSV, XLSX), or any CSV or "
            "XLSX with --map.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="|".join(KINDS), help="What it is, where its content does not tell.", show_default=False
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,…",
            help="Columns of a table: name, lat, lon, names (“|” between them; may be repeated), country, kind, "
            "region, population, radius, id.",
            show_default=False,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country", metavar="ISO", help="Country of places that name none (two letters).", show_default=False
        ),
    ] = None,
    alternate: Annotated[
        Path | None,
        typer.Option(
            "--alternate-names",
            metavar="FILE",
            help="GeoNames' file of alternate names, beside its dump.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What to call it; else the file's name.", show_default=False),
    ] = None,
    credit: Annotated[
        str | None,
        typer.Option(
            "--credit", metavar="TEXT", help="Whose data it is and its licence, as reasons cite it.", show_default=False
        ),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what was added under this name.")] = False,
) -> None:
    """Add the places of a file to the gazetteer. Rows that cannot be used are listed with the reason.

    The same file twice changes nothing. Names in Arabic, Cyrillic and Latin letters find each other.
    """
    with errors():
        from recoupe.errors import BadRecord
        from recoupe.grounding.added.adding import Request, add
        from recoupe.grounding.added.mapped import mapping

        if kind and kind not in KINDS:
            raise BadRecord(
                _("no kind {kind}", kind=kind), where="--kind", todo=_("There are {kinds}", kinds=", ".join(KINDS))
            )
        told_kind = next((k for k in KINDS if k == kind), None)
        told = 0

        def tell(rows: int) -> None:
            nonlocal told
            if rows // _EVERY > told:
                told = rows // _EVERY
                stderr().print(_("{n} rows read…", n=f"{rows:,}"), markup=False)

        request = Request(told_kind, mapping(columns or ()), country or "", alternate)
        outcome = add(file, request, name=name or "", credit=credit or "", replace=replace, tell=tell)
    _report(outcome)
    raise typer.Exit(NOTHING if outcome.source is None else REJECTED if outcome.rejected else FINE)


def _report(outcome: Outcome) -> None:
    console, source = stderr(), outcome.source
    if source is None:
        console.print(_("no place in it could be used; nothing was added"), markup=False, style="red")
    elif outcome.unchanged:
        console.print(_("{name} has been added already; nothing was changed", name=source.name), markup=False)
    else:
        places = ngettext("{n} place", "{n} places", source.places)
        said = _("{name}: {places}, {names} spellings", name=source.name, places=places, names=f"{source.names:,}")
        console.print(said, markup=False)
        notes = [
            (outcome.known, _("known to the gazetteer, whose points are kept: {n}", n=outcome.known)),
            (source.unlocated, _("without a point, so never pinned: {n}", n=source.unlocated)),
            (source.merged, _("near-duplicates merged: {n}", n=source.merged)),
            (outcome.guessed, _("the file names no country; its places lie in {country}", country=outcome.guessed)),
            (not source.credit, _("say whose data it is, and its licence, with --credit (and --replace)")),
        ]
        for wanted, text in notes:
            if wanted:
                console.print(f"  {text}", markup=False)
    for why, n in sorted(outcome.left_out.items()):
        console.print("  " + _("left out: {why} ({n})", why=why, n=n), markup=False)
    report_rejected(outcome.rejected)
    if source is not None and not outcome.unchanged and source.rejected > len(outcome.rejected):
        console.print(_("{n} rows were rejected in all", n=f"{source.rejected:,}"), markup=False)


def list_(
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """List the files of places that were added: what each is, whose, and how much is in it."""
    with errors():
        from recoupe.grounding.added.folder import folder, sources
        from recoupe.grounding.added.index import index_format

        found = sources()
    if as_json:
        typer.echo(json.dumps([asdict(s) for s in found], ensure_ascii=False, indent=2))
        return
    if not found:
        stderr().print(_("nothing was added; what is goes to {folder}", folder=str(folder())), markup=False)
        return
    table = Table(box=None, pad_edge=False)
    for column in (
        "name",
        "kind",
        "file",
        "countries",
        "places",
        "unlocated",
        "spellings",
        "merged",
        "left out",
        "rejected",
        "credit",
    ):
        table.add_column(column)
    for s in found:
        numbers = (s.places, s.unlocated, s.names, s.merged, s.left_out, s.rejected)
        table.add_row(s.name, s.kind, s.file, s.countries, *(f"{n:,}" for n in numbers), s.credit or "–")
    wide().print(table)
    for s in found:
        if s.format != index_format():
            said = "{name} was added by another version: only exact names are found in it until it is added again"
            stderr().print(_(said, name=s.name), markup=False, style="yellow")


def remove(
    name: Annotated[str, typer.Argument(help="The name that places list shows.", show_default=False)],
) -> None:
    """Remove the places of a file that was added."""
    with errors():
        from recoupe.grounding.added.folder import remove

        remove(name)
    stderr().print(_("{name} is removed", name=name), markup=False)


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    app.command("add")(add)
    app.command("list")(list_)
    app.command("remove")(remove)
