"""Claims: candidates completed with source, participants, places, dates and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.event_context import occurrence_before, own_loss, settled
from recoupe.extraction.events import going_on
from recoupe.extraction.localise import places_of
from recoupe.extraction.participants import Matter, participants
from recoupe.extraction.setting import LOOK_BACK
from recoupe.extraction.taking_up import takes_up
from recoupe.grounding.dates_inherit import date_of
from recoupe.i18n import gettext as _
from recoupe.languages.columns import text_of
from recoupe.model import Claim, Figure, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.candidates import Candidate
    from recoupe.extraction.events import Trigger
    from recoupe.extraction.setting import Setting
    from recoupe.model import EventType, Span

Tokens = tuple[int, int]


def build_claims(setting: Setting, found: Sequence[Candidate]) -> list[Claim]:
    """Return the claims of a report, in text order, ids not yet given.

    A candidate whose own words do not tell what happened ("the Observatory's count was five dead") goes on about the
    occurrence of the claim before it in its paragraph, else of the report's first; it takes over type, actor and place.
    """
    out: list[Claim] = []
    every = [t for candidate in found for t in candidate.triggers]
    for candidate in found:
        if not candidate.triggers and not candidate.figures and not out:
            continue  # a bare denial denies what was told before; here nothing was
        out.append(_claim(setting, candidate, out, every))
    return out


def _claim(setting: Setting, c: Candidate, before: Sequence[Claim], every: Sequence[Trigger]) -> Claim:
    doc, report = setting.doc, setting.report
    text = report.text
    frame = c.stretch.frame
    start, end = _quote(setting, c)
    reasons = [_attributed(doc, c)]
    event = c.event or "other"
    paragraph = _paragraph(setting, start, before)
    figures = [setting.figures[k] for k in c.figures]
    open_ = not c.telling and not c.total and event in {"armed clash", "other"}
    lost = own_loss(doc, c.stretch.span, frame.cue if frame else None, report.lang)
    told = occurrence_before(before, paragraph, setting.title_end, figures, report.lang, lost) if open_ else None
    if not c.triggers and not c.figures:
        told = told or before[-1]
    if told is not None:
        event = going_on(told.event, c.tolls)
        on = _("its own words only count; it goes on about “{quote}”", quote=_short(told.quote))
        reasons.append(Reason(rule="event: carried over", text=on))
    elif not c.total:
        event = settled(doc, event, c.triggers, every, paragraph, before, report.lang)
    who = participants(setting, _matter(setting, c, event, before, told))
    reasons.extend(who.reasons)
    spans: dict[str, Span | None] = {"by": who.by, "against": who.against}
    speaking = [s for s in (frame.speaker, frame.cue, frame.via) if s] if frame else []
    places, why = places_of(
        setting,
        (start, end),
        c.stretch.sentence,
        speaking,
        before,
        event=event,
        told=told,
        total=c.total,
        figures=figures,
    )
    reasons.extend(why)
    trigger = doc[c.triggers[0].start].idx if c.triggers else start
    when, dated = date_of(
        (start, end),
        trigger,
        setting.dates,
        setting.sentences,
        setting.published,
        text=text,
        lang=report.lang,
        event=event,
    )
    if when is None and event == "troop movement" and before and takes_up(doc, *c.stretch.span, report.lang):
        when, dated = before[-1].when, Reason(rule="date: taken up", text=_("it goes on with what was told before"))
    reasons.append(dated)
    if c.hedge:
        reasons.append(Reason(rule="hedge", text=_("hedged by “{words}”", words=c.hedge)))
    if c.denial:
        reasons.append(Reason(rule="denial", text=_("denied by “{words}”", words=c.denial)))
    spans["source"] = _chars(doc, frame.name) if frame else None
    spans["cue"] = _chars(doc, frame.cue) if frame else None
    spans["via"] = _chars(doc, frame.via) if frame else None
    return Claim(
        id="",
        quote=text[start:end],
        start=start,
        end=end,
        source=_text(doc, frame.name if frame else None, text),
        via=_text(doc, frame.via if frame else None, text),
        cue=_text(doc, frame.cue if frame else None, text),
        stance="denies" if c.denial else "asserts",
        hedged=c.hedge is not None,
        event=event,
        by=text[who.by[0] : who.by[1]] if who.by else None,
        against=text[who.against[0] : who.against[1]] if who.against else None,
        places=places,
        when=when,
        figures=_figures(setting, c),
        spans=spans,
        reasons=tuple(reasons),
    )


def _paragraph(setting: Setting, start: int, before: Sequence[Claim]) -> list[Claim]:
    """The claims before that stand in the same paragraph, as far as one can go back in it."""
    here = setting.paragraph(start)
    out: list[Claim] = []
    for claim in reversed(before[-LOOK_BACK:]):
        there = setting.paragraph(claim.start or 0)
        if there < here:
            break  # claims come in text order
        if there == here:
            out.append(claim)
    return out[::-1]


def _quote(setting: Setting, c: Candidate) -> Span:
    """The claim's words: the stretch, for the first one of its frame with cue and speaker, without a dateline."""
    doc, text = setting.doc, setting.report.text
    a, b = c.stretch.span
    frame = c.stretch.frame
    if frame is not None and c.stretch.first and frame.sentence == c.stretch.sentence:
        for span in (frame.cue, frame.speaker):
            if (
                span
                and frame.sentence[0] <= span[0] < frame.sentence[1]
                and min(abs(span[1] - a), abs(b - span[0])) <= 12
            ):
                a, b = min(a, span[0]), max(b, span[1])
    end = doc[b - 1].idx + len(doc[b - 1])
    start = setting.after_credit(doc[a].idx, end)
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end


def _matter(setting: Setting, c: Candidate, event: EventType, before: Sequence[Claim], goes_on: Claim | None) -> Matter:
    figures = tuple(setting.figures[k] for k in c.figures)
    telling = [t.start for t in c.triggers] + [f.governor for f in figures if f.governor is not None]
    return Matter(
        span=c.stretch.span,
        event=event,
        triggers=frozenset(telling),
        figures=figures,
        frame=c.stretch.frame,
        denied=c.denial is not None,
        before=tuple(before),
        goes_on=goes_on,
    )


def _figures(setting: Setting, c: Candidate) -> tuple[Figure, ...]:
    text = setting.report.text
    kept = [k for k in c.figures if k not in setting.restated] or list(c.figures)
    index = {k: n for n, k in enumerate(kept)}
    return tuple(
        f.figure.model_copy(
            update={"part_of": index.get(f.parent) if f.parent is not None else None, "text": text[f.start : f.end]}
        )
        for f in (setting.figures[k] for k in kept)
    )


def _attributed(doc: Doc, c: Candidate) -> Reason:
    frame = c.stretch.frame
    if frame is None or frame.name is None:
        return Reason(rule="source: own voice", text=_("no speaker: the article's own voice"))
    cue = text_of(doc, *frame.cue)
    name = text_of(doc, *frame.name)
    said = text_of(doc, *frame.speaker) if frame.speaker else name
    if name not in said:
        return Reason(
            rule="source: carried over",
            text=_("“{cue}”: “{said}” is {name}, named elsewhere", cue=cue, said=said, name=name),
        )
    return Reason(rule=f"source: {frame.kind}", text=_("“{cue}” gives it to {name}", cue=cue, name=name))


def _text(doc: Doc, span: Tokens | None, text: str) -> str | None:
    chars = _chars(doc, span)
    return text[chars[0] : chars[1]] if chars else None


def _chars(doc: Doc, span: Tokens | None) -> Span | None:
    if span is None or span[1] <= span[0]:
        return None
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:57].rstrip() + "…"
