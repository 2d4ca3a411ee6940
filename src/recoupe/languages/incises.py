"""Commas that a page lost before who said it, given back: "cinq sont morts ont indiqué des secouristes".

A French statement closes with its verb of saying and, behind it, who says so; only there does such a verb stand before
its subject. The comma is what tells the speaker from the last words of what is said.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages.forms import SPACE, alternation, inflected, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"[.!?;:\n][^.!?;:\n]*\Z")
_END, _CLOSING = re.compile(r"[.!?\n]"), '»”"'
_REACH = 400
"""Characters of the longest sentence that is looked at."""
_FEWEST = 4
"""Words that a statement has at least."""
_WORD = re.compile(r"[\w'’-]+")
_SPEAKERS = ("people", "organisations", "neuter", "introducers", "counters")
"""Lists of `speakers.yaml` whose words can be who says it."""


def lost_commas(text: str, lang: str) -> Iterator[int]:
    """Yield the ends of the words behind which a comma was lost before an inverted verb of saying, in text order."""
    pattern = _inverted(lang)
    if pattern is None:
        return
    for m in pattern.finditer(text):
        start = max(0, m.start() - _REACH)
        before = _SENTENCE.search(text, start, m.start())
        said = _WORD.findall(text, before.start() + 1 if before else start, m.start())
        ends = _END.search(text, m.start())
        asks = ends is not None and ends[0] == "?" and text[m.start() - 1] not in _CLOSING
        if asks or len(said) < _FEWEST or text[m.start() - 1] in "-–—(«“" or not _closes(said[-1], lang):
            continue
        yield m.start()


def _closes(word: str, lang: str) -> bool:
    """Whether a word can be the last of what is said: none that governs the verb behind it ("que dit l'armée")."""
    low = word.lower().replace("’", "'")
    return low not in words(lang, "language", "incises", "govern") and not low.endswith("'")


@cache
def _inverted(lang: str) -> re.Pattern[str] | None:
    """Return what finds an inverted verb of saying with its subject at a sentence's end; None where none inverts."""
    entry = lexicon(lang, "language")["incises"]
    if not entry["verbs"]:
        return None
    infinitives = {*map(str, entry["verbs"])}
    finite = {f for f in inflected(lang, "language", "incises", "verbs") if not f.endswith("ant")}
    listed = _any_of(finite | {*map(str, entry["irregular"])})
    past = _any_of({re.sub("er$", "é", v) for v in infinitives} | {*map(str, entry["participles"])})
    auxiliary = "(?:a|ont|avait|avaient)"
    adverb = rf"(?:{SPACE}{_any_of(map(str, entry['between']))})?"
    with_pronoun = rf"(?:{listed}|{auxiliary})-(?:t-)?(?:il|elle|ils|elles)(?![\w-])"
    verb = rf"(?:{listed}|{auxiliary}{adverb}{SPACE}{past})"
    # An article and a noun that speaks, or an acronym; then some words without a mark, up to the full stop.
    noun = (
        rf"{_any_of(map(str, entry['articles']))}(?:['’]|{SPACE})(?:\w+{SPACE})?(?i:{_any_of(_speakers(lang))})(?!\w)"
    )
    subject = rf"(?:{noun}|(?:l['’])?[A-ZÀ-Þ]{{2,}}(?!\w))"
    rest = rf"(?:{SPACE}[^\W\d][\w'’-]*){{0,9}}(?=[.\n]|,{SPACE}|\Z)"
    return re.compile(rf"(?<=[\w»”\")]){SPACE}(?=[a-zà-ÿ])(?={with_pronoun}|{verb}{SPACE}{subject}{rest})")


def _any_of(listed: Iterable[str]) -> str:
    return f"(?:{alternation(listed)})"


def _speakers(lang: str) -> frozenset[str]:
    return frozenset().union(*(words(lang, "speakers", name) for name in _SPEAKERS))
