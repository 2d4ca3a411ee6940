"""Where a clause's head is looked for: every search ends, in sentences without a verb too."""

from __future__ import annotations

import pytest

from recoupe.extraction.attribution.statements.contents import clause_head
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Three dead, according to police.", "dead", "Three"),
        ("The blast wrecked a shop, leaving three dead, police said.", "leaving", "wrecked"),
        ("A quiet night.", "quiet", "night"),
    ],
)
def test_the_head_of_a_clause_is_its_verb_or_where_there_is_none_its_root(text: str, word: str, head: str) -> None:
    doc = parse(text, "en")
    token = next(t for t in doc if t.text == word)
    assert clause_head(token).text == head
