"""The server: gunicorn, a few processes with threads each. `python -m recoupe.desk.server HOST PORT PROCESSES`."""

from __future__ import annotations

import gc
import sys

from gunicorn.app.base import BaseApplication

THREADS = 8


class Server(BaseApplication):
    """The site under gunicorn."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Say where and how to listen. Options that this version of gunicorn does not know are left out."""
        options = {
            "bind": [self.address],
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 60,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> object:
        """Return the application, in the process that answers."""
        from recoupe.desk.wsgi import application
        from recoupe.drawing.map import basemap

        basemap.preload()
        settle()
        return application


def settle() -> None:
    """Let the garbage collector pass over what is loaded for good, and come less often: it would walk through all
    catalogues and theatres in the middle of an answer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


if __name__ == "__main__":
    Server(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])).run()
