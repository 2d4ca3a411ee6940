"""`recoupe places`: look a name up in the gazetteer; add files of places to it, list and remove them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from recoupe.commands import places_add
from recoupe.commands.console import NOTHING, errors, stderr, wide
from recoupe.commands.groups import Defaulting
from recoupe.commands.options import TheatreOption

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry

LOOK_UP = "find"


class _Places(Defaulting):
    """`recoupe places NAME` looks a name up, though it names no command; `places find NAME` does too."""

    default = LOOK_UP


app = typer.Typer(
    cls=_Places,
    no_args_is_help=True,
    help="Look a name up in the gazetteer (recoupe places NAME), and add places to it from files of your own.",
)


@app.command(LOOK_UP)
def find(
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
    """Look a name up: the places called so, those of the theatre first, then the most populous.

    A name that nothing is called so is taken for another spelling, in Latin, Arabic or Cyrillic letters. The word find
    may be left out, unless the name is that of a command.
    """
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
    from recoupe.grounding.gazetteer import anywhere, look_up
    from recoupe.grounding.theatre_places import local_entries
    from recoupe.grounding.toponym_keys import exact
    from recoupe.theatres import available, load

    names = available() if theatre is None else () if theatre == "none" else (theatre,)
    local = [entry for known in names for entry in local_entries(load(known)).get(exact(name), ())]
    world = look_up(name, countries) or (() if local or countries else look_up(name, anywhere()))
    found = {entry.id: entry for entry in (*local, *world)}
    return [e for e in found.values() if not countries or e.country in countries]


def _show(found: list[Entry]) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("name", "kind", "country", "region", "lat", "lon", "radius km", "population", "id", "found by"):
        table.add_column(column)
    for e in found:
        point = (f"{e.lat:.4f}", f"{e.lon:.4f}") if e.located else ("not", "located")
        people = f"{e.population:,}" if e.population else ""
        how = "name" if e.quality == 1.0 else "other name" if e.quality >= 0.6 else "sound"
        radius = f"{e.radius:g}" if e.radius else ""
        how += f" ({e.source})" if e.source else ""
        table.add_row(e.name, e.kind, e.country, e.region, *point, radius, people, e.id, how)
    wide().print(table)


def register(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.add_typer(app, name="places")


places_add.register(app)
