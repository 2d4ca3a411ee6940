"""From a report to its claims, movements and context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution import find_frames
from recoupe.extraction.attribution.coreference import resolve
from recoupe.extraction.candidates import candidates
from recoupe.extraction.claims import build_claims
from recoupe.extraction.confidence import rate
from recoupe.extraction.context_sentences import context_of
from recoupe.extraction.events import find_triggers
from recoupe.extraction.gate import may_tell
from recoupe.extraction.moves import movements_of
from recoupe.extraction.once import once
from recoupe.extraction.place_incident import refined
from recoupe.extraction.restore import restored
from recoupe.extraction.setting import setting_of
from recoupe.extraction.stretches import stretches
from recoupe.grounding.ground import ground_claims
from recoupe.languages import parse
from recoupe.languages.mending import mend
from recoupe.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.model import Report
    from recoupe.theatres.schema import Theatre


def extract(report: Report, theatre: Theatre | None = None) -> Reading:
    """Return a report with its claims, movements and context, grounded in a theatre where one is given.

    Every text field of a claim is an exact substring of `report.text`. Deterministic.
    Slips of the page (`languages.mending`) are undone for the reading; all that is cited is the page's own text.
    A text with nothing about violence in it is set aside unparsed: it comes back without any of them.
    """
    mended = mend(report.text, report.lang)
    read = report if mended is None else report.model_copy(update={"text": mended.text})
    if not may_tell(read.text, read.lang):
        return Reading(**report.model_dump())
    reading = extract_parsed(parse(read.text, read.lang), read, theatre)
    return reading if mended is None else restored(reading, report, mended)


def extract_parsed(doc: Doc, report: Report, theatre: Theatre | None = None) -> Reading:
    """Return what `extract` returns, from a text that is parsed already (`languages.parse(report.text, lang)`)."""
    lang = report.lang
    frames = resolve(doc, find_frames(doc, lang), lang)
    speakers = [f.speaker for f in frames if f.speaker and f.kind != "nominal"]
    setting = setting_of(doc, report, theatre, [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in speakers])
    triggers = find_triggers(doc, lang)
    pieces = stretches(doc, frames, triggers, {f.head: f.figure.kind for f in setting.figures}, lang)
    context, taken = context_of(setting)
    found = [c for c in candidates(setting, pieces, triggers) if c.stretch.sentence not in taken]
    claims = once(refined(setting, build_claims(setting, found), triggers), setting.title_end)
    claims = [c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(claims, start=1)]
    base = report.model_dump()
    reading = Reading(
        **base, claims=tuple(claims), movements=tuple(movements_of(setting, frames, claims)), context=tuple(context)
    )
    return rate(ground_claims(reading, theatre))
