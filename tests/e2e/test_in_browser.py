"""The demo's page in headless Chromium, at two widths: it loads nothing, reports no error, and fits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import SIZES, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_the_page_opens_whole_and_asks_for_nothing(browser: Browser, demo: Path, size: str) -> None:
    with visit(browser, size) as visitor:
        visitor.page.goto((demo / "index.html").as_uri())
        assert visitor.page.locator("h1").count() == 1
        assert not visitor.wide()
        assert (visitor.abroad(), visitor.complaints) == ([], [])


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
