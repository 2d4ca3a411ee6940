from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UnreadableInput
from recoupe.reading.feeds import parse_feed, poll
from recoupe.reading.fetch import Unfetched

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Le Courrier &amp; Fils</title><link>https://courrier.example/</link><language>fr-FR</language>
<item><guid isPermaLink="false">n-1</guid><title>Offensive à <![CDATA[<b>l'est</b>]]></title>
 <link>/a?x=1&amp;y=2#top</link><pubDate>Thu, 08 Dec 2016 23:30:00 -0500</pubDate><dc:creator>A. Durand</dc:creator>
 <description>En bref.</description>
 <content:encoded><![CDATA[<p>Premier paragraphe.</p><p>Second&nbsp;paragraphe.</p>]]></content:encoded></item>
<item><guid isPermaLink="false">n-1</guid><title>Again</title><link>/b</link></item>
<item><title>Same page</title><link>/a?x=1&amp;y=2</link></item>
<item><title>Sans lien</title><description>Quelques mots.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">World &amp;amp; War</title>
<entry><id>urn:1</id><title>One</title><link rel="alternate" href="https://a.example/1"/><updated>2016-12-09T08:00:00Z</updated>
<source><title>Agency</title></source><author><name>B. Smith</name></author><summary>Short.</summary></entry></feed>"""


def test_an_rss_feed() -> None:
    feed = parse_feed(RSS.encode(), "f", url="https://courrier.example/feed")
    assert (feed.title, feed.url, feed.lang, feed.broken) == (
        "Le Courrier & Fils",
        "https://courrier.example/",
        "fr",
        None,
    )
    first, second = feed.entries
    assert first.key == "n-1"
    assert first.url == "https://courrier.example/a?x=1&y=2"
    assert first.title == "Offensive à l'est"
    # The day as written, not the day that it was in Greenwich.
    assert first.published == date(2016, 12, 8)
    assert first.at == datetime(2016, 12, 9, 4, 30, tzinfo=UTC)
    assert first.author == "A. Durand"
    assert first.text == "Premier paragraphe.\n\nSecond\xa0paragraphe."
    assert (second.title, second.url, second.text, second.lang) == ("Sans lien", None, "Quelques mots.", "fr")


def test_an_atom_feed() -> None:
    feed = parse_feed(ATOM.encode(), "f")
    assert feed.title == "World & War"
    (entry,) = feed.entries
    assert (entry.key, entry.url, entry.published) == ("urn:1", "https://a.example/1", date(2016, 12, 9))
    assert (entry.outlet, entry.author, entry.text) == ("Agency", "B. Smith", "Short.")


def test_a_feed_in_another_encoding() -> None:
    latin = RSS.replace("utf-8", "iso-8859-1").encode("latin-1")
    assert parse_feed(latin, "f").entries[0].title == "Offensive à l'est"
    unsaid = RSS.replace(' encoding="utf-8"', "").encode("latin-1")
    assert parse_feed(unsaid, "f", charset="iso-8859-1").entries[0].title == "Offensive à l'est"


def test_a_day_of_the_year_201_is_none() -> None:
    feed = parse_feed(RSS.replace("Thu, 08 Dec 2016", "Thu, 08 Dec 201").encode(), "f")
    assert feed.entries[0].published is None


def test_a_feed_that_breaks_off_keeps_what_came_before() -> None:
    feed = parse_feed(RSS.encode()[:-180], "f")
    assert feed.entries[0].key == "n-1"
    assert feed.broken


@pytest.mark.parametrize("data", [b"", b"<html><body>hi</body></html>", b"words", b"\x00\x01\x02", b"<opml/>"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="neither RSS nor Atom"):
        parse_feed(data, "f")


def test_entities_that_grow_are_refused_before_they_do() -> None:
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{lol}]><rss version="2.0"><channel><title>&a11;</title></channel></rss>'
    with pytest.raises(UnreadableInput, match="entities"):
        parse_feed(bomb.encode(), "f")


def test_polling_asks_whether_anything_changed(web) -> None:
    def page(handler):
        same = handler.headers.get("If-None-Match") == '"1"'
        return (
            (304 if same else 200),
            {"ETag": '"1"', "Content-Type": "application/rss+xml"},
            b"" if same else RSS.encode(),
        )

    web.pages["/feed"] = page
    first = poll(web.url("/feed"), allow_private=True)
    assert first.feed is not None
    assert [e.key for e in first.feed.entries] == ["n-1", "Sans lien"]
    assert first.feed.entries[0].url == web.url("/a?x=1&y=2")
    again = poll(web.url("/feed"), etag=first.fetched.etag, allow_private=True)
    assert again.feed is None
    assert again.fetched.not_modified
    web.pages["/feed"] = (503, {"Retry-After": "90"}, b"")
    with pytest.raises(Unfetched) as caught:
        poll(web.url("/feed"), allow_private=True)
    assert (caught.value.retry, caught.value.after) == (True, 90)
    web.html("/feed", "<html><p>gone</p></html>")
    with pytest.raises(UnreadableInput, match="neither RSS nor Atom"):
        poll(web.url("/feed"), allow_private=True)


@given(st.integers(0, len(RSS)), st.text(max_size=8), st.integers(0, 40))
def test_a_damaged_feed_is_read_or_refused(at: int, put: str, cut: int) -> None:
    try:
        feed = parse_feed((RSS[:at] + put + RSS[at + cut :]).encode(), "f")
    except UnreadableInput:
        return
    assert all(entry.url is None or entry.url.startswith("http") for entry in feed.entries)
