from __future__ import annotations

import pytest

from recoupe.errors import UnreadableInput
from recoupe.reading.kinds import is_feed, of_answer, of_file, sniff

RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>'
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
RDF = b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
BOOKMARKS = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p></DL>"
URLS = b"# to read\n\nhttps://example.org/a\r\nhttp://example.org/b?x=1\n"
PAGE = b"<!DOCTYPE html><html><body><p>see <feed></p></body></html>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (RSS, "feed"),
        (ATOM, "feed"),
        (RDF, "feed"),
        (b"\xef\xbb\xbf" + ATOM, "feed"),
        (RSS.decode().encode("utf-16"), "feed"),
        (BOOKMARKS, "bookmarks"),
        (URLS, "urls"),
        (PAGE, "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>', "html"),
        (b"https://example.org/a\nThe army said so.", "text"),
        (b"https://example.org/a and b", "text"),
        (b"", "text"),
        (b'{"text": 1}', "lines"),
        (b"[1]", "json"),
        (b"<rssfeed>", "text"),
    ],
)
def test_bytes_are_known_by_their_beginning(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_a_long_list_of_addresses_is_known_by_its_first_lines() -> None:
    assert sniff(b"https://example.org/a-rather-long-address\n" * 1000) == "urls"


@pytest.mark.parametrize(
    ("suffix", "data", "kind"),
    [
        (".html", BOOKMARKS, "bookmarks"),
        (".html", PAGE, "html"),
        (".html", b"Only words", "html"),
        (".txt", URLS, "urls"),
        (".txt", b"<html>", "text"),
        (".xml", RSS, "feed"),
        (".xml", b'<?xml version="1.0"?><html><p>a</p></html>', "html"),
        (".xml", b"<metal/>", "feed"),
        (".urls", b"nothing", "urls"),
        (".json", URLS, "json"),
        (".csv", URLS, "csv"),
    ],
)
def test_a_file_is_what_its_name_says_or_something_more_particular(suffix: str, data: bytes, kind: str) -> None:
    assert of_file(suffix, data) == kind


@pytest.mark.parametrize(
    ("stated", "data", "kind"),
    [
        ("text/html", PAGE, "html"),
        ("text/html", RSS, "feed"),
        ("text/plain", PAGE, "html"),
        ("text/plain", b"Words", "text"),
        ("text/plain", URLS, "text"),
        ("text/html", BOOKMARKS, "html"),
        (None, BOOKMARKS, "html"),
        (None, URLS, "text"),
        (None, PAGE, "html"),
        ("application/octet-stream", PAGE, "html"),
        ("application/xml", ATOM, "feed"),
        ("application/rss+xml", PAGE, "html"),
        ("application/json", b"[]", "json"),
        ("application/activity+json", b"{}", "lines"),
        ("text/csv", b"id,text", "csv"),
    ],
)
def test_an_answer_is_what_the_server_says_unless_it_is_plainly_wrong(stated, data: bytes, kind: str) -> None:
    assert of_answer(stated, data, "http://example.org") == kind


@pytest.mark.parametrize("stated", ["image/png", "video/mp4", "application/zip", "audio/mpeg"])
def test_pictures_and_the_like_are_refused_by_name(stated: str) -> None:
    with pytest.raises(UnreadableInput, match=stated):
        of_answer(stated, b"\x89PNG", "http://example.org/a.png")


def test_what_only_mentions_a_feed_is_none() -> None:
    assert not is_feed(b"<html><feed></feed></html>")
    assert not is_feed(b"no <rss> here")
