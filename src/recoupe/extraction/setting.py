"""The setting of a report: its places, dates and figures, found once and shared by every claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from recoupe.extraction.datelines import datelines
from recoupe.extraction.figures import find_figures, restated
from recoupe.extraction.movements import find_movements
from recoupe.extraction.place_roles import lesser
from recoupe.grounding.dates import find_dates, printed_date
from recoupe.grounding.places import find_places
from recoupe.grounding.taken import Taken
from recoupe.languages.columns import columns
from recoupe.languages.forms import is_one_of, words
from recoupe.reading.credits import credit_spans
from recoupe.reading.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from recoupe.extraction.figures import FoundFigure
    from recoupe.extraction.movements import FoundMovement
    from recoupe.grounding.dates import DateMention
    from recoupe.grounding.places import Placed
    from recoupe.model import Report
    from recoupe.theatres.schema import Theatre

Chars = tuple[int, int]

LOOK_BACK = 200
"""Claims of one paragraph that are looked back at: a text that lost its line breaks is one paragraph."""


@dataclass(frozen=True)
class Setting:
    """What a report's text holds besides claims. Character offsets throughout."""

    doc: Doc
    report: Report
    theatre: Theatre | None
    places: tuple[Placed, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[FoundFigure, ...]
    restated: frozenset[int]
    """Figures of the headline that the body gives again."""
    sentences: tuple[Chars, ...]
    set_aside: tuple[Chars, ...]
    title_end: int
    names: tuple[Chars, ...]
    """Names of parties and speakers that hold a place's name."""
    movements: tuple[FoundMovement, ...]
    lesser: frozenset[int] = frozenset()
    """Where the places begin at which nothing happens while a claim has any other (`place_roles`)."""
    published: date | None = None
    """The day that weekdays are read from: the one that the text prints, else the report's."""

    @cached_property
    def named(self) -> frozenset[int]:
        """Where the places begin that stand inside such names."""
        starts = {p.place.start or 0 for p in self.places}
        names = Taken(self.names)
        return frozenset(s for s in starts if names.meets(s, s + 1))

    @cached_property
    def place_kinds(self) -> dict[int, str]:
        """The kind of the place whose name a token is part of, by token, for every place that the report names."""
        out: dict[int, str] = {}
        for placed in self.places:
            a, b = placed.place.start, placed.place.end
            if a is None or b is None:
                continue
            span = self.doc.char_span(a, b, alignment_mode="expand")
            if span is not None:
                out.update(dict.fromkeys(range(span.start, span.end), placed.kind))
        return out

    def aside(self, start: int, end: int) -> bool:
        """Whether a stretch lies in page furniture or a credit line, for the most part: "KHAN SHEIKHUN (AFP) - An air
        strike hit ..." only begins with a credit.
        """
        covered = sum(max(0, min(b, end) - max(a, start)) for a, b in self.set_aside)
        return 2 * covered > end - start

    def after_credit(self, start: int, end: int) -> int:
        """Where a stretch that begins with a credit goes on behind it: `start` itself if it does not."""
        behind = [b for a, b in self.set_aside if a <= start + _DATELINE_LENGTH and start < b < end]
        return max(behind, default=start)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds a position."""
        return bisect_right(self._breaks, position)

    @cached_property
    def _breaks(self) -> list[int]:
        """Where the blank lines between paragraphs end."""
        return [m.end() for m in re.finditer("\n\n", self.report.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [p.place.start or 0 for p in self.places]

    def places_in(self, start: int, end: int) -> tuple[Placed, ...]:
        """The places whose names begin within a stretch. Places stand in text order."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def moved(self) -> Taken:
        """Where movements are told."""
        return Taken((m.start, m.end) for m in self.movements)

    def figures_in(self, tokens: tuple[int, int], span: Chars) -> tuple[int, ...]:
        """The numbers of the figures whose heads are among some tokens, or that lie within a stretch."""
        heads, starts = self._heads, self._figure_starts
        by_head = (k for _head, k in heads[bisect_left(heads, (tokens[0], -1)) : bisect_left(heads, (tokens[1], -1))])
        inside = starts[bisect_left(starts, (span[0], -1)) : bisect_left(starts, (span[1], -1))]
        return tuple(sorted({*by_head, *(k for _start, k in inside if self.figures[k].end <= span[1])}))

    @cached_property
    def _heads(self) -> list[tuple[int, int]]:
        return sorted((f.head, k) for k, f in enumerate(self.figures))

    @cached_property
    def _figure_starts(self) -> list[tuple[int, int]]:
        return sorted((f.start, k) for k, f in enumerate(self.figures))

    def once[A](self, make: Callable[[Setting], A]) -> A:
        """What a function of the whole setting returns, worked out once: each claim asks for it anew."""
        if make not in self._known:
            self._known[make] = make(self)
        found: A = self._known[make]
        return found

    @cached_property
    def _known(self) -> dict[Callable[[Setting], Any], Any]:
        return {}


def setting_of(doc: Doc, report: Report, theatre: Theatre | None, speakers: Sequence[Chars] = ()) -> Setting:
    """Find places, dates, figures, and what is set aside, in a parsed report. `speakers`: where speakers are named."""
    lang = report.lang
    timezone = theatre.timezone if theatre else None
    text = report.text
    published = printed_date(text, lang) or report.published
    dates = tuple(find_dates(doc, lang, published, timezone))
    break_at = text.find("\n")
    figures = tuple(find_figures(doc, lang))
    dated = Taken((d.start, d.end) for d in dates)
    # An unknown name may be a date after all ("Sun Aug 17").
    places = tuple(
        p
        for p in find_places(doc, lang, theatre)
        if p.place.located or not dated.meets(p.place.start or 0, p.place.end or 0)
    )
    return Setting(
        doc=doc,
        report=report,
        theatre=theatre,
        places=places,
        dates=dates,
        figures=figures,
        restated=restated(list(figures), text),
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
        set_aside=(*furniture(text, lang), *credit_spans(text, lang)),
        title_end=break_at if report.title and break_at > 0 else 0,
        names=(*_names(text, theatre), *speakers, *datelines(doc), *_parties_of(doc, lang)),
        movements=tuple(find_movements(doc, lang)),
        lesser=lesser(doc, lang, places, theatre),
        published=published,
    )


_DATELINE_LENGTH = 40
"""Characters that the town of a dateline may take before the agency: "AIN ISSA, Syria (AFP) -"."""


def _parties_of(doc: Doc, lang: str) -> list[Chars]:
    """Places that name a party by its capital ("les forces de Kiev") or a seat ("basée au Royaume-Uni")."""
    parties = words(lang, "participants", "parties")
    based = words(lang, "participants", "based")
    texts, lows = columns(doc).texts, columns(doc).lows
    forces = [
        i + 2
        for i, low in enumerate(lows[1:-1])
        if low in {"de", "d'"} and texts[i + 2][:1].isupper() and is_one_of(doc[i], parties)
    ]
    behind = {k for i, low in enumerate(lows) if low in based for k in range(i + 1, min(i + 4, len(lows)))}
    seats = [i for i in sorted(behind) if texts[i][:1].isupper()]
    return [(doc[i].idx, doc[i].idx + len(texts[i])) for i in (*forces, *seats)]


def _names(text: str, theatre: Theatre | None) -> tuple[Chars, ...]:
    """Where names of parties and speakers of several words stand; one may begin inside another."""
    if theatre is None:
        return ()
    table = _by_first_word(theatre)
    starts = ((m.start(), table.get(m[0].lower())) for m in _WORD.finditer(text))
    return tuple(m.span() for start, pattern in starts if pattern and (m := pattern.match(text, start)))


_WORD = re.compile(r"\w+")
_tables: dict[int, tuple[Theatre, dict[str, re.Pattern[str]]]] = {}


def _by_first_word(theatre: Theatre) -> dict[str, re.Pattern[str]]:
    """The names that begin with a word, the longest first, by that word: a text has few words that begin any."""
    built = _tables.get(id(theatre))
    if built is None or built[0] is not theatre:
        several = {name for e in (*theatre.actors, *theatre.sources) for name in e.names.values()}
        several |= {a for e in (*theatre.actors, *theatre.sources) for forms in e.aliases.values() for a in forms}
        names: dict[str, list[str]] = {}
        for name in sorted((a for a in several if " " in a), key=lambda a: (-len(a), a)):
            first = _WORD.match(name)
            if first:
                names.setdefault(first[0].lower(), []).append(name)
        patterns = {
            word: re.compile(rf"(?:{'|'.join(map(re.escape, each))})(?!\w)", re.IGNORECASE)
            for word, each in names.items()
        }
        built = _tables[id(theatre)] = (theatre, patterns)
    return built[1]
