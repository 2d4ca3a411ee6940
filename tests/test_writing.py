from __future__ import annotations

from pathlib import Path

import pytest

from recoupe import writing
from recoupe.model import Brief
from recoupe.writing import Unwritable, write_atomically, write_files


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
