"""The journey ends: comments are posted inline, held, approved by keyboard, mailed once; both filters catch spam."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from browsing import serious

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.browser, pytest.mark.journey]

LEILA, OMAR, ROBOT, QUIET, PAUL, ANNA = (f"198.51.{n}.7" for n in range(100, 106))
PAGE = "Maarrat al-Numan"
ASKED = "Has the hospital said who counted the dead?"
ANSWERED = "The hospital has, and names one witness."
AGAIN = "Since this morning the hospital gives a higher number."
SPAM = "Cheap watches, best prices!!! Click http://watches.example and http://win.example, earn $5000 a week from home"
WAITS = "Your comment waits until a moderator has read it."
PATIENCE = 180
"""Seconds that the worker may take to send a mail or tell Akismet."""

SECONDS = 3200
"""Milliseconds after which a form was not filled in by a machine."""


def opens(guest: Any, way: Any) -> str:
    """Go to the page from the front; return its address."""
    path = way["en"]
    guest.goes("/en/")
    guest.page.get_by_role("link", name=re.compile(PAGE)).first.click()
    guest.page.wait_for_url(f"**{path}")
    return str(guest.page.url)


def writes(page: Any, name: str, text: str, email: str = "") -> None:
    """Fill in the form that is on the screen and send it."""
    form = page.locator("#comment-form")
    form.get_by_label("Name").fill(name)
    form.get_by_label("Comment").fill(text)
    if email:
        form.get_by_label("E-mail").fill(email)
        form.get_by_label("Tell me of replies").check()
    form.get_by_role("button", name="Send").click()


def decides(moderator: Any, text: str, act: str, state: str = "held") -> None:
    """Find a comment in the queue and decide on it, by keys alone."""
    from playwright.sync_api import expect

    page = moderator.page
    moderator.goes(f"/desk/moderation/?state={state}")
    row = page.locator(".held > li", has_text=text)
    expect(row).to_have_count(1)
    moderator.tabs_to(row.get_by_role("button", name=act))
    page.keyboard.press("Enter")
    expect(page.get_by_text("is now:")).to_be_visible()


def link(mail: str) -> str:
    """Return the address in a mail that was asked for: its last."""
    return re.findall(r"http://\S+", mail)[-1]


def test_an_inline_comment_is_held_approved_and_answered_and_its_writer_mailed_once(
    somebody: Callable[..., Any], newsroom: Any, way: Any
) -> None:
    from playwright.sync_api import expect

    leila = somebody(address=LEILA)
    page = leila.page
    address = opens(leila, way)
    leila.looks()
    said = page.locator(".passage").first
    anchor = str(said.get_attribute("id"))
    told = said.locator(".sentence").first.inner_text()
    said.get_by_role("link", name="Comment on this paragraph").click()
    expect(page.locator(".about")).to_contain_text(told.split(" (")[0])
    leila.looks()
    writes(page, "Leila", ASKED, "leila@example.org")
    expect(page.get_by_text(WAITS)).to_be_visible()
    expect(page.get_by_text(ASKED)).to_have_count(0)
    leila.looks()
    leila.goes(link(newsroom.mail("leila@example.org", 1).split("If it was not you")[0]))
    leila.looks()
    page.get_by_role("button", name="Yes, tell me of replies").click()
    expect(page.get_by_role("heading", name="You are subscribed")).to_be_visible()

    moderator = somebody("moderator")
    moderator.goes("/desk/moderation/")
    row = moderator.page.locator(".held > li", has_text=ASKED)
    expect(row).to_contain_text("Rumours about it go round.")
    expect(row).to_contain_text("198.51.100.0/24")
    moderator.looks()
    decides(moderator, ASKED, "Approve")
    leila.goes(address)
    about = page.locator(".inline-comments", has_text=ASKED)
    expect(about.locator(f'.about a[href="#{anchor}"]')).to_be_visible()
    expect(said.get_by_role("link", name="Comment on this paragraph (1)")).to_be_visible()
    leila.looks()

    omar = somebody(size="phone", scheme="dark", address=OMAR)
    omar.goes(address)
    assert serious(omar.page) == []
    omar.page.locator(".comment", has_text=ASKED).get_by_role("link", name="Reply").click()
    writes(omar.page, "Omar", ANSWERED)
    expect(omar.page.get_by_text(WAITS)).to_be_visible()
    assert len(newsroom.mails("leila@example.org")) == 1, "nothing is mailed before it is approved"
    decides(moderator, ANSWERED, "Approve")
    reply = newsroom.mail("leila@example.org", 2)
    assert ANSWERED in reply
    decides(moderator, ANSWERED, "Undo", "approved")
    decides(moderator, ANSWERED, "Approve")

    leila.goes(link(reply))
    page.get_by_role("button", name="Send me nothing more").click()
    expect(page.get_by_role("heading", name="Nothing more will be sent")).to_be_visible()
    leila.looks()
    # What is asked for by another mail comes after all that the worker had to send before.
    omar.page.locator(".comment", has_text=ASKED).get_by_role("link", name="Reply").click()
    writes(omar.page, "Omar", AGAIN)
    expect(omar.page.get_by_text(WAITS)).to_be_visible()
    decides(moderator, AGAIN, "Approve")
    anna = somebody(address=ANNA)
    anna.goes(address)
    writes(anna.page, "Anna", "I should like to hear of answers to this.", "anna@example.org")
    newsroom.mail("anna@example.org", 1)
    assert len(newsroom.mails("leila@example.org")) == 2, "told once, and not after she wanted no more"
    leila.goes(address)
    expect(page.locator(".inline-comments .thread .thread .comment")).to_have_count(2)


def test_spam_is_caught_by_the_filters_of_the_house(somebody: Callable[..., Any], akismet: Any, way: Any) -> None:
    from playwright.sync_api import expect

    robot = somebody(address=ROBOT)
    address = opens(robot, way)
    robot.page.wait_for_timeout(SECONDS)
    writes(robot.page, "Best Deals", SPAM)
    expect(robot.page.get_by_text(WAITS)).to_be_visible()
    moderator = somebody("moderator")
    moderator.goes("/desk/moderation/?state=spam")
    row = moderator.page.locator(".held > li", has_text="Cheap watches")
    expect(row).to_contain_text("a link")
    expect(row).to_contain_text("the machine")
    moderator.looks()
    assert "submit-ham" not in dict(akismet.asked), "Akismet let it through, and nobody has said otherwise"
    robot.goes(address + "?comments=all")
    expect(robot.page.get_by_text("Cheap watches")).to_have_count(0)


def test_it_works_without_scripts(somebody: Callable[..., Any], way: Any) -> None:
    from playwright.sync_api import expect

    quiet = somebody(size="phone", address=QUIET, java_script_enabled=False)
    page = quiet.page
    opens(quiet, way)
    page.wait_for_timeout(SECONDS)
    writes(page, "Quiet reader", "Thank you for keeping the accounts apart.")
    page.wait_for_url("**#comment-*")
    quiet.goes(page.url.split("#")[0] + "?comments=all")
    expect(page.locator(".comment", has_text="Thank you for keeping the accounts apart.")).to_be_visible()
    page.locator(".comment-when").last.click()
    page.wait_for_url("**#comment-*")


def test_akismet_catches_spam_and_is_told_where_it_was_wrong(
    somebody: Callable[..., Any], newsroom: Any, akismet: Any, way: Any
) -> None:
    from playwright.sync_api import expect

    paul = somebody(address=PAUL)
    page = paul.page
    address = opens(paul, way)
    expect(page.get_by_text("This site uses Akismet to reduce spam.")).to_be_visible()
    paul.looks()
    page.get_by_role("link", name="How your comment data is processed").click()
    expect(page.get_by_text("Each comment is sent to it")).to_be_visible()
    paul.looks()
    akismet.answer = "true"
    akismet.asked.clear()
    paul.goes(address)
    page.wait_for_timeout(SECONDS)
    writes(page, "Paul", "Are there pictures of the market?", "paul@example.org")
    expect(page.get_by_text(WAITS)).to_be_visible()
    moderator = somebody("moderator")
    moderator.goes("/desk/moderation/?state=spam")
    expect(moderator.page.locator(".held > li", has_text="Paul")).to_contain_text("Akismet takes it for spam.")
    moderator.looks()
    decides(moderator, "Are there pictures of the market?", "Approve", "spam")
    until = time.monotonic() + PATIENCE
    while "submit-ham" not in dict(akismet.asked) and time.monotonic() < until:
        time.sleep(0.1)
    asked = dict(akismet.asked)
    assert asked["submit-ham"]["user_ip"] == asked["comment-check"]["user_ip"] == PAUL
    assert asked["submit-ham"]["comment_content"] == "Are there pictures of the market?"
    paul.goes(address + "?comments=all")
    expect(page.get_by_text("Are there pictures of the market?")).to_be_visible()

    administrator = somebody("administrator")
    administrator.goes("/desk/moderation/readers/")
    administrator.looks()
    administrator.page.get_by_label("E-mail address").fill("paul@example.org")
    with administrator.page.expect_download() as begun:
        administrator.page.get_by_role("button", name="Give out").click()
    (kept,) = json.loads(begun.value.path().read_text(encoding="utf8"))["comments"]
    assert (kept["state"], kept["address_kept"], kept["network"]) == ("approved", False, "198.51.104.0/24")
