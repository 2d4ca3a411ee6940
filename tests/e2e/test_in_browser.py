"""The demo's page in headless Chromium, at two widths: it loads nothing, reports no error, and fits."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        yield chromium
        chromium.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_opens_whole_and_asks_for_nothing(browser: Browser, demo: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto((demo / "index.html").as_uri())
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (asked, errors) == ([], [])
    page.close()


def test_every_link_to_a_file_beside_the_page_leads_somewhere(browser: Browser, demo: Path) -> None:
    page = browser.new_page()
    page.goto((demo / "index.html").as_uri())
    links = page.eval_on_selector_all("a[href]", "found => found.map(a => a.getAttribute('href'))")
    files = {link for link in links if link and "://" not in link and not link.startswith("#")}
    assert files
    assert {link for link in files if not (demo / link).is_file()} == set()
    anchors = {link[1:] for link in links if link and link.startswith("#")}
    here = set(page.eval_on_selector_all("[id]", "found => found.map(e => e.id)"))
    assert anchors - here == set()
    page.close()
