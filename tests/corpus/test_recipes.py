import re
from pathlib import Path

import duckdb
import pytest

from recoupe.corpus.run import Made

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"
RECIPES = re.findall(r"```sql\n-- (.*?)\n(.*?)```", PAGE.read_text(encoding="utf8"), re.DOTALL)


@pytest.mark.parametrize("query", [q for _title, q in RECIPES], ids=[title for title, _q in RECIPES])
def test_a_recipe_of_the_page_runs(query: str, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.folder)
    assert duckdb.sql(query).fetchall()


def test_the_page_has_recipes() -> None:
    assert len(RECIPES) >= 5
