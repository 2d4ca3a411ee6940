"""`recoupe serve`, `worker`, `manage`: the desk and the public site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.commands.console import errors, stderr
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder for database, uploads and key (RECOUPE_DATA).", file_okay=False),
]


_LOCAL = ("127.0.0.1", "::1", "0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8000,
    data: Data = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill it with the packaged sample, and say who may sign in.")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that answer readers.")] = 1,
    with_worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Run the worker that reads reports beside it.")
    ] = True,
) -> None:
    """Start the desk and the public site. The first run creates the database and asks for an administrator.

    Without a terminal the administrator comes from RECOUPE_ADMIN and RECOUPE_ADMIN_PASSWORD.
    """
    with errors():
        from recoupe.desk import start

        if demo and data is None and not os.environ.get("RECOUPE_DATA"):
            data = Path("recoupe-desk-demo")
        # Links in mail and feeds lead to where it is served, unless readers reach it by another name.
        os.environ.setdefault("RECOUPE_BASE_URL", f"http://{'localhost' if host in _LOCAL else host}:{port}")
        start.set_up(data)
        stderr().print(_("Making the database ready …"))
        start.migrate()
        if demo:
            from recoupe.desk.demo import fill

            for line in fill(f"http://{host}:{port}"):
                stderr().print(line, markup=False)
        else:
            _first_administrator()
        stderr().print(_("Serving at {address} (Ctrl+C stops it).", address=f"http://{host}:{port}/"), markup=False)
        status = start.run(host, port, workers, with_worker=with_worker)
    raise typer.Exit(status)


def worker(data: Data = None) -> None:
    """Run the worker alone: it reads reports that were taken in, polls feeds, sends mail."""
    with errors():
        from recoupe.desk import start

        start.set_up(data)
        from recoupe.desk.worker import run

        run()


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="File to write, such as desk.tar.gz.", dir_okay=False)],
    data: Data = None,
) -> None:
    """Write everything that the desk holds into one file: rows of any database, uploads, hashes."""
    with errors():
        from recoupe.desk import start

        start.set_up(data)
        from recoupe.desk.backup import backup as write

        made = write(target)
        told = _("{rows} rows and {files} files are in {path}.", rows=made["rows"], files=made["files"], path=target)
        stderr().print(told, markup=False)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.", exists=True, dir_okay=False)],
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Put a backup into an empty desk, on SQLite or PostgreSQL whatever it was made on."""
    with errors():
        from recoupe.desk import start

        start.set_up(data)
        start.migrate()
        from recoupe.desk.backup import restore as read

        made = read(source, force=force)
        told = _("{rows} rows and {files} files were restored.", rows=made["rows"], files=made["files"])
        stderr().print(told, markup=False)


def manage(context: typer.Context) -> None:
    """Pass a command on to Django's management (such as `check` or `createsuperuser`)."""
    with errors():
        from recoupe.desk import start

        start.set_up()
        from django.core.management import execute_from_command_line

        arguments: Sequence[str] = context.args
        execute_from_command_line(["recoupe manage", *arguments])


def _first_administrator() -> None:
    from django.core.exceptions import ValidationError

    from recoupe.desk import environment as env
    from recoupe.desk.people.first import create_user, has_administrator

    if has_administrator():
        return
    name, password = env.ADMIN.read(), env.ADMIN_PASSWORD.read()
    asked = not (name and password)
    if asked and not stderr().is_terminal:
        stderr().print(
            _("There is no administrator yet. Set RECOUPE_ADMIN and RECOUPE_ADMIN_PASSWORD, or start it in a terminal.")
        )
        return
    while True:
        if asked:
            name = typer.prompt(_("Name of the administrator"), err=True)
            password = typer.prompt(_("Password"), hide_input=True, confirmation_prompt=True, err=True)
        try:
            create_user(name, password, "administrator")
        except ValidationError as error:
            stderr().print(" ".join(error.messages), markup=False)
            if not asked:
                raise typer.Exit(1) from error
        else:
            return


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(serve)
    app.command()(worker)
    app.command()(backup)
    app.command()(restore)
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(manage)
