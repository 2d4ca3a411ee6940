"""Movements with all that a claim has: who says so, hedged or denied, when, and places for their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.taking_up import takes_up
from recoupe.grounding import actors
from recoupe.grounding.dates_inherit import date_of
from recoupe.grounding.places import ground_names
from recoupe.languages.forms import words
from recoupe.languages.pipeline import LIST_ITEM
from recoupe.model import Movement, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from recoupe.extraction.attribution import Frame
    from recoupe.extraction.movements import FoundMovement
    from recoupe.extraction.setting import Setting
    from recoupe.model import Claim

Chars = tuple[int, int]


def movements_of(setting: Setting, frames: Sequence[Frame], claims: Sequence[Claim]) -> list[Movement]:
    """Return the movements of a report, in order, with ids m1, m2, ..."""
    report = setting.report
    out: list[Movement] = []
    for found in setting.movements:
        if setting.aside(found.start, found.end) or found.end <= setting.title_end:
            continue
        said = next(
            (
                c
                for c in claims
                if c.start is not None and c.end is not None and c.start < found.end and found.start < c.end
            ),
            None,
        )
        frame = _frame_at(setting, frames, found.start, found.end)
        when, _why = date_of(
            (found.start, found.end), found.start, setting.dates, setting.sentences, setting.published,
            text=report.text, lang=report.lang, event="troop movement",
        )  # fmt: skip
        out.append(
            Movement(
                id=f"m{len(out) + 1}",
                quote=report.text[found.start : found.end],
                start=found.start,
                end=found.end,
                source=_text(setting, frame.name) if frame else None,
                via=_text(setting, frame.via) if frame else None,
                stance="denies" if found.negated or (frame is not None and frame.denies) else "asserts",
                hedged=found.hedged or (said is not None and said.hedged),
                when=when or (said.when if said else None),
                by=_by(setting, found, claims),
                from_=_ends(setting, found.from_),
                to=_ends(setting, found.to),
                kind=found.kind,
            )
        )
    return out


def _by(setting: Setting, found: FoundMovement, claims: Sequence[Claim]) -> str | None:
    """Return who moves, as written; under a lead-in that takes an offensive up ("it goes on along two axes"), where
    the words tell no side ("the attackers"), the party of the claim that told of it.
    """
    report = setting.report
    own = report.text[found.by[0] : found.by[1]] if found.by else None
    if own is not None and (setting.theatre is None or _sided(setting, own)):
        return own
    lead_in = _lead_in(setting, found.start)
    if lead_in is None or not takes_up(setting.doc, lead_in.start, lead_in.end, report.lang):
        return own
    told = [c for c in claims if c.start is not None and c.start < lead_in.start_char and c.by and c.stance != "denies"]
    known = [c for c in told if setting.theatre is None or _sided(setting, c.by or "")]
    nouns = words(report.lang, "clauses", "taken_up")
    naming = [c for c in known if any(n in c.quote.lower() for n in nouns)]
    return (naming or known)[-1].by if known else own


def _sided(setting: Setting, name: str) -> bool:
    match = actors.match(name, setting.report.lang, setting.theatre)
    return match is not None and match.side is not None


def _lead_in(setting: Setting, start: int) -> Span | None:
    """Return the sentence that holds a position, or, for an item of a list, the sentence before the list."""
    text = setting.report.text
    line = text.rfind("\n", 0, start) + 1
    while LIST_ITEM.match(text, line) and line:
        line = text.rfind("\n", 0, len(text[: line - 1].rstrip())) + 1
        if not LIST_ITEM.match(text, line):
            start = max(line, len(text[: text.find("\n", line)].rstrip()) - 2)
    return next((s for s in setting.doc.sents if s.start_char <= start < s.end_char), None)


def _frame_at(setting: Setting, frames: Sequence[Frame], start: int, end: int) -> Frame | None:
    """The frame with the shortest reach that answers for a stretch of characters."""
    doc = setting.doc
    best: tuple[int, Frame] | None = None
    for frame in frames:
        for a, b in frame.scope:
            if doc[a].idx <= start and end <= doc[b - 1].idx + len(doc[b - 1]) + 1:
                size = b - a
                if best is None or size < best[0]:
                    best = (size, frame)
    return best[1] if best else None


def _text(setting: Setting, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    doc = setting.doc
    return setting.report.text[doc[span[0]].idx : doc[span[1] - 1].idx + len(doc[span[1] - 1])]


def _ends(setting: Setting, spans: Sequence[Chars]) -> tuple[Place, ...]:
    """The places at an end of an axis: as found in the text, or looked up by name; unlocated where nobody knows."""
    out: list[Place] = []
    for start, end in spans:
        text = setting.report.text[start:end]
        inside = [
            p.place
            for p in setting.places
            if p.place.start is not None and start <= p.place.start and (p.place.end or 0) <= end
        ]
        place = next((p for p in inside if p.located), None)
        if place is None:
            grounded = ground_names([text], setting.report.text, setting.report.lang, setting.theatre)
            place = grounded[0].place if grounded else Place(text=text)
        out.append(place.model_copy(update={"text": text, "start": start, "end": end}))
    return tuple(out)
