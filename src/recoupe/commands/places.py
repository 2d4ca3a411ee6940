"""`recoupe places`: look a name up in the gazetteer."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from recoupe.commands.console import NOTHING, errors, stderr
from recoupe.commands.options import TheatreOption

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry


def places(
    name: Annotated[str, typer.Argument(help="A name, in any language or script.", show_default=False)],
    theatre: TheatreOption = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country", metavar="ISO", help="Only in this country (two letters); may be repeated.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """Look a name up: the places called so, those of the theatre first, then the most populous."""
    with errors():
        found = candidates(name, theatre, [c.upper() for c in country or ()])
    if as_json:
        typer.echo(json.dumps([asdict(e) for e in found], ensure_ascii=False, allow_nan=False, indent=2))
    elif found:
        _show(found)
    if not found:
        stderr().print(f"no place is called {name}", markup=False)
        raise typer.Exit(NOTHING)


def candidates(name: str, theatre: str | None, countries: list[str]) -> list[Entry]:
    """Return the places called `name`: the local ones of a theatre (of all, where None; of none, where "none"), then
    the world's. Raises BadTheatre.
    """
    from recoupe.grounding.gazetteer import look_up
    from recoupe.grounding.theatre_places import local_entries
    from recoupe.grounding.toponym_keys import exact
    from recoupe.theatres import available, load

    names = available() if theatre is None else () if theatre == "none" else (theatre,)
    local = [entry for known in names for entry in local_entries(load(known)).get(exact(name), ())]
    found = {entry.id: entry for entry in (*local, *look_up(name, countries))}
    return [e for e in found.values() if not countries or e.country in countries]


def _show(found: list[Entry]) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("name", "kind", "country", "region", "lat", "lon", "radius km", "population", "id"):
        table.add_column(column)
    for e in found:
        point = (f"{e.lat:.4f}", f"{e.lon:.4f}") if e.located else ("not", "located")
        people = f"{e.population:,}" if e.population else ""
        table.add_row(e.name, e.kind, e.country, e.region, *point, f"{e.radius:g}" if e.radius else "", people, e.id)
    Console(soft_wrap=True).print(table)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(places)
