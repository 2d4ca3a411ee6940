"""A newsroom as people run it (`recoupe serve` with its worker), articles on a server on loopback, and a browser.

The tests of this folder are one journey on one database, in the order of their files: each goes on with what the one
before left, and is skipped where that is missing. On SQLite; where `DATABASE_URL` names a PostgreSQL server, in a
database of its own on that.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from akismet_server import akismet_server
from browsing import CHROMIUM, SIZES, Visitor, serious, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
PATIENCE = 180_000
"""Milliseconds that a machine under load may take over one step."""

PASSWORD = "correct horse battery"  # noqa: S105 - of a newsroom that lasts as long as its tests


@dataclass(frozen=True)
class Newsroom:
    """Where it answers, and the folder that holds all it has."""

    url: str
    data: Path
    env: Mapping[str, str] = field(repr=False)

    def mails(self, to: str) -> list[str]:
        """Return the mails to an address, oldest first."""
        files = sorted((self.data / "mail").glob("*"), key=lambda f: f.stat().st_mtime_ns)
        return [text for f in files if f"To: {to}\n" in (text := f.read_text(encoding="utf8"))]

    def mail(self, to: str, n: int) -> str:
        """Wait until an address has got its `n`th mail, and return it. There must be no more."""
        until = time.monotonic() + PATIENCE / 1000
        while len(found := self.mails(to)) < n and time.monotonic() < until:
            time.sleep(0.1)
        assert len(found) == n
        return found[-1]


@pytest.fixture(scope="module")
def articles(serve_with: Callable[[], Any]) -> Iterator[Any]:
    """A web server on loopback with two articles of the same day, as `Web`."""
    with serve_with() as web:
        for path in sorted((HERE / "articles").glob("*.html")):
            web.html(f"/{path.stem}", path.read_text(encoding="utf8"))
        yield web


class Way(dict[str, str]):
    """Where the journey has been: the paths of what its steps have made, by name."""

    def __missing__(self, name: str) -> str:
        """Skip the step that asks: the one before it did not come so far."""
        pytest.skip(f"the journey did not come to this: {name}")


@pytest.fixture(scope="session")
def way() -> Way:
    """What the steps of the journey tell each other."""
    return Way()


@pytest.fixture(scope="session")
def akismet() -> Iterator[Any]:
    """A server on loopback that speaks Akismet's protocol, as `Akismet`."""
    with akismet_server() as running:
        yield running


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, akismet: Any) -> Iterator[Newsroom]:
    """`recoupe serve` with its worker on a fresh database in which `seed.py` has put people."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's package chromium to run the browser tests")
    data = tmp_path_factory.mktemp("newsroom")
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith(("RECOUPE_", "AKISMET_"))}
    with _database() as database:
        env = kept | database | {"RECOUPE_DATA": str(data), "RECOUPE_ALLOW_PRIVATE": "1", "RECOUPE_PROXIES": "1"}
        env |= {"AKISMET_API_KEY": "a-key", "AKISMET_URL": akismet.url}
        seed = [sys.executable, str(HERE / "seed.py"), PASSWORD]
        subprocess.run(seed, env=env, check=True, timeout=5 * PATIENCE / 1000)
        with serving_newsroom(data, env) as running:
            yield running


@contextlib.contextmanager
def _database() -> Iterator[dict[str, str]]:
    """Make a database for the newsroom where a server is given, and give the environment that names it."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield {}
        return
    import psycopg
    from psycopg import sql

    name = sql.Identifier(f"journeys_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        yield {"DATABASE_URL": urlsplit(server)._replace(path=f"/journeys_{os.getpid()}").geturl()}
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@contextlib.contextmanager
def serving_newsroom(data: Path, env: Mapping[str, str]) -> Iterator[Newsroom]:
    """Run `recoupe serve` on a data folder until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = data / f"log-{port}"
    with log.open("wb") as file:
        command = [sys.executable, "-m", "recoupe", "serve", "--port", str(port)]
        whole = {**env, "RECOUPE_BASE_URL": url}
        process = subprocess.Popen(command, env=whole, stdout=file, stderr=file, stdin=subprocess.DEVNULL)
        try:
            _answers(f"{url}/robots.txt", process, log)
            yield Newsroom(url, data, env)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf8")
        try:
            urllib.request.urlopen(url, timeout=60).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server does not answer: {log.read_text(encoding='utf8')}")


@dataclass
class Guest(Visitor):
    """A visitor of the newsroom."""

    url: str = ""

    def goes(self, path: str) -> None:
        """Open a page of the site: a path, or a whole address."""
        self.page.goto(path if path.startswith("http") else f"{self.url}{path}")

    def signs_in(self, name: str) -> None:
        """Sign in at the desk's door."""
        self.goes("/desk/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.url}/desk/")

    def looks(self) -> None:
        """Hold a page of ours to what holds for all: open to everybody, wide as a phone, quiet, asking nobody else."""
        self.page.wait_for_load_state()
        assert serious(self.page) == [], self.page.url
        width, height = SIZES["phone"]
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": height})
        assert not self.wide(), self.page.url
        self.page.set_viewport_size(before)
        assert (self.abroad(), self.complaints) == ([], [])

    def tabs_to(self, locator: Any, presses: int = 120) -> None:
        """Press Tab until something has the focus: the keyboard alone gets there."""
        for _press in range(presses):
            self.page.keyboard.press("Tab")
            if locator.evaluate("e => e === document.activeElement"):
                return
        pytest.fail(f"{locator} is not reached with the Tab key")

    def waits_for(self, locator: Any) -> None:
        """Load a page again until it shows what the worker still had to do."""
        for _look in range(300):
            if locator.count():
                return
            self.page.wait_for_timeout(400)
            self.page.reload()
        pytest.fail(f"{locator} does not appear on {self.page.url}")


@pytest.fixture
def somebody(browser: Browser, newsroom: Newsroom) -> Iterator[Callable[..., Guest]]:
    """Return a function that seats somebody at a browser of their own: `somebody("editor", size="phone")`.

    `address` is what a proxy says of where they come from.
    """
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    guests = []

    def seated(
        role: str | None = None,
        size: str = "desk",
        scheme: str = "light",
        *,
        address: str = "",
        **options: Any,
    ) -> Guest:
        if address:
            options["extra_http_headers"] = {"X-Forwarded-For": address}
        seen = visit(browser, size, scheme, locale="en-GB", **options)
        guest = Guest(**vars(seen), url=newsroom.url)
        seen.context.set_default_timeout(PATIENCE)
        guests.append(guest)
        if role:
            guest.signs_in(role)
        return guest

    yield seated
    for guest in guests:
        guest.context.close()
