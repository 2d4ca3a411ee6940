"""The server of the local page: the standard library's, on this machine's own address, a thread for each request."""

from __future__ import annotations

from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from recoupe.corpus.explore.app import application

if TYPE_CHECKING:
    from recoupe.corpus.explore.shelf import Shelf

HOST = "127.0.0.1"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
        """Say nothing: the terminal is the user's."""


def server(shelf: Shelf, port: int, ui_lang: str) -> WSGIServer:
    """Return a server that listens on `port` (0: any that is free), to be run with `serve_forever`. Raises OSError."""
    return make_server(HOST, port, application(shelf, ui_lang), _Server, _Quiet)
