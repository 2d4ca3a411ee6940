"""Movements with all that a claim has: who says so, hedged or denied, when, and places for their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.dates_inherit import date_of
from recoupe.grounding.places import ground_names
from recoupe.model import Movement, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.attribution import Frame
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
            (found.start, found.end), found.start, setting.dates, setting.sentences, report.published,
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
                by=report.text[found.by[0] : found.by[1]] if found.by else None,
                from_=_ends(setting, found.from_),
                to=_ends(setting, found.to),
                kind=found.kind,
            )
        )
    return out


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
