"""Starting the desk: the data folder, the database, the first administrator, the worker, the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from secrets import token_urlsafe

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

SETTINGS = "recoupe.desk.settings"

PATIENCE = 20
"""Seconds that a process has to finish what it does when it is told to stop."""


class NoDesk(RecoupeError):
    """The desk's packages are not installed."""


def set_up(data: Path | None = None) -> None:
    """Make Django ready to use, with the data folder that is meant. Raises NoDesk if it is not installed."""
    if data is not None:
        os.environ["RECOUPE_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
    except ImportError as error:
        raise NoDesk(_("the desk is not installed"), todo=_("Install it: pip install 'recoupe[desk]'")) from error
    from recoupe.desk import environment as env

    prepare(env.data_folder())
    django.setup()


def prepare(data: Path) -> None:
    """Make the data folder, and the key that signs sessions, readable by its owner only."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = data / "secret-key"
    if not key.exists() and not os.environ.get("RECOUPE_SECRET_KEY"):
        descriptor = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(token_urlsafe(48))


def migrate() -> None:
    """Bring the database up to date. With nothing to do it does nothing."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def run(host: str, port: int, workers: int, *, with_worker: bool) -> int:
    """Run the server, and the worker beside it, until they are stopped; return the server's exit status.

    Each is a process of its own, begun afresh: a server that forks after this one has loaded models and drawing
    libraries would crash in them.
    """
    commands = [[sys.executable, "-m", "recoupe.desk.server", host, str(port), str(workers)]]
    if with_worker:
        commands.append([sys.executable, "-m", "recoupe", "worker"])
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 - our own program
    handler = signal.signal(signal.SIGTERM, lambda *_: _stop(running))
    try:
        return running[0].wait()
    except KeyboardInterrupt:
        return 0  # the processes were told by the terminal, too
    finally:
        signal.signal(signal.SIGTERM, handler)
        _stop(running)
        for process in running:
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
