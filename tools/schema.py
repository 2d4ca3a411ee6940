"""Write docs/brief.schema.json, docs/claims.schema.json and docs/schema.md from the model, and the tables of
docs/corpus.md from `recoupe.corpus.schema`.

    python tools/schema.py

tests/test_docs.py fails when they are not what this script writes.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recoupe import model
from recoupe.corpus.schema import TABLES, Table
from recoupe.corpus.shapes import named
from recoupe.model import Brief, Noun, Reading

DOCS = Path(__file__).resolve().parents[1] / "docs"
SCHEMAS: dict[str, type[Noun]] = {"brief.schema.json": Brief, "claims.schema.json": Reading}

HEAD = """# JSON schema

Written from the model (`recoupe.model`) by `tools/schema.py`; a test keeps the two the same.

- [brief.schema.json](brief.schema.json): `brief.json`, and what `recoupe brief --format json` prints.
- [claims.schema.json](claims.schema.json): a line of `recoupe claims --jsonl`, and of what `recoupe link` reads.

Nulls are present. Text fields of claims are exact substrings of the report's `text`, with offsets in characters in \
`spans`, the end excluded. `recoupe link` also takes lines that lack ids, offsets, spans or coordinates, and fills \
them in.
"""


def schema(noun: type[Noun]) -> dict[str, Any]:
    """Return the JSON Schema of a noun as it is written: every field present, unknown ones an error."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | noun.model_json_schema(
        mode="serialization", by_alias=True
    )


def kind(field: dict[str, Any]) -> str:
    """Return a field's type in words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(kind(f) for f in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{v}`" for v in field["enum"])
    if field.get("type") == "array":
        inner = field.get("items") or {}
        return f"list of {kind(inner)}" if inner else "two integers"
    if field.get("type") == "object":
        inner = field.get("additionalProperties")
        return f"object of {kind(inner)}" if isinstance(inner, dict) else "object"
    return {"date": "day", "date-time": "time"}.get(field.get("format", ""), str(field.get("type", "anything")))


def sections(definitions: dict[str, Any]) -> Iterator[str]:
    """Yield a section a noun: what it is, and its fields."""
    for name, definition in definitions.items():
        if "properties" not in definition:
            continue
        about = re.sub(r"\s+", " ", inspect.getdoc(getattr(model, name)) or "")
        rows = [f"| `{field}` | {kind(spec)} |" for field, spec in definition["properties"].items()]
        yield "\n".join((f"## {name}", "", about, "", "| field | type |", "|---|---|", *rows, ""))


BEGIN, END = "<!-- tables: written by tools/schema.py -->", "<!-- end of tables -->"


def columns(table: Table) -> str:
    """Return the section of a corpus' table: what a row is, its columns, how rows are sorted."""
    rows = [f"| `{name}` | `{named(type_)}` | {about} |" for name, type_, about in table.columns]
    order = ", ".join(f"`{name}`" for name in table.order)
    head = ("| column | type | what |", "|---|---|---|")
    return "\n".join((f"### {table.name}", "", f"{table.about} Sorted by {order}.", "", *head, *rows, ""))


def corpus_page() -> str:
    """Return docs/corpus.md with the sections of its tables written anew."""
    before, rest = (DOCS / "corpus.md").read_text(encoding="utf8").split(BEGIN)
    after = rest.split(END)[1]
    return "\n".join((before + BEGIN, "", *map(columns, TABLES.values()), END + after))


def files() -> dict[str, str]:
    """Return {file name: content} of everything that this script writes."""
    out = {name: json.dumps(schema(noun), indent=2) + "\n" for name, noun in SCHEMAS.items()}
    whole = schema(Brief)
    definitions = {"Brief": whole} | whole["$defs"]
    return out | {"schema.md": "\n".join((HEAD, *sections(definitions))), "corpus.md": corpus_page()}


if __name__ == "__main__":
    for name, content in files().items():
        (DOCS / name).write_text(content, encoding="utf8")
