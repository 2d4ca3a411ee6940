"""Which of a report's dates a claim has: its own, one carried over from the sentences before, the lead's, or none."""

from __future__ import annotations

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

LEAD = 5
"""In how many sentences at the head of a report the day of its lead incident is looked for."""


def date_of(
    span: Span,
    trigger: int,
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    published: date | None,
    *,
    text: str = "",
    lang: str | None = None,
) -> tuple[When | None, Reason]:
    """Return the days of a claim, None where they cannot be told, and why.

    `span` is the claim's quote, `trigger` where its event word begins, `sentences` all sentences' spans in order
    (all in characters). With `text` and `lang`, the wording decides too: a date that only says when somebody
    spoke dates no event, and a cumulative toll or a state of things inherits none.
    """
    cues = cues_of(text, lang)
    usable = [m for m in mentions if m.kind != "dateline"]
    here = _index(sentences, trigger)
    own = [m for m in usable if span[0] <= m.start < span[1]]
    told = _nearest([m for m in own if m.when and not cues.of_speech(m)], trigger, cues)
    if told:
        return told.when, Reason(rule="date: own", text=_("“{text}” in the claim itself", text=told.text))
    around = [m for m in usable if m.when and sentences and sentences[here][0] <= m.start < sentences[here][1]]
    told = _nearest([m for m in around if m not in own and not cues.of_speech(m)], trigger, cues)
    if told:
        return told.when, Reason(rule="date: sentence", text=_("“{text}” in the same sentence", text=told.text))
    if any(m.kind == "vague" for m in own) or cues.undated(*span):
        return None, Reason(rule="date: undated", text=_("a total, a lasting state or a vague time"))
    carried = _carried(usable, here, sentences, cues)
    if carried:
        return carried.when, Reason(
            rule="date: carried over", text=_("“{text}” in what goes before", text=carried.text)
        )
    lead = _lead(usable, sentences, cues)
    if lead:
        return lead.when, Reason(rule="date: lead", text=_("“{text}”, the day of the lead incident", text=lead.text))
    return None, Reason(rule="date: none", text=_("no date that could be its own"))


def _index(sentences: Sequence[Span], position: int) -> int:
    """Return the number of the sentence that holds a position, or of the last before it."""
    return max((i for i, s in enumerate(sentences) if s[0] <= position), default=0)


def _nearest(mentions: list[DateMention], trigger: int, cues: Cues) -> DateMention | None:
    return min(mentions, key=lambda m: (cues.distance(m, trigger), m.start), default=None)


def _carries(m: DateMention, cues: Cues) -> bool:
    """Say whether later sentences may go on about the same days: a day or a few, of an event."""
    return m.when is not None and m.kind in ("day", "range", "since") and (m.when.end - m.when.start).days <= 31 and not cues.of_speech(m)


def _carried(mentions: Sequence[DateMention], here: int, sentences: Sequence[Span], cues: Cues) -> DateMention | None:
    """Return the nearest earlier date within reach."""
    if not sentences:
        return None
    first, now = sentences[max(0, here - REACH)][0], sentences[here][0]
    before = [m for m in mentions if first <= m.start < now and _carries(m, cues)]
    return before[-1] if before else None


def _lead(mentions: Sequence[DateMention], sentences: Sequence[Span], cues: Cues) -> DateMention | None:
    """Return the first date of the report's head that dates an event."""
    limit = sentences[min(LEAD, len(sentences)) - 1][1] if sentences else 0
    return next((m for m in mentions if m.start < limit and _carries(m, cues)), None)
