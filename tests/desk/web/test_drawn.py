from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.web import drawn

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_one_process_keeps_another_finds(tmp_path: Path) -> None:
    one, other = drawn.Folder(str(tmp_path), {}), drawn.Folder(str(tmp_path), {})
    assert other.get("map") is None
    one.set("map", "<svg/>", 60)
    assert other.get("map") == "<svg/>"


def test_it_never_grows_far_beyond_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = drawn.Folder(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 10}})
    monkeypatch.setattr(drawn, "SELDOM", 0.0)
    for n in range(20):
        kept.set(str(n), n)
    assert len(list(tmp_path.iterdir())) == 20, "it is looked through seldom"
    monkeypatch.setattr(drawn, "SELDOM", 1.0)
    kept.set("x", 1)
    assert len(list(tmp_path.iterdir())) < 20
