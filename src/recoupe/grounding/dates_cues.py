"""Wording around dates: dates of speech, totals and lasting states, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding.dates_patterns import fold
from recoupe.languages import lexicon
from recoupe.languages.forms import any_of

if TYPE_CHECKING:
    from recoupe.grounding.dates import DateMention

_WINDOW = 80
"""Characters looked at on either side of a date for the verb of a speaker."""


_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class CuePatterns:
    """The compiled cues of a language: of speech on folded text, of the undated on lower-case text."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    inside: re.Pattern[str]
    undated: re.Pattern[str]
    again: re.Pattern[str]
    under_way: re.Pattern[str]


@cache
def _patterns(lang: str) -> CuePatterns:
    data = lexicon(lang, "dates")
    speech = data["speech"]
    return CuePatterns(
        before=re.compile(speech["before"]),
        after=re.compile(speech["after"]),
        inside=re.compile(speech["inside"]),
        undated=any_of(re.compile(p) for p in data["undated"]),
        again=re.compile(data["again"]),
        under_way=re.compile(data["under_way"]),
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """What the wording of one text says about its dates. Empty text: nothing."""

    text: str
    folded: str
    patterns: CuePatterns | None
    spoken: dict[tuple[int, int], bool] = field(default_factory=dict, compare=False, repr=False)
    """What was said of each date's words: every claim asks again."""

    def of_speech(self, mention: DateMention) -> bool:
        """Say whether a date says when somebody spoke rather than when something happened."""
        found = self.spoken.get((mention.start, mention.end))
        if found is None:
            found = self.spoken[(mention.start, mention.end)] = self._of_speech(mention)
        return found

    def _of_speech(self, mention: DateMention) -> bool:
        if self.patterns is None:
            return False
        before = self.folded[max(0, mention.start - _WINDOW) : mention.start]
        after = self.folded[mention.end : mention.end + _WINDOW]
        p = self.patterns
        return bool(p.before.search(before) or p.after.search(after) or p.inside.search(before))

    def undated(self, start: int, end: int) -> bool:
        """Say whether a claim is a total over a war, a habit or a lasting state, which has no day of its own."""
        if self.patterns is None:
            return False
        return bool(self.patterns.undated.search(self._quote(start, end)))

    def goes_on(self, start: int, end: int) -> bool:
        """Say whether a claim points back at an occurrence just mentioned ("that attack")."""
        return bool(self.patterns and self.patterns.again.search(self._quote(start, end)))

    def under_way(self, start: int, end: int) -> bool:
        """Say whether a movement is told of as going on when the report was written."""
        return bool(self.patterns and self.patterns.under_way.search(self._quote(start, end)))

    def _quote(self, start: int, end: int) -> str:
        return self.text[start:end].lower().replace("\u2019", "'")  # with accents: they tell "tente" from "tenté"

    def paragraph_break(self, start: int, end: int) -> bool:
        """Say whether a blank line lies between two places of the text."""
        return bool(_BLANK.search(self.text, min(start, end), max(start, end)))

    def distance(self, mention: DateMention, trigger: int) -> int:
        """Return how far a date is from the event's word: characters, and more for each clause boundary."""
        a, b = (mention.end, trigger) if mention.end <= trigger else (trigger, mention.start)
        between = self.folded[a:b]
        return max(0, b - a) + 40 * sum(between.count(c) for c in ",;:–(—")


@lru_cache(maxsize=4)
def cues_of(text: str, lang: str | None) -> Cues:
    """Return the cues of a text; without a language there are none."""
    return Cues(text, fold(text), _patterns(lang) if lang and text else None)
