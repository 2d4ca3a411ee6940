from __future__ import annotations

import pytest

from recoupe.reading.text import first_line_title, read_text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Deux villages pris\n\nL’armée a avancé.", "Deux villages pris"),
        ("The army advanced.\n\nIt took two villages.", None),
        ("Two villages\nThe army advanced.", None),
        ("Cliquez pour voir la carte\n\nL’armée a avancé.", None),
        ("Only one line", None),
        ("x" * 200 + "\n\nThe army advanced.", None),
    ],
)
def test_a_first_line_is_a_title_only_if_it_reads_like_one(text, title):
    assert first_line_title(text) == title


def test_line_breaks_are_made_uniform_and_nothing_else():
    draft = read_text("\ufeff\r\nTwo villages\r\n\r\nThe  army\u00a0advanced.\r\n", "a.txt")
    assert draft.text == "Two villages\n\nThe  army\u00a0advanced."
    assert draft.title == "Two villages"
