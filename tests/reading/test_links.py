from __future__ import annotations

import json
from datetime import date

import pytest

from recoupe.reading import links


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>The Feed</title>{"".join(items)}</channel></rss>'


def item(n: int, link: str, text: str = "", day: str = "Fri, 09 Dec 2016 10:00:00 +0100") -> str:
    text = text.replace("\n\n", "&lt;p&gt;")
    return (
        f"<item><guid>{n}</guid><title>Entry {n}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
    )


def test_an_address_is_a_source(web, reading, article) -> None:
    web.html("/a", article(3, '<meta property="og:site_name" content="The Post">'))
    web.html("/b", article(4))
    batch = reading([web.url("/a"), web.url("/b#part"), web.url("/gone")])
    first, second = batch.reports
    assert (first.outlet, first.url, first.title) == ("The Post", web.url("/a"), "Army retakes 3 villages")
    assert second.outlet == "127.0.0.1"
    assert "\n\nThe army said on Monday that it had retaken 4 villages" in second.text
    (gone,) = batch.rejected
    assert gone.input == web.url("/gone")
    assert "404" in gone.why


def test_what_the_user_says_of_the_outlet_goes_before_the_host(web, reading, article) -> None:
    web.html("/a", article(3))
    (report,) = reading(web.url("/a"), outlet="Le Courrier").reports
    assert report.outlet == "Le Courrier"


def test_the_encoding_that_the_server_states_is_believed(web, reading, article) -> None:
    page = article(3).replace("Residents", "Жители города").encode("cp1251")
    web.pages["/a"] = (200, {"Content-Type": "text/html; charset=windows-1251"}, page)
    (report,) = reading(web.url("/a")).reports
    assert "Жители города" in report.text


def test_a_feed_leads_to_its_pages(web, reading, article) -> None:
    stated = '<meta property="article:published_time" content="2016-12-08T10:00:00Z">'
    web.html("/1", article(1, stated))
    web.html("/2", article(2))
    web.html("/feed", rss(item(1, web.url("/1")), item(2, web.url("/2")), item(2, web.url("/2"))))
    batch = reading(web.url("/feed"))
    assert batch.rejected == ()
    assert [r.published for r in batch.reports] == [date(2016, 12, 8), date(2016, 12, 9)]
    assert [r.title for r in batch.reports] == ["Army retakes 1 villages", "Army retakes 2 villages"]
    assert web.paths() == ["/feed", "/1", "/2"]


def test_a_feed_in_a_file_leads_to_its_pages_too(web, reading, article, tmp_path) -> None:
    web.html("/1", article(1))
    path = tmp_path / "feed.xml"
    path.write_text(rss(item(1, web.url("/1"))))
    (report,) = reading(path).reports
    assert report.url == web.url("/1")


def test_the_feeds_own_text_stands_in_for_a_page_that_cannot_be_read_and_says_so(web, reading, prose) -> None:
    web.html("/empty", "<html><body></body></html>")
    items = [
        item(1, web.url("/gone"), prose(7)),
        item(2, web.url("/empty"), prose(8)),
        item(3, web.url("/no"), "Brief."),
    ]
    web.html("/feed", rss(*items))
    batch = reading(web.url("/feed"))
    assert [r.title for r in batch.reports] == ["Entry 1", "Entry 2"]
    assert batch.reports[0].text == "Entry 1\n\n" + prose(7)
    assert batch.reports[0].url == web.url("/gone")
    assert batch.reports[0].published == date(2016, 12, 9)
    assert [r.input for r in batch.rejected] == [web.url("/gone"), web.url("/empty"), web.url("/no")]
    assert all("own text was taken in its place" in r.why for r in batch.rejected[:2])
    assert "own text" not in batch.rejected[2].why


def test_a_feed_that_breaks_off_says_so_beside_what_was_read(web, reading, article) -> None:
    web.html("/1", article(1))
    web.html("/feed", rss(item(1, web.url("/1")), item(2, web.url("/2")))[:-120])
    batch = reading(web.url("/feed"))
    assert len(batch.reports) == 1
    assert any("breaks off" in r.why for r in batch.rejected)


def test_a_feed_does_not_lead_to_feeds(web, reading) -> None:
    web.html("/a", rss(item(1, web.url("/b"))))
    web.html("/b", rss(item(1, web.url("/a"))))
    batch = reading(web.url("/a"))
    assert [r.why for r in batch.rejected] == ["the entry leads to another feed. Give that feed's address."]
    assert web.paths() == ["/a", "/b"]


def test_a_feed_of_the_web_leads_to_nothing_on_this_machine(web, article) -> None:
    """Only the pages of private addresses that the user asked for are private: a feed may not lead to others."""
    from recoupe.reading import read

    web.html("/1", article(1))
    batch = read(web.url("/1"))
    assert batch.reports == ()
    assert web.asked == []


@pytest.mark.parametrize("name", ["list.urls", "list.txt"])
def test_a_list_of_addresses(web, reading, article, tmp_path, name) -> None:
    web.html("/1", article(1))
    web.html("/feed", rss(item(2, web.url("/2"))))
    web.html("/2", article(2))
    path = tmp_path / name
    lines = ["# mine", web.url("/1"), "", web.url("/1"), web.url("/feed"), web.url("/gone")]
    path.write_text("\n".join(lines))
    batch = reading(path)
    assert [r.url for r in batch.reports] == [web.url("/1"), web.url("/2")]
    assert [r.input for r in batch.rejected] == [web.url("/gone")]
    assert [(s.input, s.n) for s in batch.skipped] == [(str(path), 1)]


def test_a_line_that_is_no_address_is_rejected_alone(web, reading, article, tmp_path) -> None:
    web.html("/1", article(1))
    path = tmp_path / "list.urls"
    path.write_text(f"example.org\n{web.url('/1')}\nfile:///etc/passwd\n")
    batch = reading(path)
    assert len(batch.reports) == 1
    assert [r.input for r in batch.rejected] == [f"{path}, line 1", f"{path}, line 3"]


def test_bookmarks_of_a_browser(web, reading, article, tmp_path) -> None:
    web.html("/1", article(1))
    web.html("/2", article(2))
    path = tmp_path / "bookmarks.html"
    path.write_text(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
        f'<DT><H3>War</H3>\n<DL><p>\n<DT><A HREF="{web.url("/1")}" ADD_DATE="1">One</A>\n'
        '<DT><A HREF="javascript:alert(1)">Bookmarklet</A>\n<DT><A HREF="place:sort=8">Recent</A>\n'
        f'</DL><p>\n<DT><A HREF="{web.url("/2")}">Two</A>\n</DL><p>'
    )
    batch = reading(path)
    assert [r.url for r in batch.reports] == [web.url("/1"), web.url("/2")]
    assert batch.rejected == ()
    assert [(s.why, s.n) for s in batch.skipped] == [("a bookmark that leads to no page", 2)]
    path.write_text("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p></DL>")
    assert "no address in these bookmarks" in reading(path).rejected[0].why


def test_a_list_that_comes_from_the_web_is_not_followed(web, reading, article) -> None:
    web.pages["/list"] = (200, {"Content-Type": "text/plain"}, web.url("/1").encode() + b"\n")
    web.html("/1", article(1))
    reading(web.url("/list"))
    assert web.paths() == ["/list"]


def test_the_number_of_addresses_is_bounded(web, reading, article, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(links, "MOST_ADDRESSES", 2)
    for n in range(4):
        web.html(f"/{n}", article(n))
    path = tmp_path / "list.urls"
    path.write_text("\n".join(web.url(f"/{n}") for n in range(4)))
    batch = reading(path)
    assert len(batch.reports) == 2
    assert "4 addresses; the first 2 were read" in batch.rejected[0].why
    web.html("/feed", rss(*(item(n, web.url(f"/{n}")) for n in range(4))))
    batch = reading(web.url("/feed"))
    assert len(batch.reports) == 2
    assert "4 addresses; the first 2 were read" in batch.rejected[0].why


def test_the_same_page_by_two_ways_is_one_report(web, reading, article) -> None:
    web.html("/1", article(1, f'<link rel="canonical" href="{web.url("/1")}">'))
    web.pages["/old"] = (301, {"Location": "/1"}, b"")
    assert len(reading([web.url("/1"), web.url("/old")]).reports) == 1


def test_an_address_that_is_none_is_rejected_alone(web, reading, article, tmp_path) -> None:
    web.html("/1", article(1))
    path = tmp_path / "list.urls"
    path.write_text(f"http://[::1/a\nhttp://a]b/\n{web.url('/1')}\n")
    batch = reading(path)
    assert len(batch.reports) == 1
    assert len(batch.rejected) == 2


def test_pdfs_and_records_at_an_address(web, reading, pdf_of, prose) -> None:
    web.pages["/a"] = (200, {"Content-Type": "application/pdf"}, pdf_of(prose(3)))
    web.pages["/b"] = (200, {"Content-Type": "application/octet-stream"}, pdf_of(prose(4)))
    web.pages["/c"] = (200, {"Content-Type": "application/json"}, json.dumps([{"id": "c", "text": prose(5)}]).encode())
    web.pages["/d"] = (200, {"Content-Type": "application/zip"}, b"PK")
    batch = reading([web.url(path) for path in ("/a", "/b", "/c", "/d")])
    assert [r.url for r in batch.reports] == [web.url("/a"), web.url("/b"), None]
    assert [r.outlet for r in batch.reports] == ["127.0.0.1", "127.0.0.1", None]
    assert "application/zip" in batch.rejected[0].why
