"""Full stops that a page lost between two sentences, given back where the next word can only open one.

Within a sentence an article, a pronoun or "According to" has no capital, save in names ("The Hague", "le journal Le
Monde", "Marine Le Pen") and in titles. So one opens a sentence where the word before it can end one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages.lexicon import lexicon
from recoupe.languages.vocabulary import known

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = "[ \u00a0\u202f\u2009]"
_LONG = re.compile(r"[^\W\d_]{4,}")
_TITLE = 0.6
"""The share of a line's longer words that have a capital in a title that has them throughout."""


def lost_stops(text: str, lang: str) -> Iterator[int]:
    """Yield the ends of the words behind which a full stop was lost, in text order."""
    for m in _opening(lang).finditer(text):
        if _opens(m, lang) and not _in_title(text, m.start()):
            yield m.end("before")


def _opens(m: re.Match[str], lang: str) -> bool:
    """Whether an opener, by the words around it, begins a sentence and no name."""
    before, opener, after = m["before"], m["opener"].lower().replace("’", "'"), m["after"]
    if before.lower() in _words(lang, "unfinished") or after.lower() in _words(lang, "unfinished"):
        return opener not in _words(lang, "articles") and before.lower() not in _words(lang, "unfinished")
    if before[0].isupper() and before[1:].islower() and known(before, lang) and not _is_day(before, lang):
        return False  # a common word with a capital: "Forces Deny Killing Dozens of…" is a title
    if not after[0].isupper():
        return True
    if opener in _words(lang, "counts") or (before.isupper() and after.isupper() and len(after) > 1):
        return False  # "the blogger Two Corporals"; a line in capitals
    named = bool(lexicon(lang, "language")["sentences"]["names_have_articles"])
    if named and opener in _words(lang, "articles"):
        return _has_article_apart(m)
    return before[-1].islower() and not before[0].isupper() and before not in _words(lang, "before_names")


def _has_article_apart(m: re.Match[str]) -> bool:
    """Whether the text has the same name with a small article, so that the capital is a sentence's ("la Russie")."""
    opener, after = re.escape(m["opener"].lower()), re.escape(m["after"])
    return re.search(rf"(?<![\w'’])(?:{opener}){_SPACE}?{after}(?!\w)", m.string) is not None


def _is_day(word: str, lang: str) -> bool:
    return word.lower() in _words(lang, "days")


def _in_title(text: str, at: int) -> bool:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = _LONG.findall(text, start, end if end >= 0 else len(text))
    return sum(w[0].isupper() for w in line) > _TITLE * len(line)


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(str(w) for w in lexicon(lang, "language")["sentences"][name])


@cache
def _opening(lang: str) -> re.Pattern[str]:
    """Return what finds an opener with a capital between two words, only spaces around it."""
    entry = lexicon(lang, "language")["sentences"]
    openers = [str(w).capitalize() for w in (*entry["articles"], *entry["others"])]
    elided = "|".join(sorted(w[:-1] for w in openers if w.endswith("'")))
    whole = "|".join(sorted((w for w in openers if not w.endswith("'")), key=len, reverse=True))
    opener = rf"(?:{whole})(?={_SPACE})" + (rf"|(?:{elided})['’]" if elided else "")
    word = r"\w[\w'’-]*"
    return re.compile(rf"(?<![\w'’-])(?P<before>{word}\)?)(?={_SPACE}(?P<opener>{opener}){_SPACE}?(?P<after>\w+))")
