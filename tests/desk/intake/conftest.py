"""A small web site on loopback, whose pages a test sets."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = """<html lang="en"><head><title>Shells fall on Latamneh</title>
<meta property="article:published_time" content="2018-10-09">
<meta property="og:site_name" content="Harbour Gazette"></head>
<body><article><h1>Shells fall on Latamneh</h1>
<p>The army said on Tuesday that shelling killed four fighters in Latamneh, in the countryside north of Hama.</p>
<p>A local monitor said nine people were killed by shelling in Latamneh on Tuesday morning, among them two children.</p>
<p>Residents said that ambulances could not reach the town until the afternoon, when the guns fell silent.</p>
</article></body></html>"""


class Site:
    """What the server answers: {path: (status, headers, body)}, and what it was asked (path, headers)."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, tuple[int, dict[str, str], str]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def page(self, path: str, body: str = ARTICLE, status: int = 200, **headers: str) -> str:
        """Set a page and return its address."""
        kind = {"Content-Type": "text/html; charset=utf-8"}
        self.pages[path] = (status, {**kind, **{k.replace("_", "-"): v for k, v in headers.items()}}, body)
        return self.address + path


@pytest.fixture
def web(settings: Any) -> Iterator[Site]:
    """A server on loopback, which intake may fetch from."""
    settings.RECOUPE_ALLOW_PRIVATE = True

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            status, headers, body = site.pages.get(self.path, (404, {}, ""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, ""
            data = body.encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
