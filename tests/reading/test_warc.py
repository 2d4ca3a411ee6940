from __future__ import annotations

import gzip
import io
import sys
import tracemalloc

import pytest

from recoupe.reading import read
from recoupe.reading import warc as module
from recoupe.reading.sources import Source

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(n: int, article, **headers: str):
    return ("response", f"https://news.example/{n}", HTML | headers, article(n).encode())


@pytest.mark.parametrize("packed", [True, False])
def test_pages_texts_and_pdfs_of_an_archive(tmp_path, make_warc, article, prose, pdf_of, packed) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(article(4)), article(4).encode())
    data = make_warc(
        page(1, article),
        ("response", "https://news.example/2", {"Content-Type": "text/plain"}, prose(2).encode()),
        ("response", "https://news.example/3", {"Content-Type": "application/pdf"}, pdf_of(prose(3))),
        ("response", "https://news.example/4", HTML | {"Transfer-Encoding": "chunked"}, chunked),
        ("response", "https://news.example/5", HTML | {"Content-Encoding": "gzip"}, gzip.compress(article(5).encode())),
        ("response", "https://news.example/6", HTML | {"Content-Encoding": "gzip"}, article(6).encode()),
        ("resource", "https://news.example/7", HTML, article(7).encode()),
        ("response", "https://news.example/8", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("response", "https://news.example/9", HTML | {"status": "404 Not Found"}, article(9).encode()),
        ("revisit", "https://news.example/1", {}, b""),
        ("request", "https://news.example/1", {}, b""),
        packed=packed,
    )
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(data)
    batch = read(path)
    assert batch.rejected == ()
    assert [r.url for r in batch.reports] == [f"https://news.example/{n}" for n in range(1, 8)]
    assert {r.outlet for r in batch.reports} == {"news.example"}
    for n, report in enumerate(batch.reports, 1):
        assert f"retaken {n} villages near the river" in report.text
    assert {s.why: s.n for s in batch.skipped} == {
        "records about the archive itself": 2,
        "records that are no page, text or PDF": 1,
        "answers that are no page (moved, not found, failed)": 1,
        "records that repeat an earlier one": 1,
    }


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [30, 300, 600])
def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path, make_warc, article, packed, cut) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(make_warc(page(1, article), page(2, article), page(3, article), packed=packed)[:-cut])
    batch = read(path)
    assert len(batch.reports) == 2
    (lost,) = batch.rejected
    assert lost.input == f"{path}, record 4"
    assert "breaks off" in lost.why


def test_damage_in_the_middle_is_told(tmp_path, make_warc, article) -> None:
    data = bytearray(make_warc(page(1, article), page(2, article), packed=False))
    at = data.index(b"WARC/", data.index(b"news.example/1"))
    data[at : at + 5] = b"XXXXX"
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    batch = read(path)
    assert len(batch.reports) == 1
    assert "breaks off or is damaged" in batch.rejected[0].why


def test_a_record_that_cannot_be_read_costs_itself(tmp_path, make_warc, article) -> None:
    path = tmp_path / "a.warc.gz"
    bomb = gzip.compress(b"\0" * 50_000_000)
    path.write_bytes(
        make_warc(
            ("response", "https://news.example/bomb", HTML | {"Content-Encoding": "gzip"}, bomb),
            ("response", "https://news.example/cut", HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"<p>a")[:-9]),
            ("response", "https://news.example/empty", HTML, b""),
            ("response", "https://news.example/large", HTML, b"x" * 20_000_001),
            page(1, article),
        )
    )
    batch = read(path)
    assert [r.url for r in batch.reports] == ["https://news.example/1"]
    whys = {r.input.rpartition("/")[2]: r.why for r in batch.rejected}
    assert set(whys) == {"bomb", "cut", "empty", "large"}
    assert "more than 20 MB" in whys["bomb"]
    assert "at most 20 MB" in whys["large"]
    assert "cut off" in whys["cut"]


def test_a_page_cut_off_by_the_crawler_is_read_and_told(tmp_path, make_warc, article) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(make_warc(page(1, article, **{"WARC-Truncated": "length"}), packed=False))
    batch = read(path)
    assert len(batch.reports) == 1
    assert "cut off when it was archived" in batch.rejected[0].why


def test_a_bomb_of_an_archive_costs_neither_memory_nor_the_batch(tmp_path, article, monkeypatch) -> None:
    monkeypatch.setattr("recoupe.reading.unpacking.FREE", 10_000_000)
    (tmp_path / "page.html").write_text(article(1))
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as file:
        file.write(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 40000000\r\n\r\n")
        for _ in range(40):
            file.write(b" " * 1_000_000)
    (tmp_path / "bomb.warc.gz").write_bytes(out.getvalue())
    out.seek(0)
    out.write(gzip.compress(b"\0" * 40_000_000))  # one line that does not end
    (tmp_path / "line.warc.gz").write_bytes(out.getvalue())
    tracemalloc.start()
    batch = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(batch.reports) == 1
    assert len(batch.rejected) == 2
    assert peak < 80_000_000


def test_headers_have_an_end(tmp_path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000)
    (tmp_path / "b.warc").write_bytes(b"nothing like it\r\n")
    (tmp_path / "c.warc").write_bytes(b"")
    (tmp_path / "d.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n")
    batch = read(tmp_path)
    assert batch.reports == ()
    assert [r.input.rpartition("/")[2].split(",")[0] for r in batch.rejected][:3] == ["a.warc", "b.warc", "c.warc"]


def test_an_archive_from_standard_input(make_warc, article, monkeypatch) -> None:
    for packed in (True, False):
        data = make_warc(page(1, article), packed=packed)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert len(read("-").reports) == 1


def test_the_archive_is_never_held_whole(tmp_path, make_warc, article) -> None:
    one = make_warc(
        ("response", "https://news.example/i", {"Content-Type": "image/png"}, bytes(3_000_000)), packed=False
    )
    path = tmp_path / "a.warc"
    path.write_bytes(one * 40 + make_warc(page(1, article), packed=False))
    tracemalloc.start()
    items = list(module.read_warc(Source("a", "warc", path=path), lambda source: iter((source.url,))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert items[-1] == "https://news.example/1"
    assert peak < 30_000_000 < path.stat().st_size
