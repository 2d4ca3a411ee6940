"""The articles of FA-KES as reports, and what is read in them once: claims, places by region, the words of classes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from recoupe import theatres
from recoupe.extraction.extract import extract_parsed
from recoupe.grounding.places import find_places
from recoupe.languages import parse
from recoupe.model import Claim, Reading, Report
from recoupe.theatres.schema import Theatre

LEAD, BODY = 350, 1500
"""Characters behind the title that count as lead, and that are read for a class's words at all."""


@dataclass(frozen=True)
class Article:
    """One row: its number, its reading, where regions are named (offset, region), where the title ends."""

    row: str
    reading: Reading
    regions: tuple[tuple[int, str], ...]
    title_end: int

    @property
    def text(self) -> str:
        """The report's text: title, two newlines, body."""
        return self.reading.text

    def deadly(self) -> list[Claim]:
        """The claims that count dead, in text order."""
        return [c for c in self.reading.claims if any(f.kind in {"killed", "casualties"} for f in c.figures)]

    def zones(self) -> dict[str, str]:
        """Title, lead and the beginning of the rest."""
        lead = self.title_end + LEAD
        return {
            "title": self.text[: self.title_end],
            "lead": self.text[self.title_end : lead],
            "body": self.text[lead : self.title_end + BODY],
        }


@cache
def vocabulary() -> Any:
    """Return fakes.yaml."""
    return yaml.safe_load(Path(__file__).with_name("fakes.yaml").read_text(encoding="utf8"))


@cache
def patterns(table: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a table of fakes.yaml, by name."""
    entries = vocabulary()[table].items()
    return {n: re.compile(rf"\b(?:{p})", re.IGNORECASE) for n, p in entries if isinstance(p, str)}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table."""
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def report_of(row: Mapping[str, str]) -> Report:
    """Return a row as a report: title, text, outlet and date, none of what is annotated."""
    title = row["article_title"].strip()
    text = f"{title}\n\n{row['article_content'].strip()}"
    day = _day(row.get("date", ""))
    return Report(id=row["row"], title=title, outlet=row.get("source"), published=day, lang="en", text=text)


def read_article(row: Mapping[str, str], theatre: Theatre | None = None) -> Article:
    """Read one row; its annotations are not looked at."""
    theatre = theatre or theatres.load("syria-iraq")
    report = report_of(row)
    title, text = report.title or "", report.text
    doc = parse(text, "en")
    named = {m.start(): region for region, p in patterns("names").items() for m in p.finditer(text)}
    governorates = vocabulary()["governorates"]
    for placed in find_places(doc, "en", theatre):
        if placed.region in governorates and placed.place.start is not None:
            named.setdefault(placed.place.start, governorates[placed.region])
    return Article(row["row"], extract_parsed(doc, report, theatre), tuple(sorted(named.items())), len(title))


def _day(text: str) -> date | None:
    """A date as the table writes it, month first, two digits of the year."""
    parts = text.split("/")
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return None
    month, day, year = map(int, parts)
    try:
        return date(2000 + year if year < 100 else year, month, day)
    except ValueError:
        return None
