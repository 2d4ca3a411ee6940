import os
from pathlib import Path

import pytest

from recoupe.grounding import cache


def test_the_asked_folder_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("RECOUPE_CACHE", str(tmp_path / "here"))
    assert cache.folder() == tmp_path / "here"


def test_the_users_cache_is_next(tmp_path, monkeypatch):
    monkeypatch.delenv("RECOUPE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == tmp_path / "recoupe"


def test_a_home_that_cannot_be_written_falls_back_to_a_temporary_folder(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.delenv("RECOUPE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place = cache.folder()
    assert place.parent == Path(tmp_path)
    assert os.access(place, os.W_OK)


def test_only_one_builds_at_a_time(tmp_path):
    fcntl = pytest.importorskip("fcntl")
    with cache.alone(tmp_path / "index"), (tmp_path / "index.lock").open("w") as other, pytest.raises(OSError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
