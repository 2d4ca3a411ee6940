"""Hypothesis: no deadline (machines differ); in CI the same examples every time, so that red means a change.

Beside it, for what fetches: a web server on loopback whose pages a test sets, and what was asked of it; and a browser.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Places that the user of this machine has added are none of the tests'.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="recoupe-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_DATA_HOME"], ignore_errors=True)

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

Answer = tuple[int, dict[str, str], bytes]
Page = Answer | Callable[[BaseHTTPRequestHandler], Answer | None]
"""Status, headers and body; or a function of the question that returns them, or has answered by itself."""


@dataclass
class Web:
    """The server's pages by path; `asked` are the paths and headers of the questions, in order."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def html(self, path: str, body: str, **headers: str) -> str:
        self.pages[path] = (200, {"Content-Type": "text/html; charset=utf-8", **headers}, body.encode())
        return self.url(path)

    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: that the other end hangs up is what some tests are about."""


@contextlib.contextmanager
def serving(wrap: Callable[[Server], None] = lambda _server: None) -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = web.pages.get(self.path, (404, {}, b"no such page"))
            answer = page(self) if callable(page) else page
            if answer is None:
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    web = Web(server.server_address[1])
    wrap(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def serve_with():
    """For tests that need a server of another kind: what `wrap` makes of it."""
    return serving


def article_text(n: int) -> str:
    return (
        f"The army said on Monday that it had retaken {n} villages near the river from the rebels after a night of "
        f"shelling, and that {n + 10} fighters were killed.\n\n"
        "A monitoring group confirmed heavy clashes in the area but could not say who held the villages at dawn. "
        "Residents who had fled to the provincial capital spoke of empty streets and burning houses.\n\n"
        "The rebels denied the loss, and said that the attack had been repelled with the help of local fighters."
    )


def article_page(n: int, head: str = "") -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in article_text(n).split("\n\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Army retakes {n} villages</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Army retakes {n} villages</h1>{paragraphs}</article>"
        "</body></html>"
    )


@pytest.fixture(scope="session")
def article() -> Callable[..., str]:
    """A news page that no other number has: `article(3)`."""
    return article_page


@pytest.fixture(scope="session")
def prose() -> Callable[[int], str]:
    """The text of such a page."""
    return article_text


@pytest.fixture
def reading(web: Web) -> Callable[..., object]:
    """`read`, with loopback let through and no pause between questions."""
    from recoupe.reading import read
    from recoupe.reading.web import Web as Fetches

    return lambda inputs, **options: read(inputs, web=Fetches(allow_private=True, timeout=5, pause=0), **options)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, for the tests of a module: Playwright runs a loop in this thread as long as it is open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # nothing of ours runs in that loop
        with chromium() as launched:
            yield launched


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep together what shares a newsroom or a corpus."""
    from lanes import Lanes

    return Lanes(config, log)
