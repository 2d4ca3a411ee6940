"""A newsroom as people run it (`recoupe serve` with its worker), articles on a server on loopback, and a browser."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
PATIENCE = 180_000
"""Milliseconds that a machine under load may take over one step."""

PASSWORD = "correct horse battery"  # noqa: S105 - of a newsroom that lasts as long as its tests
PEOPLE = ("analyst", "editor", "moderator")
FIRST_RUN = """
import sys
from recoupe.desk import start
start.set_up()
start.migrate()
from recoupe.desk.people.first import create_user
for name in sys.argv[2:]:
    create_user(name, sys.argv[1], name, check=False)
"""


@dataclass(frozen=True)
class Newsroom:
    """Where it answers, and the folder that holds all it has."""

    url: str
    data: Path


@pytest.fixture(scope="module")
def articles(serve_with: Callable[[], Any]) -> Iterator[Any]:
    """A web server on loopback with two articles of the same day, as `Web`."""
    with serve_with() as web:
        for path in sorted((Path(__file__).parent / "articles").glob("*.html")):
            web.html(f"/{path.stem}", path.read_text(encoding="utf8"))
        yield web


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """`recoupe serve` on a fresh SQLite database with somebody of each role, its worker beside it."""
    _needed()
    data = tmp_path_factory.mktemp("newsroom")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith(("RECOUPE_", "AKISMET_"))}
    env = kept | {"RECOUPE_DATA": str(data), "RECOUPE_ALLOW_PRIVATE": "1", "RECOUPE_BASE_URL": url}
    subprocess.run([sys.executable, "-c", FIRST_RUN, PASSWORD, *PEOPLE], env=env, check=True, timeout=PATIENCE / 1000)
    with (data / "log").open("wb") as log:
        command = [sys.executable, "-m", "recoupe", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            _answers(f"{url}/robots.txt", process, data / "log")
            yield Newsroom(url, data)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _needed() -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's package chromium to run the browser tests")
    pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python.sync_playwright")


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf8")
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server does not answer: {log.read_text(encoding='utf8')}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    _needed()
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as session:
        args = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        launched = session.chromium.launch(executable_path=str(CHROMIUM), args=args)
        yield launched
        launched.close()


@dataclass
class Visitor:
    """Somebody at a browser. What it asked for and complained of is kept, and looked at on each page of ours."""

    page: Page
    url: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def goes(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(f"{self.url}{path}")

    def signs_in(self, name: str) -> None:
        """Sign in at the desk's door."""
        self.goes("/desk/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.url}/desk/")

    def looks(self) -> None:
        """Hold a page of ours to what holds for all: open to everybody, as wide as a phone, quiet, asking nobody else.

        The browser says in the console what the policy refuses.
        """
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        assert [
            f"{v['id']}: {node['html'][:200]}"
            for v in found
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"]
        ] == [], self.page.url
        wide = self.page.viewport_size
        narrow = SIZES["phone"]
        self.page.set_viewport_size({"width": narrow[0], "height": narrow[1]})
        assert self.page.evaluate("document.documentElement.scrollWidth") <= narrow[0], self.page.url
        self.page.set_viewport_size(wide)
        host = urlsplit(self.url).netloc
        gone = [u for u in self.asked if urlsplit(u).scheme.startswith("http") and urlsplit(u).netloc != host]
        assert (gone, self.complaints) == ([], [])


@pytest.fixture
def somebody(browser: Browser, newsroom: Newsroom) -> Iterator[Callable[..., Visitor]]:
    """Return a function that seats somebody at a browser of their own: `somebody("editor", size="phone")`."""
    contexts = []

    def seated(role: str | None = None, size: str = "desk", scheme: str = "light") -> Visitor:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visitor = Visitor(context.new_page(), newsroom.url)
        context.on("request", lambda r: visitor.asked.append(r.url))
        context.on("console", lambda m: m.type == "error" and visitor.complaints.append(f"{m.text} ({m.page.url})"))
        context.on("weberror", lambda e: visitor.complaints.append(str(e.error)))
        if role:
            visitor.signs_in(role)
        return visitor

    yield seated
    for context in contexts:
        context.close()
