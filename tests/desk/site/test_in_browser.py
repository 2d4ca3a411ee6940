"""The public pages in headless Chromium: the map by key, nothing that the policy refuses, nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import serious, visit
from desk_samples import two_reports

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server: Any, person: Callable[[str], Any]) -> str:
    """A public page's whole address."""
    (incident,) = refresh(two_reports())
    page = draft([incident.key], "en", person("editor"))
    page.assessment = "<p>Nobody has shown the place yet.</p>"
    page.save_revision(user=person("editor")).publish()
    page.refresh_from_db()
    return f"{live_server.url}{page.get_url()}"


def test_a_page_is_read_at_a_desk_and_on_a_phone_by_day_and_by_night(browser: Browser, address: str) -> None:
    for size, scheme in (("desk", "light"), ("phone", "dark")):
        visitor = visit(browser, size, scheme)
        page, asked = visitor.page, visitor.asked
        page.goto(address)
        assert not visitor.wide()
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
        assert (visitor.abroad(), visitor.complaints) == ([], [])
        visitor.context.close()


def test_a_page_works_without_scripts_and_is_printed_whole(browser: Browser, address: str) -> None:
    visitor = visit(browser, java_script_enabled=False)
    page = visitor.page
    page.goto(address)
    assert page.locator(".map-picture").get_attribute("href").endswith("map.svg")
    assert page.locator("button[data-map-opens]").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".site-menu").is_hidden()
    assert page.locator("text=Nobody has shown the place yet.").is_visible()
    visitor.context.close()
