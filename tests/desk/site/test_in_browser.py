"""The public pages in headless Chromium: the map by key, nothing that the policy refuses, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from desk_samples import two_reports

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's package chromium to run the browser tests")
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in this thread; nothing of ours does
    with playwright.sync_playwright() as session:
        args = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        launched = session.chromium.launch(executable_path=str(CHROMIUM), args=args)
        yield launched
        launched.close()


@pytest.fixture
def address(live_server: Any, person: Callable[[str], Any]) -> str:
    """A public page's whole address."""
    (incident,) = refresh(two_reports())
    page = draft([incident.key], "en", person("editor"))
    page.assessment = "<p>Nobody has shown the place yet.</p>"
    page.save_revision(user=person("editor")).publish()
    page.refresh_from_db()
    return f"{live_server.url}{page.get_url()}"


def serious(page: Page) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [
        f"{v['id']}: {node['html'][:150]}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]


def test_a_page_is_read_at_a_desk_and_on_a_phone_by_day_and_by_night(browser: Browser, address: str) -> None:
    for size, scheme in (("desk", "light"), ("phone", "dark")):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        complaints: list[str] = []
        asked: list[str] = []
        page.on("console", lambda m, to=complaints: m.type == "error" and to.append(m.text))
        page.on("pageerror", lambda e, to=complaints: to.append(str(e)))
        page.on("request", lambda r, to=asked: to.append(r.url))
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing runs off the side"
        assert serious(page) == []
        assert not [u for u in asked if "maplibre-gl" in u], "the map's library waits until somebody opens it"
        picture = page.locator(".map-picture img")
        assert picture.evaluate("i => i.complete && i.naturalWidth > 0")
        assert ("narrow" in picture.evaluate("i => i.currentSrc")) == (size == "phone")

        page.locator(".map-picture").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector('[data-rm-ready="true"]', timeout=60_000)
        assert serious(page) == []
        page.keyboard.press("Escape")
        assert not page.evaluate("document.getElementById('map-dialog').open")
        page.locator("button[data-map-opens]").click()
        assert page.evaluate("document.getElementById('map-dialog').open")
        page.keyboard.press("Escape")

        page.locator(".passage .cites a").first.click()
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert page.evaluate("id => document.getElementById(id).getBoundingClientRect().height >= 0", anchor)
        host = urlsplit(address).netloc
        assert not [u for u in asked if urlsplit(u).scheme.startswith("http") and urlsplit(u).netloc != host]
        assert complaints == []
        context.close()


def test_a_page_works_without_scripts_and_is_printed_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".map-picture").get_attribute("href").endswith("map.svg")
    assert page.locator("button[data-map-opens]").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".site-menu").is_hidden()
    assert page.locator("text=Nobody has shown the place yet.").is_visible()
    context.close()
