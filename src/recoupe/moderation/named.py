"""Accusations against a named private person, as far as words show them.

A machine cannot know what is true, or who is a public figure beyond a short list. It sees a name (two capitalised
words, or a title or role before one) with a crime or disgrace said of it, and no court, charge or source beside it. It
does not see insinuation, irony, a crime told without its name, or in Arabic, which has no capitals, a name without a
title.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.moderation.context import condemned, negated, quoted
from recoupe.moderation.labels import Labelled
from recoupe.moderation.lexicon import Lexicon
from recoupe.moderation.model import Finding, Words
from recoupe.moderation.rules import explain
from recoupe.moderation.tokens import STOP

SCORE = 0.7
_REACH = 6


def accusations(text: str, said: Labelled, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield at most one finding: the first accusation of a named person for which nothing speaks."""
    for start, end in names(said, lexicon):
        charged = _charge(said, end)
        if charged is None:
            continue
        at, stop = charged
        if _official(said, start, stop) or any(f(said, start, stop) for f in (negated, quoted, condemned)):
            continue
        words = tuple(
            Words(said.words[a].start, said.words[b - 1].end, text[said.words[a].start : said.words[b - 1].end])
            for a, b in ((start, end), (at, stop))
        )
        yield Finding("defamatory", SCORE, words, "accusation", explain("accusation", words))
        return


def names(said: Labelled, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the words that name a private person."""
    at = 0
    while at < len(said.words):
        titles = said.labels(at).get("title", ())
        end = max((t.end for t in titles), default=at)
        while end < len(said.words) and (end == at or said.words[end].gap == 0) and _capital(said, end):
            end += 1
        known = any(w in lexicon.public for word in said.words[at:end] for w in word.forms)
        if not known and (titles or end - at in {2, 3}):
            yield at, end
        at = max(end, at + 1)


def _capital(said: Labelled, at: int) -> bool:
    word = said.words[at]
    if not word.capital or len(word.forms[0]) < 2:
        return False
    here = said.labels(at)
    return not any(
        label in here for label in ("group", "adjective", "force", "be", "det", "not", "self", "you", "they")
    )


def _charge(said: Labelled, after: int) -> tuple[int, int] | None:
    """Return (start, end) of what a person is accused of in the words that follow, in the same sentence."""
    is_said = False
    for at in range(after, min(len(said.words), after + _REACH)):
        word = said.words[at]
        if word.gap == STOP or "not" in said.labels(at) or "turn" in said.labels(at):
            return None
        for done in said.labels(at).get("accuseverb", ()):
            return at, done.end
        if is_said or (said.words[at].gap == 0 and not _has_be(said)):
            for crime in said.labels(at).get("accuse", ()):
                return at, crime.end
        is_said = is_said or "be" in said.labels(at)
    return None


def _has_be(said: Labelled) -> bool:
    """Tell whether the language says "is": Arabic does not."""
    return said.copula


def _official(said: Labelled, start: int, end: int) -> bool:
    sentence = said.words[start].sentence
    around = range(max(0, start - 20), min(len(said.words), end + 20))
    return any("official" in said.labels(at) for at in around if abs(said.words[at].sentence - sentence) <= 1)
