from __future__ import annotations

import time

import pytest

from recoupe.errors import BadRecord, Unfetched, UnreadableInput
from recoupe.reading import read_fetched
from recoupe.reading.fetch import fetch
from recoupe.reading.web import Web


def test_a_host_is_not_asked_in_haste(web) -> None:
    web.html("/", "a")
    fetches = Web(allow_private=True, pause=0.3)
    started = time.monotonic()
    fetches.source(web.url("/"))
    assert time.monotonic() - started < 0.3
    fetches.source(web.url("/"))
    assert time.monotonic() - started >= 0.3


def test_a_host_that_keeps_failing_is_left_alone(web) -> None:
    web.pages["/down"] = (500, {}, b"")
    web.html("/up", "a")
    fetches = Web(allow_private=True, pause=0)
    for _ in range(2):
        with pytest.raises(Unfetched, match="500"):
            fetches.source(web.url("/down"))
    fetches.source(web.url("/up"))
    for _ in range(3):
        with pytest.raises(Unfetched, match="500"):
            fetches.source(web.url("/down"))
    with pytest.raises(Unfetched, match="3 times in a row"):
        fetches.source(web.url("/up"))
    assert len(web.asked) == 6


def test_pages_that_are_gone_say_nothing_of_the_host(web) -> None:
    fetches = Web(allow_private=True, pause=0)
    for n in range(5):
        with pytest.raises(Unfetched, match="404"):
            fetches.source(web.url(f"/{n}"))


def test_a_server_that_asks_for_patience_gets_it(web) -> None:
    web.pages["/"] = (429, {"Retry-After": "60"}, b"")
    fetches = Web(allow_private=True, pause=0)
    with pytest.raises(Unfetched, match="429"):
        fetches.source(web.url("/"))
    with pytest.raises(Unfetched, match="in a row"):
        fetches.source(web.url("/"))
    assert len(web.asked) == 1


def test_addresses_that_are_told_and_met(web) -> None:
    web.html("/", "a")
    told: list[str] = []
    fetches = Web(allow_private=True, pause=0, tell=told.append)
    fetches.source(web.url("/"))
    assert told == [web.url("/")]
    assert fetches.is_new("a", None)
    assert not fetches.is_new("b", "a")
    assert not fetches.is_new("b")
    assert fetches.is_new(None)


def test_what_was_fetched_is_read_as_its_address_would_be(web, article) -> None:
    url = web.html("/a", article(5))
    got = fetch(url, allow_private=True)
    (report,) = read_fetched(got, lang="en", published="2016-12-09").reports
    assert (report.url, report.outlet, str(report.published)) == (url, "127.0.0.1", "2016-12-09")
    web.html("/feed", '<rss version="2.0"><channel><title>T</title></channel></rss>')
    batch = read_fetched(fetch(web.url("/feed"), allow_private=True))
    assert "this is a feed" in batch.rejected[0].why
    web.pages["/p"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    batch = read_fetched(fetch(web.url("/p"), allow_private=True))
    assert batch.rejected[0].input == web.url("/p")
    with pytest.raises(BadRecord):
        read_fetched(got, published="never")


def test_pictures_are_unreadable(web) -> None:
    web.pages["/p"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    with pytest.raises(UnreadableInput, match="image/png"):
        Web(allow_private=True).source(web.url("/p"))
