from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_table_in_the_docs_is_that_of_the_model() -> None:
    spec = importlib.util.spec_from_file_location("weights_tool", ROOT / "tools" / "weights.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    text = (ROOT / "docs" / "linking.md").read_text(encoding="utf8")
    assert tool.table() in text
    assert tool.page(text) == text
