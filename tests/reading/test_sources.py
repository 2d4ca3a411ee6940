from __future__ import annotations

import gzip
import io
import json
import os
import sys

import pytest

from recoupe.reading import read
from recoupe.reading import sources as module

TEXT = "The army said on Monday that it had taken two villages near the river from the rebels, killing ten of them."


def whys(batch):
    return [(r.input, r.why) for r in batch.rejected]


def test_missing_unknown_and_remote_inputs_are_each_reported(tmp_path):
    (tmp_path / "photo.heic").write_bytes(b"x")
    (tmp_path / "NOEXT").write_bytes(b"x")
    good = tmp_path / "a.txt"
    good.write_text(TEXT)
    inputs = [tmp_path / "gone.txt", tmp_path / "photo.heic", tmp_path / "NOEXT", "http://127.0.0.1/a", "a\0b", good]
    batch = read(inputs)
    assert [r.text for r in batch.reports] == [TEXT]
    reasons = [why for _, why in whys(batch)]
    assert "no such file" in reasons[0]
    assert "files named *.heic are not read" in reasons[1]
    assert "no extension" in reasons[2]
    assert "127.0.0.1 is not on the web (loopback)" in reasons[3]
    assert len(reasons) == 5


def test_folders_are_read_in_a_stable_order_without_hidden_and_companion_files(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/10.txt", "z.txt", "a.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "page.html").write_text(f"<h1>Two villages</h1><p>{TEXT}</p><p>{TEXT.replace('ten', 'six')}</p>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "s.js").write_text("x")
    batch = read(tmp_path)
    assert batch.rejected == ()
    assert [r.text.split()[-1] for r in batch.reports] == ["a.txt", "them.", "z.txt", "b/10.txt", "b/2.txt"]


def test_links_that_lead_round_in_a_folder_end(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    other = tmp_path.parent / f"{tmp_path.name}-other"
    other.mkdir()
    (other / "b.txt").write_text(TEXT.replace("ten", "six"))
    (tmp_path / "out").symlink_to(other)
    batch = read(tmp_path)
    assert [r.text for r in batch.reports] == [TEXT, TEXT.replace("ten", "six")]
    assert {where.rpartition("/")[2]: "read already" in why for where, why in whys(batch)} == {
        "back": True,
        "self.txt": False,
    }


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.html.gz"])
def test_packed_files_are_unpacked_and_bombs_are_not(tmp_path, name, article):
    record = json.dumps({"text": TEXT})
    inside = {"a.txt.gz": TEXT, "a.jsonl.gz": record, "a.html.gz": article(1)}[name]
    path = tmp_path / name
    path.write_bytes(gzip.compress(inside.encode()))
    assert len(read(path).reports) == 1
    path.write_bytes(gzip.compress(inside.encode())[:-4])
    assert "breaks off" in whys(read(path))[0][1]
    path.write_bytes(b"not packed at all")
    read(path)


def test_a_packed_bomb_is_cut_off(tmp_path):
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(bytes(40_000_000)))
    assert "at most 20 MB" in whys(read(path))[0][1]


def test_an_archive_of_files_says_that_it_is_not_read(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04")
    assert "*.zip are not read" in whys(read(path))[0][1]


def test_a_folder_without_readable_files_says_so(tmp_path):
    (tmp_path / "x.png").write_bytes(b"x")
    reasons = whys(read(tmp_path))
    assert reasons[-1][0] == str(tmp_path)
    assert "no readable file" in reasons[-1][1]
    assert len(reasons) == 2


def test_a_page_of_50_mb_is_refused_with_its_size(tmp_path):
    path = tmp_path / "big.html"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    ((where, why),) = whys(read(path))
    assert where == str(path)
    assert "50 MB; at most 20 MB" in why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "cannot be opened" in whys(read(path))[0][1]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\xef\xbb\xbf [1]", "json"), (b'{"text": 1}', "lines"), (b"<!DOCTYPE HTML><p>", "html"), (b"Hello", "text")],
)
def test_standard_input_is_known_by_its_beginning(data, kind, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (source,) = module.open_sources("-")
    assert (source.kind, source.data) == (kind, data)


def test_what_is_no_path_is_reported_and_the_rest_is_read(tmp_path):
    good = tmp_path / "a.txt"
    good.write_text(TEXT)
    batch = read(["x" * 5000, None, b"a.txt", 5, good])
    assert [r.text for r in batch.reports] == [TEXT]
    reasons = [why for _, why in whys(batch)]
    assert len(reasons) == 4
    assert "not a usable path" in reasons[0]
    assert all(
        f"a path, not {kind}" in why for kind, why in zip(("NoneType", "bytes", "int"), reasons[1:], strict=True)
    )


@pytest.mark.parametrize("alone", ["x" * 5000, None, b"a.txt", 5])
def test_one_input_that_is_no_path_is_one_rejection(alone):
    assert len(read(alone).rejected) == 1
