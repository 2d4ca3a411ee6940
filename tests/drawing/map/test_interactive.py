from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from browsing import SIZES, visit

from recoupe.drawing.map import interactive_map, map_data
from recoupe.drawing.map.interactive import in_html
from recoupe.drawing.page.csp import policy, source_hash
from recoupe.model import Brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_nothing_located_needs_no_interactive_map(factory: ModuleType) -> None:
    assert interactive_map(factory.nowhere(), factory.theatre(), "en") == ("", [])
    assert map_data(Brief(), None, "en") == {"empty": True}


def test_the_data_is_geojson_of_the_area_only(factory: ModuleType) -> None:
    data = map_data(factory.near(), factory.theatre(), "en")
    assert len(json.dumps(data)) < 400_000
    for name in ("land", "borders", "discs", "arrows", "spines"):
        assert data[name]["type"] == "FeatureCollection"
    assert len(data["arrows"]["features"]) == 2
    assert all(not f["properties"]["assessed"] for f in data["arrows"]["features"])
    (west, south), (east, north) = data["limits"]
    for feature in data["arrows"]["features"]:
        for lon, lat in feature["geometry"]["coordinates"][0]:
            assert west < lon < east and south < lat < north


def test_popups_lead_to_sentences(factory: ModuleType) -> None:
    markers = map_data(factory.near(), factory.theatre(), "en")["markers"]
    site = next(m for m in markers if m["name"] == "Huwaysis")
    said = site["popup"][0]["said"]
    assert [(s["who"], s["href"]) for s in said][:2] == [("Amaq", "#claim-en-1:c1"), ("SANA", "#claim-en-1:c2")]
    assert said[-1]["note"] == "reportedly" and said[-1]["lang"] == "fr"
    axis = next(m for m in markers if m["kind"] == "axis")
    assert axis["popup"][0]["said"][0]["href"] == "#movement-en-1:m1"


def test_no_quotation_can_leave_its_script_element() -> None:
    text = in_html({"quote": "</script><script>alert(1)</script><!-- & \u2028"})
    assert not re.search(r"[<>&]", text)
    assert json.loads(text) == {"quote": "</script><script>alert(1)</script><!-- & \u2028"}


def test_scripts_can_stand_in_a_page(factory: ModuleType) -> None:
    html, scripts = interactive_map(factory.near(), factory.theatre(), "fr")
    assert all("</script" not in s.lower() for s in scripts)
    assert "eval(" not in scripts[1] and "new Function" not in scripts[0]
    assert re.findall(r"<script type=\"([^\"]+)\"", html) == ["application/json", "application/json"]
    markup = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert " style=" not in markup and "<style" not in markup


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_it_opens_offline_under_a_strict_policy_and_by_keyboard(
    browser: Browser, factory: ModuleType, tmp_path: Path, size: str
) -> None:
    html, scripts = interactive_map(factory.near(), factory.theatre(), "en")
    opener = (
        "document.querySelector('button').onclick = () => { const d = document.querySelector('dialog');"
        " d.showModal(); d.dispatchEvent(new CustomEvent('recoupe:open')); };"
    )
    allowed = policy([*scripts, opener], [])
    assert all(source_hash(s) in allowed for s in scripts)
    body = "".join(f"<script>{s}</script>" for s in (*scripts, opener))
    page_file = tmp_path / "page.html"
    page_file.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}"></head><body><button>open</button>'
        f'<dialog>{html}</dialog><p id="claim-en-1:c1">here</p>{body}</body></html>',
        encoding="utf8",
    )
    with visit(browser, size) as visitor:
        page = visitor.page
        page.goto(page_file.as_uri())
        assert page.evaluate("typeof window.maplibregl") == "undefined"  # not run before anybody asks
        page.click("button")
        page.wait_for_selector("[data-rm-ready]", timeout=60_000)
        site = page.locator("button.rm-site").first
        site.focus()
        page.keyboard.press("Enter")
        panel = page.locator(".rm-panel")
        assert "Amaq" in panel.inner_text()
        page.keyboard.press("Escape")
        assert panel.count() == 0
        assert page.evaluate("document.activeElement.classList.contains('rm-site')")
        page.keyboard.press("Enter")
        panel.get_by_role("link", name="Amaq").click()
        assert page.url.endswith("#claim-en-1:c1")
        assert not page.evaluate("document.querySelector('dialog').open")
        assert (visitor.abroad(), visitor.complaints) == ([], [])


def test_ends_of_axes_and_small_named_places_have_their_dots(factory: ModuleType) -> None:
    data = map_data(factory.near(), factory.theatre(), "en")
    assert {f["properties"]["kind"] for f in data["dots"]["features"]} <= {"site", "end", "town"}
    dots = [f["geometry"]["coordinates"] for f in data["dots"]["features"]]
    assert all(m["at"] in dots for m in data["markers"] if m["kind"] == "end" and not m["approximate"])
    assert all(n["at"] in dots for n in data["names"] if n["kind"] == "town")
