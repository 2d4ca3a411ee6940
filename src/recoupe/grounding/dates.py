"""Dates: every temporal expression that can date an occurrence, at the precision that the text gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.grounding.dates_captured import Captured, Kind, Known, Resolved
from recoupe.grounding.dates_hours import local_day, universal_hour
from recoupe.grounding.dates_patterns import DateLanguage, date_language, fold, windows
from recoupe.grounding.dates_relative import anchors
from recoupe.grounding.dates_resolve import resolve
from recoupe.grounding.taken import Taken
from recoupe.i18n import gettext as _
from recoupe.languages.columns import whole_of
from recoupe.model import Reason, When

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from datetime import date

    from spacy.tokens import Doc

    from recoupe.grounding.dates_patterns import Expression

_HEAD = 300
"""Characters at the head of a text in which "Sun 16 Apr 2017" is the page's own date."""

_TOWN = 30
"""Characters of the town that may open a paragraph before its date ("BEIRUT, April 4 –")."""

_BEFORE = 90
"""Characters before a mention in which a "since the war began in" may stand."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression at `start:end` (characters). `when` is None where it cannot be told which days."""

    start: int
    end: int
    text: str
    when: When | None
    kind: Kind
    reason: Reason


def find_dates(doc: Doc, lang: str, published: date | None, timezone: str | None = None) -> list[DateMention]:
    """Return the temporal expressions of a parsed report in text order.

    `published` is the day that "Monday" is read from; where it is None, a date at the head of the text serves.
    `timezone` (IANA) is the place's: hours in GMT or UTC are taken to it before the day is. Raises
    UnsupportedLanguage for a language without a folder.
    """
    return dates_in(whole_of(doc), lang, published, timezone)


def dates_in(text: str, lang: str, published: date | None, timezone: str | None = None) -> list[DateMention]:
    """Return the temporal expressions of a text; see `find_dates`."""
    language, folded = date_language(lang), fold(text)
    matches = _longest(_matches(folded, language))
    base = published or _lead_date(folded, matches, language, lang)
    found: list[DateMention] = []
    anchor: When | None = None
    spoken_of: When | None = None
    for match, expression in matches:
        known = Known(language.words, base, anchor, spoken_of, day_first=lang != "en")
        when, kind = resolve(expression.resolve, Captured(match.groupdict(), expression.options, known))
        when, kind, why = _in_context(folded, match, (when, kind), language, base)
        if when and timezone and kind == "day":
            hour = universal_hour(folded, match.start(), match.end(), language.utc)
            when = local_day(when, hour, timezone) if hour else when
        anchor = when if anchors(when, kind) else anchor
        spoken_of = when if when and kind != "dateline" else spoken_of
        words = text[match.start() : match.end()]
        reason = _reason(expression.name, words, why, when, base)
        found.append(DateMention(match.start(), match.end(), words, when, kind, reason))
    return found


def dates_by_sentence(
    mentions: Iterable[DateMention], sentences: Iterable[tuple[int, int]]
) -> list[tuple[DateMention, ...]]:
    """Return, for each sentence span in order, the mentions that begin in it."""
    listed = list(mentions)
    return [tuple(m for m in listed if start <= m.start < end) for start, end in sentences]


def _matches(folded: str, language: DateLanguage) -> list[tuple[re.Match[str], Expression]]:
    return [
        (match, expression)
        for expression, starts in language.worth_a_search(folded)
        for first, last in windows(starts, len(folded))
        for match in expression.pattern.finditer(folded, first, last)
        if not language.not_after.search(folded, max(0, match.start() - 12), match.start())
    ]


def _longest(matches: list[tuple[re.Match[str], Expression]]) -> list[tuple[re.Match[str], Expression]]:
    """Of overlapping matches keep the longest, then the one listed first; return them in text order."""
    ranked = sorted(enumerate(matches), key=lambda im: (im[1][0].start() - im[1][0].end(), im[0]))
    taken = Taken()
    kept = []
    for _rank, (match, expression) in ranked:
        start, end = match.span()
        if not taken.meets(start, end):
            taken.add(start, end)
            kept.append((match, expression))
    return sorted(kept, key=lambda me: me[0].start())


def _lead_date(
    folded: str, matches: list[tuple[re.Match[str], Expression]], language: DateLanguage, lang: str
) -> date | None:
    """Return the day of a full date at the head of the text or after "published on", for want of a better."""
    told = _calendar_days(matches, language, lang)
    return next((day for match, day in told if _is_dateline(folded, match, language)), None)


def _calendar_days(
    matches: list[tuple[re.Match[str], Expression]], language: DateLanguage, lang: str
) -> Iterator[tuple[re.Match[str], date]]:
    """Yield the dates that need no other day to be told from, each with the first day that it means."""
    known = Known(language.words, None, None, None, day_first=lang != "en")
    for match, expression in matches:
        if expression.resolve in ("date", "numeric"):
            when, _kind = resolve(expression.resolve, Captured(match.groupdict(), expression.options, known))
            if when:
                yield match, when.start


def printed_date(text: str, lang: str) -> date | None:
    """Return the day on which a text itself says that it appeared ("Published July 27, 2016"; "Sat 18 Nov 2017" at
    the head of its body), None if it says nothing. Weekdays in the text are those of that day's week.
    """
    language, folded = date_language(lang), fold(text[:_HEAD])
    for match, day in _calendar_days(_longest(_matches(folded, language)), language, lang):
        if not match.groupdict().get("year"):
            continue
        before = folded[max(0, match.start() - 60) : match.start()]
        heads = not before or before.endswith("  ")
        after = text[match.end() :].lstrip(" ")[:1]
        alone = match.groupdict().get("wday") or after.isupper()  # "August 21 2013 Saudi Arabia calls ..."
        adverbial = after == "," or language.preposition.match(match.group())
        if language.published.search(before) or (heads and alone and not adverbial):
            return day
    return None


def _is_dateline(folded: str, match: re.Match[str], language: DateLanguage) -> bool:
    """Say whether a date says when the report appeared: "published on", or alone at the head of a paragraph."""
    before = folded[max(0, match.start() - 60) : match.start()]
    if language.published.search(before):
        return True
    after = folded[match.end() : match.end() + 16].lstrip(" ")
    # Folding made line breaks spaces: two spaces are a paragraph's beginning.
    opening = before.rpartition("  ")[2].strip()
    if not opening and (match.start() < 2 or before.endswith("  ")):
        return after[:1] in (".", "–", "—", "-", "|", "(") or folded[match.end() : match.end() + 2] == "  "
    town_first = opening.endswith((",", "(")) and len(opening) <= _TOWN and not any(c in opening for c in ".;:!?")
    return town_first and after[:1] in ("–", "—", "-", ")", "(")


def _repeats_published(
    folded: str, match: re.Match[str], when: When | None, language: DateLanguage, base: date | None
) -> bool:
    """Say whether a date in full at the head, not governed by a word, only repeats the day of publication."""
    g = match.groupdict()
    if when is None or base is None or not g.get("year") or abs(when.start - base).days > 1:
        return False
    # "Le vendredi 2 mars 2018, deux attaques ..." says when something happened.
    adverbial = folded[match.end() : match.end() + 1] == "," or bool(language.preposition.match(match.group()))
    return "a" in g or (match.start() < _HEAD and bool(g.get("wday")) and not adverbial)


def _in_context(
    folded: str, match: re.Match[str], resolved: Resolved, language: DateLanguage, base: date | None
) -> tuple[When | None, Kind, str]:
    """Return the days, kind and rule of a mention after a look at the words before it."""
    when, kind = resolved
    before = folded[max(0, match.start() - _BEFORE) : match.start()]
    if kind == "day" and (
        _is_dateline(folded, match, language) or _repeats_published(folded, match, when, language, base)
    ):
        return when, "dateline", "dateline"
    if when is None:
        return when, kind, "untold"
    lead = language.preposition.match(match.group())
    closer = before + lead.group() if lead else before
    if any(language.superlative.search(b) for b in (before, closer)):
        return None, "vague", "superlative"
    if any(p.search(b) for p in (language.since, language.since_began) for b in (before, closer)):
        if base and when.start <= base:
            return When(start=when.start, end=base), "since", "since"
        return when, kind, "resolved"
    if language.until.search(before):
        return None, "vague", "until"
    return when, kind, "resolved"


def _reason(name: str, words: str, why: str, when: When | None, base: date | None) -> Reason:
    """Return why a mention has its days, in the reader's language."""
    if why == "until":
        text = _("“{words}” only bounds the time: it does not say when", words=words)
    elif why == "superlative":
        text = _("“{words}” is only what a record is measured from", words=words)
    elif when is None:
        text = _("“{words}” does not say which days", words=words)
    elif why == "since":
        text = _("from “{words}” until publication on {day}", words=words, day=base)
    elif why == "dateline":
        text = _("“{words}” is the date of the report itself", words=words)
    elif base:
        text = _("“{words}”, read from publication on {day}", words=words, day=base)
    else:
        text = _("“{words}” as written", words=words)
    return Reason(rule=f"date: {name}" if why == "resolved" else f"date: {why}", text=text)
