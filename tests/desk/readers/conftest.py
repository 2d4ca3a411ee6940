"""A public page to comment on, and a server on loopback that speaks Akismet's protocol."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from desk_samples import two_reports
from django.core.cache import cache
from django.db import transaction

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.readers import forms
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people: the clock is not what most of them are about."""
    monkeypatch.setattr(forms, "QUICKEST", -1)
    # A test runs within one transaction: what waits for its end is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda act, **_options: act())
    cache.clear()


@pytest.fixture
def page(person: Callable[[str], Any]) -> Any:
    """A public page on one contested shelling."""
    (incident,) = refresh(two_reports())
    made = draft([incident.key], "en", person("editor"))
    made.get_latest_revision().publish(user=person("editor"))
    made.refresh_from_db()
    return made


class Akismet:
    """What the server was asked (method, fields), and what it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answer = "false"
        self.status = 200


@pytest.fixture
def akismet(settings: Any) -> Iterator[Akismet]:
    """A server on loopback that speaks Akismet's protocol, and a key that makes it asked."""
    heard = Akismet()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            fields = {k: v[0] for k, v in parse_qs(self.rfile.read(size).decode()).items()}
            method = self.path.rsplit("/", 1)[-1]
            heard.asked.append((method, fields))
            thanks = "Thanks for making the web a better place."
            body = {"verify-key": "valid", "comment-check": heard.answer}.get(method, thanks).encode()
            self.send_response(heard.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.AKISMET_KEY = "a-key"
    settings.AKISMET_URL = f"http://127.0.0.1:{server.server_port}/1.1/"
    yield heard
    server.shutdown()
    server.server_close()
