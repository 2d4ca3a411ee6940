"""Which of a report's dates a claim has: its own, one carried over from the sentences before, the lead's, or none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from recoupe.grounding.dates_cues import Cues, cues_of
from recoupe.i18n import gettext as _
from recoupe.model import Reason, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from recoupe.grounding.dates import DateMention

Span = tuple[int, int]

REACH = 4
"""How many sentences back a date carries over."""

LEAD = 6
"""In how many sentences at the head of a report the day of its lead incident is looked for first."""

RECENT = 2
"""A date this many days before the lead's, or less, may be what the report goes on about; older ones are asides."""

STANDING = frozenset({"other", "abduction/arrest", "ceasefire/evacuation", "troop movement"})
"""Event types that are reported beside an incident rather than as part of it (tolls, arrests, movements under way):
they take no date from other sentences. On the development half 29 % of them have the date that carries over."""


def date_of(
    span: Span,
    trigger: int,
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    published: date | None,
    *,
    text: str = "",
    lang: str | None = None,
    event: str | None = None,
) -> tuple[When | None, Reason]:
    """Return the days of a claim, None where they cannot be told, and why.

    `span` is the claim's quote, `trigger` where its event word begins, `sentences` all sentences' spans in order
    (all in characters). With `text`, `lang` and the claim's `event` type the wording decides too: a date that only
    says when somebody spoke dates no event, and a cumulative toll or a state of things inherits none.
    """
    cues = cues_of(text, lang)
    usable = _usable(mentions, published)
    sentence = sentences[_index(sentences, trigger)] if sentences else span
    own = _between(usable, *span)
    told = _nearest([m for m in own if m.when and not cues.of_speech(m)], trigger, cues)
    if told:
        return _told("own", told, _("“{text}” in the claim itself", text=told.text))
    around = [m for m in _between(usable, *sentence) if m not in own]
    told = _nearest([m for m in around if m.when and not cues.of_speech(m)], trigger, cues)
    if told:
        return _told("sentence", told, _("“{text}” in the same sentence", text=told.text))
    if event == "troop movement" and published and cues.under_way(*span):
        return When(start=published, end=published), Reason(
            rule="date: under way", text=_("a movement under way when the report appeared ({day})", day=published)
        )
    if any(m.kind == "vague" for m in own) or cues.undated(*span):
        return None, Reason(rule="date: undated", text=_("a total, a lasting state or a vague time"))
    lead = _lead_once(usable, sentences, cues)
    carried = _carried(usable, span, trigger, sentences, cues, lead)
    if event in STANDING and not (event == "troop movement" and _just_before(carried, trigger, sentences, cues)):
        return None, Reason(rule="date: standing", text=_("no date of its own, and of a kind that takes none over"))
    if carried and cues.paragraph_break(carried.start, trigger) and lead and carried.when != lead.when:
        return None, Reason(rule="date: several", text=_("several days are told of, none of them in its paragraph"))
    if carried:
        return _told("carried over", carried, _("“{text}” in what goes before", text=carried.text))
    if lead:
        return _told("lead", lead, _("“{text}”, the day of the lead incident", text=lead.text))
    announced = _nearest([m for m in (*own, *around) if _carries(m)], trigger, cues)
    if announced:
        return _told(
            "announced", announced, _("“{text}”, when it was announced: no other day is told", text=announced.text)
        )
    return None, Reason(rule="date: none", text=_("no date that could be its own"))


_last: list[tuple[Sequence[DateMention], date | None, list[DateMention]]] = []


def _usable(mentions: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """The dates that may be an occurrence's: the same ones for every claim of a report."""
    for asked, day, found in _last:
        if asked is mentions and isinstance(asked, tuple) and day == published:
            return found
    found = [m for m in mentions if m.kind != "dateline" and not _future(m, published)]
    _last[:] = [(mentions, published, found)]
    return found


def _between(mentions: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    """The dates that begin within a stretch. Mentions stand in text order."""
    low, high = (bisect_left(mentions, at, key=lambda m: m.start) for at in (start, end))
    return list(mentions[low:high])


def _start(span: Span) -> int:
    return span[0]


def _told(rule: str, mention: DateMention, why: str) -> tuple[When | None, Reason]:
    return mention.when, Reason(rule=f"date: {rule}", text=why)


def _future(m: DateMention, published: date | None) -> bool:
    return m.when is not None and published is not None and m.when.start > published


def _index(sentences: Sequence[Span], position: int) -> int:
    """Return the number of the sentence that holds a position, or of the last before it."""
    return max(0, bisect_right(sentences, position, key=_start) - 1)


def _nearest(mentions: list[DateMention], trigger: int, cues: Cues) -> DateMention | None:
    return min(mentions, key=lambda m: (cues.distance(m, trigger), m.start), default=None)


def _days(m: DateMention) -> int:
    return (m.when.end - m.when.start).days if m.when else 0


def _carries(m: DateMention) -> bool:
    """Say whether later sentences may go on about the same days: they are a day or a few weeks at most."""
    return m.when is not None and m.kind in ("day", "range", "since") and _days(m) <= 31


def _carried(
    mentions: Sequence[DateMention], span: Span, trigger: int, sentences: Sequence[Span], cues: Cues,
    lead: DateMention | None,
) -> DateMention | None:  # fmt: skip
    """Return the nearest earlier date within reach that the claim may go on about.

    Open and long times do not outlast their paragraph; a day well before the lead's is an aside, which only a
    claim that points back at it shares.
    """
    if not sentences:
        return None
    here = _index(sentences, trigger)
    first, now = sentences[max(0, here - REACH)][0], sentences[here][0]
    for m in reversed(_between(mentions, first, now)):
        if not _carries(m) or cues.of_speech(m):
            continue
        if m.kind != "day" and (cues.paragraph_break(m.start, trigger) or here - _index(sentences, m.start) > 2):
            continue
        aside = lead is not None and lead.when and m.when and (lead.when.start - m.when.end).days > RECENT
        if aside and not (cues.goes_on(*span) and here - _index(sentences, m.start) == 1):
            continue
        return m
    return None


def _just_before(m: DateMention | None, trigger: int, sentences: Sequence[Span], cues: Cues) -> bool:
    """Say whether a day is named in the sentence before, in the same paragraph."""
    return (
        m is not None
        and m.kind == "day"
        and _index(sentences, trigger) - _index(sentences, m.start) == 1
        and not cues.paragraph_break(m.start, trigger)
    )


_led: list[tuple[Sequence[DateMention], Sequence[Span], Cues, DateMention | None]] = []


def _lead_once(usable: Sequence[DateMention], sentences: Sequence[Span], cues: Cues) -> DateMention | None:
    """The lead incident's date, found once a report: its claims are dated one after the other."""
    for mentions, spans, wording, found in _led:
        if mentions is usable and spans is sentences and wording is cues:
            return found
    found = _lead(usable, sentences, cues)
    _led[:] = [(usable, sentences, cues, found)]
    return found


def _lead(mentions: Sequence[DateMention], sentences: Sequence[Span], cues: Cues) -> DateMention | None:
    """Return the date of the lead incident: the first of the head that dates an event, else the first at all."""
    limit = sentences[min(LEAD, len(sentences)) - 1][1] if sentences else 0
    head = _between(mentions, 0, limit)
    return next((m for part in (head, mentions) for m in part if _carries(m) and not cues.of_speech(m)), None)
