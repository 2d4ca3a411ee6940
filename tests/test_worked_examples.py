"""The worked examples of docs/weighing say what the code does: each page is run as a doctest."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "docs" / "weighing"
PAGES = sorted(FOLDER.glob("*.md"))


def blocks(text: str) -> str:
    """Return the Python blocks of a page that hold examples, as one text, a blank line after each."""
    found = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    return "\n\n".join(block for block in found if ">>>" in block)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_shows_what_the_code_does(page: Path) -> None:
    names = {k: v for k, v in runpy.run_path(str(FOLDER / "examples.py")).items() if not k.startswith("_")}
    examples = blocks(page.read_text(encoding="utf8"))
    test = doctest.DocTestParser().get_doctest(examples, names, page.name, str(page), 0)
    assert test.examples, f"{page.name} has no example"
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test, out=told.append)
    assert runner.failures == 0, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_says_what_it_follows_and_what_it_cannot_say(page: Path) -> None:
    text = page.read_text(encoding="utf8")
    for heading in ("## The rule", "## The practice it follows", "## Worked example", "## What it cannot say"):
        assert f"\n{heading}\n" in text, f"{page.name}: {heading}"


def test_every_rule_has_its_page() -> None:
    stems = {p.stem for p in PAGES}
    assert stems == {"one-voice", "updates", "interest", "contradictions", "versions", "ranges", "status", "evidence"}
