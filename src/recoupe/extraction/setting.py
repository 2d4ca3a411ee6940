"""The setting of a report: its places, dates and figures, found once and shared by every claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.figures import find_figures
from recoupe.grounding.dates import find_dates
from recoupe.grounding.places import find_places
from recoupe.reading.credits import credit_spans
from recoupe.reading.furniture import furniture

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.figures import FoundFigure
    from recoupe.grounding.dates import DateMention
    from recoupe.grounding.places import Placed
    from recoupe.model import Report
    from recoupe.theatres.schema import Theatre

Chars = tuple[int, int]


@dataclass(frozen=True)
class Setting:
    """What a report's text holds besides claims. Character offsets throughout."""

    doc: Doc
    report: Report
    theatre: Theatre | None
    places: tuple[Placed, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[FoundFigure, ...]
    sentences: tuple[Chars, ...]
    set_aside: tuple[Chars, ...]
    title_end: int

    def aside(self, start: int, end: int) -> bool:
        """Whether a stretch lies in page furniture or a credit line."""
        return any(a < end and start < b for a, b in self.set_aside)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds a position."""
        return self.report.text.count("\n\n", 0, position)


def setting_of(doc: Doc, report: Report, theatre: Theatre | None) -> Setting:
    """Find places, dates, figures, and what is set aside, in a parsed report."""
    lang = report.lang
    timezone = theatre.timezone if theatre else None
    text = report.text
    break_at = text.find("\n")
    return Setting(
        doc=doc,
        report=report,
        theatre=theatre,
        places=tuple(find_places(doc, lang, theatre)),
        dates=tuple(find_dates(doc, lang, report.published, timezone)),
        figures=tuple(find_figures(doc, lang)),
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
        set_aside=(*furniture(text, lang), *credit_spans(text, lang)),
        title_end=break_at if report.title and break_at > 0 else 0,
    )
