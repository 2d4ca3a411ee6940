"""What a number counts: the noun phrase after it, its head, and the category of that noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.words import Words


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun phrase: tokens [first, last], its head, category ("person", "thing", …) or None, and
    the kind that the noun itself tells ("dead" is killed). `head` None: the number stands alone.
    """

    first: int
    last: int
    head: int | None
    category: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class NounLexicon:
    """Nouns by category and by the kind that they tell, folded."""

    category: dict[str, str]
    kind: dict[str, str]
    link: frozenset[str]
    link_of: frozenset[str]
    of: frozenset[str]
    skip: frozenset[str]
    stop: frozenset[str]
    joins: frozenset[str]
    determiners: frozenset[str]
    giving: frozenset[str]
    uncounted: frozenset[str]
    among: frozenset[str]
    rest: frozenset[str]
    aged: list[str]
    """The words after an age that stand for a person of that age: year, -, old."""
    head_last: bool


@cache
def noun_lexicon(lang: str) -> NounLexicon:
    """Read `languages/<lang>/figures.yaml`, nouns."""
    data = lexicon(lang, "figures")["nouns"]
    category = {w: name for name, words in data["categories"].items() for w in words.split()}
    kind = {w: name for name, words in data["kinds"].items() for w in words.split()}
    names = ("link", "link_of", "skip", "stop", "joins", "determiners", "giving", "uncounted", "among", "rest")
    sets = {name: frozenset(data[name].split()) for name in names}
    of = frozenset(lexicon(lang, "figures")["grammar"]["of"].split())
    return NounLexicon(category, kind, head_last=data["head_last"], of=of, aged=data["aged"].split(), **sets)


_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_HEAD = frozenset({"ADJ", "ADV", "VERB", "X"})


def counted_noun(w: Words, after: int, lang: str, limit: int | None = None) -> Counted:
    """Return the noun phrase counted by the number that ends before token `after`; it ends before `limit`."""
    lex = noun_lexicon(lang)
    first = i = after
    while i < len(w.words) and i < after + 5 and (w.words[i] in lex.link or w.words[i] in {'"', "(", ")", "'"}):
        if w.words[i] in lex.link_of and w.word(i - 1) not in lex.of:
            break
        i += 1
    opened = i
    return _head_last(w, first, opened, lex, limit) if lex.head_last else _head_first(w, first, opened, lex)


def _known(word: str, lex: NounLexicon) -> bool:
    return word in lex.category or word in lex.kind


def _is_noun(w: Words, i: int, lex: NounLexicon) -> bool:
    if i >= len(w.words) or (w.words[i] in lex.stop and not _initials(w, i)) or not w.words[i][:1].isalpha():
        return False
    return w.pos[i] in _NOUNS or _known(w.words[i], lex)


def _initials(w: Words, i: int) -> bool:
    """Whether a stop word is an acronym here (IS fighters, US troops), in a text that is not all capitals."""
    token = w.doc[i]
    return token.text in {"IS", "US"} and i + 1 < len(w.words) and not w.doc[i + 1].text.isupper()


def _none(first: int) -> Counted:
    return Counted(first, first - 1, None, None, None)


def _head_last(w: Words, first: int, i: int, lex: NounLexicon, limit: int | None) -> Counted:
    """English: modifiers, then nouns, the last of which is the head ("Syrian rebel fighters")."""
    n = len(w.words) if limit is None else limit
    begin, head, told = i, -1, None
    while i < n and i < begin + 7:
        word = w.words[i]
        if w.hard[i] or (word in lex.stop and not _initials(w, i)):
            break
        if _initials(w, i) or (w.pos[i] == "NUM" and w.word(i + 1) == "-"):  # IS fighters; a two-year-old boy
            i += 1 if w.word(i + 1) != "-" else 2
            continue
        if told and word in lex.rest:  # "2 killed others injured"
            break
        if _is_noun(w, i, lex):
            # A known noun followed by another participle or proper name ends the phrase ("people Monday").
            if head >= 0 and w.pos[i] == "PROPN" and _known(w.words[head], lex) and not _known(word, lex):
                break
            if head >= 0 and _known(w.words[head], lex) and word in lex.kind and word not in lex.category:
                break
            if lex.kind.get(word) and word not in lex.category:
                told = told or lex.kind[word]
            head = i
        elif head >= 0:
            if word in {"-", "-linked", "-backed"} and i + 2 < n and not w.hard[i + 1]:
                i += 2
                continue
            break
        elif word not in lex.skip and word not in {"-", '"', "'"} and w.pos[i] not in _BEFORE_HEAD:
            break
        elif word in lex.kind:
            told = told or lex.kind[word]
        i += 1
    if head < 0 or (w.pos[head] == "PROPN" and not _known(w.words[head], lex) and not w.words[head].endswith("s")):
        return _none(first)
    if _aged(w, head, lex):
        return Counted(first, head + 2, head, "person", told)  # "a 25-year-old was killed"
    closed = _close(w, first, head, head, lex)
    return replace(closed, kind=closed.kind or told)


def _aged(w: Words, head: int, lex: NounLexicon) -> bool:
    return bool(lex.aged) and w.words[head : head + len(lex.aged)] == lex.aged


def _head_first(w: Words, first: int, i: int, lex: NounLexicon) -> Counted:
    """French: a few adjectives, the head, then adjectives ("combattants rebelles syriens")."""
    n = len(w.words)
    begin = i
    while i < n and i < begin + 4 and not _is_noun(w, i, lex):
        if w.hard[i] or (w.words[i] not in lex.skip and w.pos[i] != "ADJ" and w.words[i] != '"'):
            return _none(first)
        i += 1
    if i >= n or i >= begin + 4:
        return _none(first)
    head = i
    last = _adjectives(w, head, lex)
    return _close(w, first, head, last, lex)


def _close(w: Words, first: int, head: int, last: int, lex: NounLexicon) -> Counted:
    """Add a coordinated noun of the same sort ("soldiers and officers") and look the head up."""
    i = last + 1
    category = lex.category.get(w.words[head])
    if category and w.word(i) in lex.joins:
        kind = lex.kind.get(w.words[head])
        for j in range(i + 1, min(i + 4, len(w.words))):
            if lex.category.get(w.words[j]) == category and lex.kind.get(w.words[j], kind) == kind:
                last = j if lex.head_last else _adjectives(w, j, lex)
                break
            if w.pos[j] not in {"ADJ", "NOUN"} and w.words[j] not in lex.link:
                break
    return Counted(first, last, head, category, lex.kind.get(w.words[head]))


def _adjectives(w: Words, last: int, lex: NounLexicon) -> int:
    """Return the last of the adjectives after a French noun ("combattants rebelles syriens")."""
    while last + 1 < len(w.words) and w.pos[last + 1] == "ADJ" and w.words[last + 1] not in lex.kind:
        if w.hard[last + 1] or w.words[last + 1] in lex.stop:
            break
        last += 1
    return last


def who(w: Words, counted: Counted, lang: str) -> str | None:
    """Return the counted noun as written, lower-case, with the nouns that make it up."""
    if counted.head is None:
        return None
    lex = noun_lexicon(lang)
    start, end = counted.head, counted.last
    if _aged(w, start, lex):
        start = max(counted.first, start - 2)  # the age, and the hyphen after it
    if lex.head_last:
        while start > counted.first and w.pos[start - 1] in _NOUNS and w.words[start - 1] not in lex.link:
            start -= 1
    text = w.doc[start : end + 1].text
    return " ".join(text.lower().split())
