from __future__ import annotations

import gzip
import hashlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from recoupe.errors import RecoupeError, Refused, UnreadableInput
from recoupe.reading.fetch import Unfetched, connection, fetch


def ask(url: str, **options):
    return fetch(url, **({"allow_private": True, "timeout": 5} | options))


def failure(url: str, **options) -> Unfetched:
    with pytest.raises(Unfetched) as caught:
        ask(url, **options)
    assert caught.value.where
    assert caught.value.todo
    return caught.value


def test_a_page_comes_with_how_it_came(web) -> None:
    url = web.html("/a?b=1", "<p>Deux villages ont été pris.</p>", ETag='"v1"')
    before = datetime.now(UTC) - timedelta(seconds=2)
    got = ask(url + "#part")
    assert got.body.decode() == "<p>Deux villages ont été pris.</p>"
    assert got.sha256 == hashlib.sha256(got.body).hexdigest()
    assert (got.status, got.content_type, got.charset, got.etag) == (200, "text/html", "utf-8", '"v1"')
    assert (got.url, got.final_url, got.redirects, got.not_modified) == (url + "#part", url, (), False)
    assert before <= got.fetched_at <= datetime.now(UTC)
    (path, headers) = web.asked[0]
    assert path == "/a?b=1"
    assert headers["host"] == f"127.0.0.1:{web.port}"
    assert headers["user-agent"].startswith("Recoupe/")
    assert "cookie" not in headers


def test_this_machine_is_refused_unless_asked_for(web) -> None:
    web.html("/", "secret")
    with pytest.raises(Refused, match="port"):
        fetch(web.url())
    with pytest.raises(Refused, match="loopback"):
        fetch("http://localhost/", timeout=5)
    assert web.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(web) -> None:
    """A name that has a public address the first time and this machine's the second is asked once."""
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    web.html("/", "pinned")
    got = ask(web.url("/", host="news.example"), resolve=lambda _h, _p: answers.pop(0))
    assert got.body == b"pinned"
    assert len(answers) == 1
    assert web.asked[0][1]["host"] == f"news.example:{web.port}"


def test_the_next_address_of_a_name_is_asked_where_the_first_does_not_answer(web) -> None:
    web.html("/", "here")
    got = ask(web.url("/", host="news.example"), resolve=lambda _h, _p: ["127.0.0.99", "127.0.0.1"])
    assert got.body == b"here"


def test_every_redirect_is_checked_again(web) -> None:
    for n, to in enumerate(
        ("http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://user:pw@example.org/", "http://[::")
    ):
        web.pages[f"/{n}"] = (302, {"Location": to}, b"")
        with pytest.raises(Refused):
            ask(web.url(f"/{n}"))
    web.pages["/name"] = (302, {"Location": web.url("/in", host="inside.example")}, b"")
    known = {"news.example": ["127.0.0.1"], "inside.example": ["169.254.1.1"]}
    with pytest.raises(Refused, match="link-local"):
        ask(web.url("/name", host="news.example"), resolve=lambda host, _p: known[host])


def test_redirects_are_followed_kept_and_bounded(web) -> None:
    web.pages["/a"] = (301, {"Location": "b c"}, b"")
    web.pages["/b%20c"] = (307, {"Location": "/d"}, b"")
    web.html("/d", "there")
    got = ask(web.url("/a"))
    assert (got.final_url, got.body) == (web.url("/d"), b"there")
    assert got.redirects == (web.url("/a"), web.url("/b%20c"))
    web.pages["/round"] = (302, {"Location": "/round"}, b"")
    assert "without end" in failure(web.url("/round")).what
    for n in range(9):
        web.pages[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    assert "without end" in failure(web.url("/0")).what
    web.pages["/nowhere"] = (302, {}, b"")
    assert failure(web.url("/nowhere")).http == 302


def test_a_conditional_question_and_its_answer(web) -> None:
    when = "Fri, 09 Dec 2016 08:12:00 GMT"

    def page(handler):
        same = handler.headers.get("If-None-Match") == '"v1"'
        return (304 if same else 200), {"ETag": '"v1"', "Last-Modified": when}, b"" if same else b"new"

    web.pages["/feed"] = page
    first = ask(web.url("/feed"))
    assert (first.body, first.etag, first.last_modified) == (b"new", '"v1"', when)
    again = ask(web.url("/feed"), etag=first.etag, last_modified=first.last_modified)
    assert again.not_modified
    assert (again.status, again.body, again.etag) == (304, b"", '"v1"')
    assert web.asked[1][1]["if-modified-since"] == when
    assert not ask(web.url("/feed"), etag='"v1"\r\nX-Evil: 1').not_modified
    assert "x-evil" not in web.asked[2][1]


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:])),
        ("gzip", lambda data: gzip.compress(data) + b"\0\0"),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
    ],
)
def test_packed_pages_are_unpacked(web, encoding, pack) -> None:
    text = b"ten killed " * 30_000
    web.pages["/"] = (200, {"Content-Encoding": encoding}, pack(text))
    assert ask(web.url()).body == text


def test_a_bomb_is_cut_off_at_the_limit(web) -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)
    assert len(bomb) < 100_000
    web.pages["/"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert "more than 1 MB" in failure(web.url(), max_bytes=1_000_000).what
    web.pages["/twice"] = (200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(bomb))
    assert "not asked for" in failure(web.url("/twice")).what
    web.pages["/br"] = (200, {"Content-Encoding": "br"}, b"x")
    assert "(br)" in failure(web.url("/br")).what


def test_large_pages_are_refused_whatever_their_header_says(web) -> None:
    web.pages["/said"] = (200, {}, b"x" * 5000)
    assert failure(web.url("/said"), max_bytes=4999).retry is False
    assert len(ask(web.url("/said"), max_bytes=5000).body) == 5000

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    web.pages["/endless"] = endless
    assert "more than 0.1 MB" in failure(web.url("/endless"), max_bytes=100_000).what


def test_what_was_cut_off_is_told_from_a_whole_page(web) -> None:
    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half a page")

    def cut_chunks(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhalf")

    web.pages["/cut"] = cut
    web.pages["/chunks"] = cut_chunks
    web.pages["/gz"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"report " * 999)[:-20])
    web.pages["/nogz"] = (200, {"Content-Encoding": "gzip"}, b"plain")
    for path in ("/cut", "/chunks", "/gz", "/nogz"):
        error = failure(web.url(path))
        assert "broken, or was cut off" in error.what
        assert error.retry


@pytest.mark.parametrize("piece", [b"x", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_a_server_that_trickles_is_cut_off(web, piece) -> None:
    def trickle(handler):
        if piece == b"x":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            handler.wfile.write(piece)
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    web.pages["/"] = trickle
    started = time.monotonic()
    error = failure(web.url(), timeout=0.4)
    assert "more than 0.4 seconds" in error.what
    assert error.retry
    assert time.monotonic() - started < 2.5


@pytest.mark.parametrize(
    ("status", "retry", "todo"),
    [
        (404, False, "Check the address"),
        (410, False, "Check the address"),
        (403, False, "save the page in a browser"),
        (429, True, "later"),
        (500, True, "later"),
        (503, True, "later"),
        (599, False, "Check"),
    ],
)
def test_an_answer_that_is_no_page_says_whether_to_ask_again(web, status, retry, todo) -> None:
    web.pages["/"] = (status, {}, b"<html>Sorry</html>")
    error = failure(web.url())
    assert (error.http, error.retry) == (status, retry)
    assert todo in (error.todo or "")
    assert str(status) in error.what


def test_how_long_the_server_asks_to_wait(web) -> None:
    for stated, expected in (
        ("120", 120),
        ("999999999999", 7 * 86400),
        ("soon", None),
        ("Fri, 09 Dec 99999999999 10:00:00 GMT", None),
        ("²", None),
        ("", None),
    ):
        web.pages["/"] = (503, {"Retry-After": stated.encode().decode("latin-1")}, b"")
        assert failure(web.url()).after == expected
    web.pages["/"] = (429, {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)}, b"")
    assert 3500 < (failure(web.url()).after or 0) <= 3600
    web.pages["/"] = (429, {"Retry-After": "Fri, 09 Dec 2016 08:12:00 GMT"}, b"")
    assert failure(web.url()).after == 0


def test_what_does_not_speak_http_and_what_does_not_listen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            other, _ = server.accept()
            other.recv(1000)
            other.sendall(b"220 mail.example ESMTP\r\n")
            other.close()

        threading.Thread(target=answer, daemon=True).start()
        assert "does not speak HTTP" in failure(f"http://127.0.0.1:{port}/").what
    error = failure(f"http://127.0.0.1:{port}/")
    assert "connection failed" in error.what
    assert error.retry


def test_errors_are_of_the_family() -> None:
    assert issubclass(Refused, Unfetched)
    assert issubclass(Unfetched, UnreadableInput)
    assert issubclass(UnreadableInput, RecoupeError)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_over_tls_the_server_must_prove_its_name(serve_with, tmp_path, monkeypatch) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    names = "subjectAltName=DNS:news.example"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=news.example", "-addext", names),
        ],
        check=True,
        capture_output=True,
    )

    def wrap(server) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)

    def here(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    with serve_with(wrap) as web:
        web.html("/", "safe")
        connection._trust.cache_clear()
        error = failure(web.url("/", host="news.example", scheme="https"), resolve=here)
        assert "does not prove" in error.what
        assert web.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        connection._trust.cache_clear()
        try:
            assert ask(web.url("/", host="news.example", scheme="https"), resolve=here).body == b"safe"
            other = failure(web.url("/", host="other.example", scheme="https"), resolve=here)
            assert "does not prove" in other.what
        finally:
            connection._trust.cache_clear()
