from pathlib import Path

from recoupe.exchange import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_docs_list_every_column_in_order() -> None:
    lines = (DOCS / "exchange.md").read_text(encoding="utf8").splitlines()
    listed = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert listed == list(COLUMNS)
