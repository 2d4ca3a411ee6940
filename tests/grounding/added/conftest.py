"""A data folder of a test's own, and its places forgotten afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.grounding import gazetteer

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def files() -> Path:
    """The files of places, written for these tests: the formats are others', the places nobody's."""
    return FIXTURES


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder, empty."""
    with monkeypatch.context() as patched:
        patched.setenv("RECOUPE_DATA", str(tmp_path / "data"))
        gazetteer.refresh()
        yield tmp_path / "data"
    gazetteer.refresh()
