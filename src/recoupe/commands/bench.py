"""`recoupe bench`: run one of the benchmarks that come with the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.commands.console import USAGE, stderr


def folder() -> Path | None:
    """Return the folder of the benchmarks: that of the checkout that this package lies in, or of the current one."""
    for base in (Path(__file__).parents[3], Path.cwd()):
        if (base / "benchmarks" / "claims.py").is_file():
            return base / "benchmarks"
    return None


def scripts(where: Path) -> dict[str, str]:
    """Return {name: first line of its docstring} of the benchmarks that can be run."""
    found = {}
    for path in sorted(where.glob("*.py")):
        text = path.read_text(encoding="utf8")
        if text.startswith("#!"):
            found[path.stem] = (ast.get_docstring(ast.parse(text)) or "").split("\n", 1)[0]
    return found


def bench(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="Which benchmark; without it, they are listed.", show_default=False)
    ] = None,
) -> None:
    """Run a benchmark of the source checkout.

    What follows its name is passed on to it: try recoupe bench NAME --help.
    """
    where = folder()
    if where is None:
        stderr().print("the benchmarks come with the source, not the package: run this in a checkout", markup=False)
        raise typer.Exit(USAGE)
    known = scripts(where)
    if name is None:
        for each, what in known.items():
            typer.echo(f"{each:20} {what}")
        return
    if name not in known:
        stderr().print(f"no benchmark {name}; there are {', '.join(known)}", markup=False)
        raise typer.Exit(USAGE)
    script = str(where / f"{name}.py")
    raise typer.Exit(subprocess.run([sys.executable, script, *context.args], check=False).returncode)  # noqa: S603


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    settings = {"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False}
    app.command(context_settings=settings)(bench)
