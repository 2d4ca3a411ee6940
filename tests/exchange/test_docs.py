import re
from pathlib import Path
from typing import get_args

from recoupe.exchange import COLUMNS, FORMATS, acled, codes, hxl, ucdp
from recoupe.model import EventType

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf8")


def rows(section: str) -> list[list[str]]:
    """Return the rows of a section's table, without its header."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip("` ") for cell in line.strip("| ").split(" | ")] for line in lines[1:]]


def test_the_docs_list_every_column_in_order() -> None:
    assert rows("claims.csv") == [[name, meaning] for name, meaning in COLUMNS.items()]
    assert rows("incidents.acled.csv") == [[name, meaning] for name, meaning in acled.COLUMNS.items()]
    assert rows("incidents.ucdp.csv") == [[name, meaning] for name, meaning in ucdp.COLUMNS.items()]
    assert rows("incidents.hxl.csv") == [[name, tag, meaning] for name, (tag, meaning) in hxl.COLUMNS.items()]


def test_the_docs_list_every_format_and_event_type() -> None:
    listed = re.findall(r"^\| ([a-z-]+) \| (\S+) \| ", PAGE.split("\n## ")[0], re.MULTILINE)
    assert listed == [("name", "file")] + [(f.name, f.file) for f in FORMATS.values()]
    assert [cells[0] for cells in rows("Event types in others' words")] == list(get_args(EventType))


def test_the_docs_name_every_sub_event_type_of_the_table() -> None:
    for event, sub, _violence, _plover in [[*cells, ""][:4] for cells in rows("Event types in others' words")]:
        for entry in codes.table()["acled"][event]:
            assert entry["sub"] in sub
