"""The page in headless Chromium, as a file, at the widths of a desk and of a phone, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import SIZES, Visitor, serious, visit

from recoupe.drawing.page import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

pytestmark = pytest.mark.browser


def opened(browser: Browser, path: Path, size: str, scheme: str = "light", **options: Any) -> Visitor:
    """A page opened from a file. Warnings count, too."""
    visitor = visit(browser, size, scheme, loud=("error", "warning"), **options)
    visitor.page.goto(path.as_uri())
    return visitor


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, brief: Brief, theatre: Theatre) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    paths = {}
    for lang in ("en", "fr"):
        paths[lang] = folder / f"{lang}.html"
        paths[lang].write_text(render_html(brief, theatre, lang), encoding="utf8")
    return paths


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_runs_off_the_side_and_nothing_is_asked_for(
    browser: Browser, files: dict[str, Path], size: str, lang: str
) -> None:
    with opened(browser, files[lang], size) as visitor:
        assert not visitor.wide()
        assert visitor.abroad() == []
        assert visitor.asked == [files[lang].as_uri()]
        assert visitor.complaints == []


@pytest.mark.parametrize("size", SIZES)
def test_keys_open_and_close_the_map_and_give_the_focus_back(
    browser: Browser, files: dict[str, Path], size: str
) -> None:
    with opened(browser, files["en"], size) as visitor:
        page = visitor.page
        button = page.get_by_role("button", name="Open the full-size map")
        for _press in range(60):
            page.keyboard.press("Tab")
            if button.evaluate("b => b === document.activeElement"):
                break
        else:
            pytest.fail("the button is not reached with the Tab key")
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Full-size map")
        dialog.wait_for(state="visible")
        assert dialog.evaluate("d => d.contains(document.activeElement)")
        page.wait_for_selector("#map-dialog canvas", timeout=20_000)
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert button.evaluate("b => b === document.activeElement")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Close the map").click()
        dialog.wait_for(state="hidden")
        assert visitor.abroad() == []
        # A machine without a graphics card warns about its slow WebGL; that is no fault of the page.
        assert [c for c in visitor.complaints if "WebGL" not in c and "GL Driver" not in c] == []


def test_every_link_in_the_page_and_in_its_drawings_leads_somewhere(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["fr"], "desk") as visitor:
        dead = visitor.page.evaluate(
            """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href").slice(1))
               .filter(id => !document.getElementById(decodeURIComponent(id)))"""
        )
        assert dead == []


def test_a_click_on_the_picture_opens_the_map(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["en"], "desk") as visitor:
        dialog = visitor.page.get_by_role("dialog", name="Full-size map")
        assert not dialog.is_visible()
        visitor.page.locator(".map-wide svg").click(position={"x": 5, "y": 5})
        dialog.wait_for(state="visible")
        assert dialog.is_visible()


def test_a_cell_leads_to_its_sentence_and_the_sentence_back(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["en"], "desk") as visitor:
        page = visitor.page
        # Folded reports open when a link leads into them.
        page.evaluate("document.querySelectorAll('details.report').forEach(d => d.open = false)")
        cell = page.locator(".statement[id^='cell-']", has_text="more than 60 soldiers, including 4 officers")
        cell.get_by_role("link", name="See the sentence").click()
        marked = page.locator("mark.here").first
        marked.wait_for(state="visible")
        assert "Beacon" in page.locator("mark.here").all_inner_texts()[0]
        assert marked.evaluate("m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")
        page.locator("mark a.figure", has_text="more than 60 soldiers").click()
        assert page.evaluate("document.querySelector(':target').classList.contains('statement')")
        assert visitor.complaints == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, files: dict[str, Path], size: str, scheme: str) -> None:
    with opened(browser, files["en"], size, scheme) as visitor:
        assert serious(visitor.page) == []
        visitor.page.get_by_role("button", name="Open the full-size map").click()
        assert serious(visitor.page) == []


def test_it_can_be_read_without_scripts(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["en"], "phone", java_script_enabled=False) as visitor:
        page = visitor.page
        assert page.locator(".map-narrow svg").is_visible()
        assert page.get_by_role("link", name="Open the map as a drawing").is_visible()
        assert not page.get_by_role("button", name="Open the full-size map").is_visible()
        assert page.get_by_text("says nothing").first.is_visible()
        assert page.get_by_text("Neither account could be verified.").first.is_visible()


def test_versions_stand_side_by_side_on_a_desk_and_one_above_the_other_on_a_phone(
    browser: Browser, files: dict[str, Path]
) -> None:
    def columns(size: str) -> int:
        with opened(browser, files["en"], size) as visitor:
            boxes = [c.bounding_box() for c in visitor.page.locator(".v-row").first.locator(".v-cell").all()]
            return len({round(b["x"]) for b in boxes if b})

    assert columns("desk") == 3
    assert columns("phone") == 1


def test_a_print_has_every_report_and_no_buttons(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["en"], "desk") as visitor:
        page = visitor.page
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.get_by_text("Neither account could be verified.").last.is_visible()
        assert not page.get_by_role("button", name="Open the full-size map").is_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0
        assert page.pdf(format="A4", print_background=True).startswith(b"%PDF")
