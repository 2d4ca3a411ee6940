"""The journey begins: an analyst takes reports in by address, reviews by keyboard, assesses with a reason and a photo.

What the machine misreads in the two articles (who left before sunrise, who could not say) is left to the reviewer.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.browser, pytest.mark.journey]

DENIED = "It could not say who had fired."
LEFT = "Some of them had left"
RESCUERS = "The Civil Defence said"
SPOKE = "Residents of the town spoke of empty streets and closed shops the next morning."
PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(64)

SELECT = """words => {
  const walker = document.createTreeWalker(document.getElementById("report-text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


def review(visitor: Any, title: str) -> list[str]:
    """Decide on every claim of a report by keys alone; return what was done, in order."""
    from playwright.sync_api import expect

    page, done = visitor.page, []
    link = page.get_by_role("link", name=title)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/*/**")
    visitor.looks()
    quote = page.locator("#id_quote")
    while quote.count():
        claim, text = page.locator(".claim-form h2").inner_text().split()[0], quote.input_value()
        if text.startswith((DENIED, LEFT)):
            page.keyboard.press("x")
            state = "rejected"
        elif text.startswith(RESCUERS):
            page.keyboard.press("e")
            tab_to(page, "places")
            page.keyboard.press("Control+a")
            page.keyboard.type("Maarrat al-Numan")  # the market is no place by itself
            page.keyboard.press("Control+Enter")
            state = "corrected"
        else:
            page.keyboard.press("a")
            state = "accepted"
        expect(page.locator("#told")).to_have_text(f"{claim} is now: {state}.")
        done.append(state)
    expect(page.get_by_text("Every claim of this report is decided on.")).to_be_visible()
    return done


def tab_to(page: Any, name: str) -> None:
    """Press Tab until the field of that name has the focus."""
    for _press in range(30):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the field {name} is not reached with the Tab key")


def test_a_report_comes_in_is_reviewed_by_keyboard_and_its_incident_confirmed(
    somebody: Callable[..., Any], articles: Any, way: Any
) -> None:
    from playwright.sync_api import expect

    analyst = somebody("analyst")
    page = analyst.page
    analyst.looks()
    analyst.goes("/desk/intake/")
    page.get_by_label("Addresses").fill(f"{articles.url('/courier')}\n{articles.url('/plain')}")
    page.get_by_role("button", name="Take in", exact=True).click()
    expect(page.get_by_text("2 things are being taken in.")).to_be_visible()
    analyst.looks()
    expect(page.get_by_role("cell", name="read", exact=True)).to_have_count(2)
    assert set(articles.paths()) == {"/courier", "/plain"}
    analyst.looks()

    analyst.goes("/desk/review/")
    analyst.looks()
    done = review(analyst, "Monitor counts the dead of Maarrat al-Numan")
    assert sorted(done) == ["accepted", "rejected"]
    page.keyboard.press("Tab")
    page.get_by_role("link", name="To the next report").focus()
    page.keyboard.press("Enter")
    done = review(analyst, "Shells hit the market of Maarrat al-Numan")
    assert sorted(done) == ["accepted", "accepted", "corrected", "rejected"]
    assert page.evaluate(SELECT, SPOKE)
    page.keyboard.press("n")
    expect(page.locator("#id_quote")).to_have_value(SPOKE)
    page.keyboard.press("e")
    tab_to(page, "source")
    page.keyboard.type("Residents of the town")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told")).to_have_text(re.compile(r"^\S+ was added\.$"))
    analyst.looks()

    analyst.goes("/desk/incidents/")
    analyst.waits_for(page.get_by_role("link", name=re.compile("place not given$")))
    analyst.looks()
    page.get_by_role("link", name="Shelling, artillery or missile attack, Maarat al-Numan").click()
    analyst.looks()
    page.get_by_label("Status").select_option(label="contested")
    page.locator(".incident-desk section", has_text="The machine").get_by_label("Why").fill("Seven or nine dead.")
    page.get_by_role("button", name="Keep the assessment").click()
    expect(page.get_by_text("The assessment is kept.")).to_be_visible()
    expect(page.locator(".history")).to_contain_text("Seven or nine dead.")

    page.get_by_role("link", name="Attach evidence").click()
    analyst.looks()
    page.get_by_label("What it is").select_option(label="photo")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "market.png", "mimeType": "image/png", "buffer": PHOTO}
    )
    page.get_by_label("Made on").fill("2018-10-09")
    page.get_by_label("Place", exact=True).fill("Maarrat al-Numan")
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page.locator(".facts")).to_contain_text(sha256(PHOTO).hexdigest())
    analyst.looks()
    counted = page.locator(".claims li", has_text="killed seven civilians")
    counted.get_by_label("Note").fill("Seven bodies, counted in the picture.")
    counted.get_by_role("button", name="Supports").click()
    expect(page.locator(".claims li", has_text="killed seven civilians")).to_contain_text("supports it")
    page.get_by_role("link", name="Shelling, artillery or missile attack, Maarat al-Numan").click()
    machine = page.locator(".incident-desk dl div", has_text="The machine")
    expect(machine).to_contain_text("confirmed")
    expect(page.locator(".history")).to_contain_text("confirmed")
    analyst.looks()
    way["incident"] = urlsplit(page.url).path
