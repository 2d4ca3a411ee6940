"""Full stops that a page lost between two sentences, given back where the next word can only open one.

Within a sentence an article, a pronoun or "According to" has no capital, save in names ("The Hague", "le journal Le
Monde", "Marine Le Pen") and in titles; nor has a common noun before a small word ("Activists said"). So one opens a
sentence where the word before it can end one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages.forms import SPACE, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = re.compile(r"(?<![\w'’-])\w[\w'’-]*\)?\Z")
_WORD = 40
"""Characters of the longest word before an opener."""
_LONG = re.compile(r"[^\W\d_]{4,}")
_TITLE = 0.6
"""The share of a line's longer words that have a capital in a title that has them throughout."""
_LINE = 400
"""Characters of the longest line that may be a title."""
_NEAR = 60
"""Characters on either side in which a title within a line shows."""


def lost_stops(text: str, lang: str) -> Iterator[int]:
    """Yield the ends of the words behind which a full stop was lost, in text order."""
    nouns = _nouns(lang)
    for m in _opening(lang).finditer(text):
        if m["noun"] and m["noun"].lower() not in nouns:
            continue
        before = _BEFORE.search(text, max(0, m.start() - _WORD), m.start())
        if before is not None and _opens(m, before[0], lang) and not _in_title(text, m.start()):
            yield m.start()


def _opens(m: re.Match[str], before: str, lang: str) -> bool:
    """Whether an opener, by the words around it, begins a sentence and no name."""
    opener, after = m["opener"].lower().replace("’", "'"), m["after"]
    if before.lower() in _words(lang, "unfinished"):
        return False
    if m["noun"]:
        return _is_common(m, before, lang)
    if after.lower() in _words(lang, "unfinished"):
        return opener not in _words(lang, "articles")
    if not after[0].isupper():
        return True
    if opener in _words(lang, "counts") or (before.isupper() and after.isupper() and len(after) > 1):
        return False  # "the blogger Two Corporals"; a line in capitals
    named = bool(lexicon(lang, "language")["sentences"]["names_have_articles"])
    if named and opener in _words(lang, "articles"):
        return _has_article_apart(m)
    small = before[-1].isdigit() or (before[-1].islower() and not before[0].isupper())
    return (small or opener in _words(lang, "articles")) and before not in _words(lang, "before_names")


def _is_common(m: re.Match[str], before: str, lang: str) -> bool:
    """Whether a common noun has its capital from a sentence's beginning: it stands between small words."""
    names = before in _words(lang, "before_names") or m["after"].lower() in _words(lang, "links")
    return before.islower() and not names


def _has_article_apart(m: re.Match[str]) -> bool:
    """Whether the text has the same name with a small article, so that the capital is a sentence's ("la Russie")."""
    opener, after = re.escape(m["opener"].lower()), re.escape(m["after"])
    return re.search(rf"(?<![\w'’])(?:{opener}){SPACE}?{after}(?!\w)", m.string) is not None


def _in_title(text: str, at: int) -> bool:
    """Whether the words of the line, or all the nearest ones, have capitals."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = end if end >= 0 else len(text)
    line = _LONG.findall(text, start, end) if end - start < _LINE else []
    if sum(w[0].isupper() for w in line) > _TITLE * len(line):
        return True
    near = [*_LONG.findall(text, max(start, at - _NEAR), at)[-3:], *_LONG.findall(text, at, min(end, at + _NEAR))[1:4]]
    return len(near) > 2 and all(w[0].isupper() for w in near)


def _words(lang: str, name: str) -> frozenset[str]:
    return words(lang, "language", "sentences", name)


@cache
def _nouns(lang: str) -> frozenset[str]:
    """Return the plurals among what the lexicons know as people, forces, things attacked, deeds and weapons, in a
    language whose sentences may open with a bare one ("Activists said"; a singular may stand in a name).
    """
    lists = lexicon(lang, "language")["sentences"]["bare_nouns"].items()
    listed = (str(w) for name, kinds in lists for kind in kinds for w in lexicon(lang, name)[kind])
    return frozenset(w for w in listed if w.endswith("s") and w.islower()) - _words(lang, "peoples")


@cache
def _opening(lang: str) -> re.Pattern[str]:
    """Return what finds a word with a capital that may open a sentence, only a space before it."""
    entry = lexicon(lang, "language")["sentences"]
    openers = [str(w).capitalize() for w in (*entry["articles"], *entry["others"])]
    elided = "|".join(sorted(w[:-1] for w in openers if w.endswith("'")))
    whole = "|".join(sorted((w for w in openers if not w.endswith("'")), key=len, reverse=True))
    closed = rf"(?:{whole})(?={SPACE})" + (rf"|(?:{elided})['’]" if elided else "")
    noun = r"[A-ZÀ-Þ][a-zà-öø-ÿœ]{3,}(?=" + SPACE + "[a-zà-öø-ÿ])"
    return re.compile(rf"{SPACE}(?=[A-ZÀ-Þ])(?=(?P<opener>{closed}|(?P<noun>{noun})){SPACE}?(?P<after>\w+))")
