"""Shared by the tests of figures: parse once a sentence, look at kind and bounds."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.extraction.figures import FoundFigure, find_figures
from recoupe.languages import parse


@cache
def _found(text: str, lang: str) -> tuple[FoundFigure, ...]:
    return tuple(find_figures(parse(text, lang), lang))


@pytest.fixture(scope="session")
def found():
    """Return the figures of a text: `found(text, lang)`."""
    return _found


@pytest.fixture(scope="session")
def bounds():
    """Return (kind, low, high) of each figure of a text, in order."""

    def _bounds(text: str, lang: str) -> list[tuple[str, int | None, int | None]]:
        return [(f.figure.kind, f.figure.low, f.figure.high) for f in _found(text, lang)]

    return _bounds
