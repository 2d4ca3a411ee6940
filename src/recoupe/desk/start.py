"""Starting the desk: the data folder, the database, the first administrator, the worker, the server."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "recoupe.desk.settings"


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


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """Run the worker beside the server, as a process of its own, until the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "recoupe", "worker"])
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def serve(host: str, port: int, workers: int) -> None:
    """Serve the site until it is stopped."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        """The site under gunicorn: a few processes, each with threads."""

        def load_config(self) -> None:
            """Say where and how to listen."""
            options = {
                "bind": [f"[{host}]:{port}" if ":" in host else f"{host}:{port}"],
                "workers": workers,
                "worker_class": "gthread",
                "threads": 8,
                "timeout": 60,
                "loglevel": "warning",
                "control_socket_disable": True,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> object:
            """Return the application."""
            from recoupe.desk.wsgi import application

            return application

    Server().run()
