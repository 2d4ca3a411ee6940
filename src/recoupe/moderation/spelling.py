"""Words as they may be meant: letters written as digits, starred out, drawn out, spaced out, run together, swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from recoupe.moderation.folding import tables
from recoupe.moderation.gluing import split_glued
from recoupe.moderation.lexicon import Lexicon, squeeze
from recoupe.moderation.tokens import Token

_DRAWN = re.compile(r"(.)\1\1")
_SPACED_LEAST = 4
"""Single letters in a row that may be one word spaced out."""
_SPACED_MOST = 100
_ARTICLES = ("ال", "بال", "كال", "لل", "ل", "ب", "ك", "ع", "عال", "هال", "يا")
"""What is written on to an Arabic word before it."""
_LONGEST = 40
"""Letters: no misspelling is looked for in a longer word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a comment with the forms that it may be read as, the one that is written first."""

    forms: tuple[str, ...]
    start: int
    end: int
    sentence: int
    gap: int
    quoted: bool
    capital: bool


def read_words(tokens: Sequence[Token], lexicon: Lexicon) -> list[Word]:
    """Return the words of a comment: letters spaced out joined, words run together parted, every form found."""
    out: list[Word] = []
    for joined in _join(tokens, lexicon):
        form = joined.form
        forms = list(dict.fromkeys(_forms(form, lexicon)))
        known = any(f in lexicon.vocabulary for f in forms)
        parts = () if known or len(form) < 7 else _parts(forms, lexicon)
        if parts:
            out += [_word(joined, (p, *_clitics(p, lexicon)), i) for i, p in enumerate(parts)]
        else:
            out.append(_word(joined, tuple(forms), 0))
    return out


def _word(t: Token, forms: tuple[str, ...], place: int) -> Word:
    return Word(forms, t.start, t.end, t.sentence, 0 if place else t.gap, t.quoted, t.capital and not place)


def _parts(forms: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    for form in forms:
        if form.isalpha() and (parts := split_glued(form, lexicon)):
            return parts
    return ()


def _forms(form: str, lexicon: Lexicon) -> Iterable[str]:
    yield form
    yield from _clitics(form, lexicon)
    if form in lexicon.vocabulary or len(form) > _LONGEST:
        return
    if "*" in form:
        yield from _starred(form, lexicon)
        return
    plain = form
    if not form.isalpha() and any(c.isalpha() for c in form):
        for read in _unleeted(form):
            yield read
            plain = read if plain == form or read in lexicon.vocabulary else plain
    if _DRAWN.search(plain):
        short = squeeze(plain)
        if found := lexicon.squeezed.get(short):
            yield found
        yield short
        yield from _clitics(short, lexicon)
    elif plain not in lexicon.vocabulary and plain not in lexicon.sure and (found := lexicon.misspelt.get(plain)):
        yield found


def _unleeted(form: str) -> list[str]:
    """Return a word with its digits and signs read as letters, at most eight readings."""
    known = tables()["leet"]
    readings = product(*(known.get(c, c) for c in form.rstrip("!|+")))
    return ["".join(r) for r, _ in zip(readings, range(8), strict=False)]


def _starred(form: str, lexicon: Lexicon) -> list[str]:
    """Return the listed words that a word with letters starred out can be: "f**k"."""
    if len(form.replace("*", "")) < 2:
        return []
    shape = re.compile(re.escape(form).replace(r"\*", "."))
    return [w for w in lexicon.by_length.get(len(form), ()) if shape.fullmatch(w)]


def _clitics(form: str, lexicon: Lexicon) -> list[str]:
    """Return an Arabic word without the conjunction, preposition and article written on to it."""
    if lexicon.lang != "ar" or len(form) < 3:
        return []
    out: list[str] = []
    for lead in ("", "و", "ف"):
        if not form.startswith(lead) or len(form) - len(lead) < 3:
            continue
        rest = form[len(lead) :]
        out.append(rest)
        articles = [a for a in _ARTICLES if rest.startswith(a) and len(rest) - len(a) >= 2]
        out.extend(rest[len(a) :] for a in articles)
    return out


def _join(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Return the tokens with single letters that spell listed words together joined: "h a t e", "k.i.l.l"."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < min(len(tokens), at + _SPACED_MOST) and _continues(tokens, at, end):
            end += 1
        end = max(end, at + 1)
        made = _joined(tokens[at:end], lexicon) if end - at >= _SPACED_LEAST else []
        out += made or tokens[at:end]
        at = end
    return out


def _continues(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether the token at `end` is a single letter that stands close to the one before it."""
    return len(tokens[end].form) == 1 and (end == at or tokens[end].start - tokens[end - 1].end <= 3)


def _joined(run: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    form = "".join(t.form for t in run)
    for read in _unleeted(form) if not form.isalpha() else [form]:
        if read in lexicon.telling or (len(read) >= 7 and split_glued(read, lexicon)):
            first = run[0]
            return [Token(read, first.start, run[-1].end, first.sentence, first.gap, first.quoted, False)]
    return []
