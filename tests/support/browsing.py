"""Headless Chromium, and somebody who looks at pages with it: what was asked for, what the browser complained of."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
OURS = ("file", "blob", "data")
"""Schemes of what a page makes by itself, or of what it is when it is a file."""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser. The map needs WebGL, which a machine without a graphics card has in software only."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's package chromium to run the browser tests")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as session:
        args = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        launched = session.chromium.launch(executable_path=str(CHROMIUM), args=args)
        yield launched
        launched.close()


def serious(page: Page) -> list[str]:
    """Return what axe-core finds on a page that keeps somebody out: each finding with where it is."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    return [
        f"{found['id']}: {node['html'][:200]}"
        for found in axe.run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@dataclass
class Visitor:
    """Somebody at a browser of their own. `asked` are the addresses that it asked for, in order; `complaints` what the
    console said, each with the address of what it is about.
    """

    context: BrowserContext
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def abroad(self) -> list[str]:
        """Return what was asked of anybody else than the host of the page that is open (none: the page is a file)."""
        host = urlsplit(self.page.url).netloc
        parts = ((url, urlsplit(url)) for url in self.asked)
        return [url for url, at in parts if at.scheme not in OURS and at.netloc != host]

    def wide(self) -> bool:
        """Return whether something runs off the side of the page."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.context.close()


def visit(
    browser: Browser, size: str = "desk", scheme: str = "light", *, loud: tuple[str, ...] = ("error",), **options: Any
) -> Visitor:
    """Seat somebody at a window of a size, by day or by night. `loud`: kinds of messages in the console that count.

    What the policy refuses is an error there.
    """
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        **options,
    )
    visitor = Visitor(context, context.new_page())

    def about(message: ConsoleMessage) -> str:
        return message.location["url"] or message.page.url

    context.on("request", lambda r: visitor.asked.append(r.url))
    context.on("console", lambda m: m.type in loud and visitor.complaints.append(f"{m.text} ({about(m)})"))
    context.on("weberror", lambda e: visitor.complaints.append(str(e.error)))
    return visitor
