from __future__ import annotations

from pathlib import Path

import pytest

from recoupe import writing
from recoupe.drawing.failures import Undrawn
from recoupe.model import Brief
from recoupe.writing import UnknownFile, Unwritable, check_folder, render, write_atomically, write_files


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "brief.json"
    write_atomically(target, b"first")
    write_atomically(target, b"second")
    assert target.read_bytes() == b"second"
    assert [p.name for p in target.parent.iterdir()] == ["brief.json"]
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_failure_leaves_the_old_file_and_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "brief.json"
    write_atomically(target, b"old")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fdopen", fail)
    with pytest.raises(Unwritable, match="No space left"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(Unwritable, match="out"):
        write_files(Brief(), None, "en", tmp_path / "out", ("brief.json",))


def test_an_empty_brief_can_be_drawn_and_written(tmp_path: Path) -> None:
    seen: list[str] = []
    written = write_files(Brief(), None, "fr", tmp_path, progress=seen.append)
    assert [p.name for p in written] == list(writing.FILES) == seen
    assert all(p.stat().st_size for p in written)


def test_a_picture_that_cannot_be_drawn_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.drawing import map as maps

    def broken(*_args: object, **_more: object) -> str:
        raise KeyError("coordinates")

    for name in ("map_svg", "interactive_map"):
        monkeypatch.setattr(maps, name, broken)
    lost: list[Undrawn] = []
    written = write_files(Brief(), None, "en", tmp_path, lost=lost)
    assert {p.name for p in written} == set(writing.FILES) - {"map.svg"}
    assert {one.where for one in lost} == {"map", "map for phones", "full-size map", "map.svg"}
    assert all("KeyError: 'coordinates'" in str(one) and "brief.json" in str(one) for one in lost)
    assert "A picture is missing. full-size map" in (tmp_path / "index.html").read_text(encoding="utf8")
    with pytest.raises(Undrawn):
        write_files(Brief(), None, "en", tmp_path)


def test_a_folder_is_checked_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    check_folder(tmp_path / "new" / "below")
    assert not (tmp_path / "new").exists()
    with pytest.raises(Unwritable, match="is a file"):
        check_folder(tmp_path / "file" / "below")


@pytest.mark.parametrize("names", [("brief.json", "brief.pdf"), "brief.pdf"])
def test_an_unknown_file_is_named_before_anything_is_written(tmp_path: Path, names: tuple[str, ...] | str) -> None:
    with pytest.raises(UnknownFile, match=r"brief\.pdf: .*Known: index\.html"):
        write_files(Brief(), None, "en", tmp_path, names, lost=[])
    with pytest.raises(UnknownFile):
        render(Brief(), None, "en", "brief.pdf")
    assert not list(tmp_path.iterdir())
