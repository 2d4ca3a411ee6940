#!/usr/bin/env python3
"""Write the news texts whose attributions are annotated in benchmarks/gold/attribution_news.json, and the annotation.

    attribution_texts.py DATA DIR [--part development|final|second]

DATA holds `ntrex`, `ecb` and `geovirus` as their authors distribute them. DIR gets the texts (.txt, for
`attribution.py DIR OUT.jsonl`) and `gold.jsonl` (for `attribution_score.py DIR DIR/gold.jsonl OUT.jsonl`). The
repository has the texts' names and the annotation in offsets only; a text that differs from the annotated one by a
character is an error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GOLD = Path(__file__).parent / "gold" / "attribution_news.json"
PARTS = ("development", "final", "second")


def ntrex(folder: Path, name: str, lines: tuple[int, int], joined: str) -> str:
    """Return lines of a document of NTREX-128's English side; its first line is a title, a paragraph of its own."""
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf8").splitlines()
    source = (folder / "newstest2019-src.eng.txt").read_text(encoding="utf8").splitlines()
    document = [line for i, line in zip(ids, source, strict=True) if i.split("\t")[0] == name]
    chosen = document[slice(*lines)]
    title = [chosen.pop(0)] if lines[0] == 0 else []
    return "\n\n".join([*title, joined.join(chosen)])


def ecb(folder: Path, name: str) -> str:
    """Return the sentences of an ECB+ document, a paragraph each, its tokens put together."""
    sentences: dict[int, list[str]] = {}
    for part in ("Train", "Dev", "Test"):
        for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf8").splitlines():
            fields = line.split("\t")
            if len(fields) > 3 and fields[0] == name:
                sentences.setdefault(int(fields[1]), []).append(fields[3])
    return "\n\n".join(together(sentences[k]) for k in sorted(sentences))


def together(tokens: Iterable[str]) -> str:
    """Return a tokenised sentence as text: no space before marks and clitics, plain quotation marks."""
    text = " ".join(tokens)
    text = re.sub(r" ([,.;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    return re.sub(r'(``|") ?(.*?) ?("|\'\')(?=\W|$)', r'"\2"', text)


def geovirus(folder: Path, number: int) -> str:
    """Return an article of GeoVirus by its place in the file, from 0."""
    articles = list(ElementTree.parse(folder / "GeoVirus.xml").getroot())  # noqa: S314 - the developer's own file
    return articles[number].findtext("text") or ""


def text_of(data: Path, entry: Mapping[str, Any]) -> str:
    """Return the text of an annotated entry, checked against the text that was annotated."""
    folder = data / entry["corpus"]
    if entry["corpus"] == "ntrex":
        text = ntrex(folder, entry["id"], tuple(entry["lines"]), entry["joined"])
    elif entry["corpus"] == "ecb":
        text = ecb(folder, entry["id"])
    else:
        text = geovirus(folder, int(entry["id"]))
    if digest(text) != entry["sha256"]:
        raise ValueError(f"{entry['doc']}: not the text that was annotated; is {folder} another version?")
    return text


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf8")).hexdigest()


def main() -> None:
    """Write texts and annotation."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--part", choices=PARTS, help="one part only")
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for entry in json.loads(GOLD.read_text(encoding="utf8")):
        if options.part in {None, entry["part"]}:
            try:
                text = text_of(options.data, entry)
            except (OSError, ValueError) as error:
                sys.exit(str(error))
            (options.folder / f"{entry['doc']}.txt").write_text(text, encoding="utf8")
            lines.append(json.dumps({"doc": entry["doc"], "attributions": entry["attributions"]}))
    (options.folder / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
