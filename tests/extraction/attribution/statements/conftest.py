"""What tests of statements ask: who, by which words, what, as text."""

from collections.abc import Callable

import pytest

from recoupe.extraction.attribution.statements import find_statements
from recoupe.languages import parse

Told = tuple[str, str, str]
"""Holder, cue and content; pieces of a content joined by " … "."""


@pytest.fixture(scope="session")
def told() -> Callable[[str], list[Told]]:
    def of(text: str) -> list[Told]:
        doc = parse(text, "en")
        return [
            (
                " ".join(doc[a:b].text for a, b in s.source),
                doc[s.cue[0] : s.cue[1]].text,
                " … ".join(doc[a:b].text for a, b in s.content),
            )
            for s in find_statements(doc)
        ]

    return of
