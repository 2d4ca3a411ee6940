"""The command line: `recoupe`. One small module a command, in `recoupe.commands`."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe.commands import bench, brief, claims, corpus, demo, evidence, export, link, places, serve, theatres

app = typer.Typer(
    name="recoupe",
    help="Cross-check reports of a conflict: who claims what, where the versions agree, where they clash, and what "
    "would settle it.",
    epilog="Exit status: 0 all is well; 1 nothing usable, or the output cannot be written; 2 wrong usage; 3 the "
    "output is there, but something was rejected (listed at the end, and in the output).",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(version("recoupe"))
        raise typer.Exit


@app.callback()
def main(
    _show_version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Say nothing: what is common to all commands."""


for command in (demo, brief, claims, link, corpus, export, evidence, places, theatres, serve, bench):
    command.register(app)
