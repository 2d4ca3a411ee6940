#!/usr/bin/env python3
"""Find who says, thinks or intends what in English news.

    attribution.py DIR OUT.jsonl

DIR holds .txt files (UTF-8). OUT.jsonl gets a line a file, by name: {"doc": name without .txt, "attributions":
[{"source": [[start, end]], "cue": [[start, end]], "content": [[start, end], ...]}]}, offsets in characters, end
excluded. A source may be empty: nobody is named.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.extraction.attribution.statements import find_statements
from recoupe.languages import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


def attributions(text: str) -> list[dict[str, Any]]:
    """Return the attributions of an English text, spans in characters."""
    doc = parse(text, "en")
    return [
        {"source": _chars(doc, s.source), "cue": _chars(doc, [s.cue]), "content": _chars(doc, s.content)}
        for s in find_statements(doc)
    ]


def _chars(doc: Doc, spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [[doc[a].idx, doc[b - 1].idx + len(doc[b - 1])] for a, b in spans]


def main() -> None:
    """Read the folder, write the attributions."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("target", type=Path)
    options = arguments.parse_args()
    files = sorted(options.folder.glob("*.txt"))
    if not files:
        sys.exit(f"no .txt file in {options.folder}")
    with options.target.open("w", encoding="utf8") as target:
        for file in files:
            found = attributions(file.read_text(encoding="utf8", errors="replace"))
            target.write(json.dumps({"doc": file.stem, "attributions": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
