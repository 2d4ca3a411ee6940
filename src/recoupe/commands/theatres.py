"""`recoupe theatres`: which conflicts are known, and whether one's own file is sound."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from recoupe import i18n
from recoupe.commands.console import NOTHING, errors, stderr
from recoupe.commands.options import UiLang, UiLangOption
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

app = typer.Typer(no_args_is_help=True, help="The conflicts that Recoupe knows: list them, check a file of your own.")


@app.command("list")
def list_theatres(
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    ui_lang: UiLangOption = UiLang.en,
) -> None:
    """List the theatres that come with Recoupe: id, name, countries, and how much each knows."""
    from recoupe.theatres import available, load

    known = [load(name) for name in available()]
    if as_json:
        rows = [
            {
                "id": t.id, "names": t.names, "countries": t.countries, "sides": [s.id for s in t.sides],
                "actors": len(t.actors), "sources": len(t.sources), "places": len(t.places),
                "located": sum(p.located for p in t.places),
            }
            for t in known
        ]  # fmt: skip
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    with i18n.use(ui_lang.value):
        table = Table(box=None, pad_edge=False)
        heads = (
            "id", _("conflict"), _("countries"), _("sides"), _("actors"), _("sources"), _("places"), _("located"),
        )  # fmt: skip
        for head in heads:
            table.add_column(head)
        for t in known:
            counts = (len(t.sides), len(t.actors), len(t.sources), len(t.places), sum(p.located for p in t.places))
            table.add_row(t.id, t.names[ui_lang.value], ", ".join(t.countries), *map(str, counts))
    Console(soft_wrap=True).print(table)


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Theatre files or folders, or ids of those that come with Recoupe; without any: all of these.",
            show_default=False,
        ),
    ] = None,
    ui_lang: UiLangOption = UiLang.en,
) -> None:
    """Check theatres: each problem with its file, where it is, and what to do about it. Exit status 1 if there is any.

    Found are breaches of the schema, unknown sides, names that two parties or two sides claim, places outside their
    country, names missing in a language of the interface, and values that YAML has made something else of (no, on).
    """
    from recoupe.theatres import available
    from recoupe.theatres.inspecting import at, inspect

    wrong = 0
    with i18n.use(ui_lang.value), errors():
        for name in paths or available():
            found = inspect(at(name))
            wrong += len(found)
            for problem in found:
                typer.echo(str(problem))
            if not found:
                stderr().print(_("{theatre}: sound", theatre=name), markup=False)
    if wrong:
        with i18n.use(ui_lang.value):
            stderr().print(ngettext("{n} problem", "{n} problems", wrong), markup=False)
        raise typer.Exit(NOTHING)


def register(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.add_typer(app, name="theatres")
