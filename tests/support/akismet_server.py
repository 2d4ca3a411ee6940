"""A server on loopback that speaks Akismet's protocol."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Iterator

THANKS = "Thanks for making the web a better place."


class Akismet:
    """Where it answers, what it was asked (method, fields), and what it says of a comment (`true`: spam)."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/1.1/"
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answer = "false"
        self.status = 200


@contextlib.contextmanager
def akismet_server() -> Iterator[Akismet]:
    """Answer as Akismet does until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            fields = {k: v[0] for k, v in parse_qs(self.rfile.read(size).decode()).items()}
            method = self.path.rsplit("/", 1)[-1]
            heard.asked.append((method, fields))
            body = {"verify-key": "valid", "comment-check": heard.answer}.get(method, THANKS).encode()
            self.send_response(heard.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    heard = Akismet(server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
