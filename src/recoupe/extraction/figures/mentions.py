"""The counted things of a text, before their kinds: numbers with their nouns, and things counted by an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.figures.exclusions import excluded, shared
from recoupe.extraction.figures.mention import Mention
from recoupe.extraction.figures.nouns import Counted, counted_noun, noun_lexicon
from recoupe.extraction.figures.numerals import Numeral
from recoupe.extraction.figures.qualifiers import Quantity, qualified, qualifier_after, quantities, requalified
from recoupe.languages.forms import has_feature

if TYPE_CHECKING:
    from recoupe.extraction.figures.words import Words

_Counting = tuple[Quantity, Counted, bool]  # the last: counted by an article only


def find_mentions(w: Words, lang: str) -> list[Mention]:
    """Return what a text counts, in order; numbers that count nothing of the conflict are left out."""
    found: list[_Counting] = []
    listed = quantities(w.text, lang)
    vague = sorted(w.at(q.start) for q in listed if q.vague)
    for quantity in listed:
        after = w.at(quantity.end - 1) + 1
        counted = counted_noun(w, after, lang, next((i for i in vague if i > after), None))  # "35 dead dozens wounded"
        whole = excluded(quantity, w.text, lang, counted=counted.head is not None)
        if whole is None and not _names(w, quantity, counted):
            found.append((quantity, counted, False))
    taken = {i for q, c, _ in found for i in range(w.at(q.start), max(c.last, w.at(q.end - 1)) + 1)}
    found += _articles(w, lang, taken)
    found.sort(key=lambda item: item[0].number)
    found = [item for i, item in enumerate(found) if not _idle(w, found, i, lang)]
    return [_mention(w, found, i, lang) for i in range(len(found))]


def _names(w: Words, quantity: Quantity, counted: Counted) -> bool:
    """Whether digits close a name ("Jazal 2", "Hill 1112"): behind a proper noun, with nothing counted behind them,
    or one thing only where there would have to be several ("Jazal 2 field").
    """
    at = w.at(quantity.number)
    if not quantity.digits or quantity.start != quantity.number or quantity.low in (None, 0, 1) or not at:
        return False
    before = w.doc[at - 1]
    if not before.text[:1].isupper() or before.pos_ != "PROPN" or before.whitespace_ != " " or before.text.isupper():
        return False
    if counted.head is not None:  # persons are counted in whatever number headlines have them ("30 terrorist killed")
        head = w.doc[counted.head]
        return (
            counted.head == at + 1
            and counted.category != "person"
            and has_feature(head, "Number", "Sing")
            and not w.words[at + 1].endswith("s")
        )
    return at + 1 == len(w.words) or w.pos[at + 1] in {"PUNCT", "CCONJ", "SPACE"}


def _mention(w: Words, found: list[_Counting], i: int, lang: str) -> Mention:
    """Make the mention, with a qualifier that follows its noun ("29 personnes au minimum")."""
    quantity, counted, indefinite = found[i]
    last = max(w.at(quantity.end - 1), counted.last)
    if counted.head is not None and not indefinite:
        limit = found[i + 1][0].start if i + 1 < len(found) else None
        behind = qualifier_after(w.text, w.end(last), lang, limit)
        if behind is not None:
            quantity, last = requalified(quantity, behind[0]), w.at(behind[1] - 1)
        elif w.word(last + 1) in noun_lexicon(lang).kind:  # "29 personnes tuées au minimum"
            behind = qualifier_after(w.text, w.end(last + 1), lang, limit)
            quantity = requalified(quantity, behind[0]) if behind is not None else quantity
    return Mention(i, quantity, counted, w.at(quantity.start), last, indefinite)


def _idle(w: Words, found: list[_Counting], i: int, lang: str) -> bool:
    """Whether a number counts nothing: one right before another, or within a noun ("members of two families")."""
    quantity, counted, _ = found[i]
    if counted.head is None and i + 1 < len(found) and found[i + 1][0].start - quantity.end <= 1:
        return True
    if i == 0 or found[i - 1][1].head is None or found[i - 1][0].vague:
        return False
    between = range(max(found[i - 1][1].last, w.at(found[i - 1][0].end - 1)) + 1, w.at(quantity.start))
    return len(between) == 1 and w.words[between[0]] in noun_lexicon(lang).of


def _articles(w: Words, lang: str, taken: set[int]) -> list[_Counting]:
    """Return things counted by an article ("a child", "au moins un enfant")."""
    lex = noun_lexicon(lang)
    out: list[_Counting] = []
    for i, word in enumerate(w.words):
        if word not in lex.determiners or i in taken or w.word(i + 1) in lex.uncounted:
            continue
        counted = counted_noun(w, i + 1, lang)
        head = counted.head
        if head is None or head in taken or not (counted.category or counted.kind):
            continue
        if shared(w.text, w.end(counted.last), lang):
            continue
        if lex.head_last and w.words[head].endswith("s"):  # "a war monitor medics said": no one thing
            continue
        start = w.starts[i]
        out.append((qualified(Numeral(start, start + len(word), 1, 1), w.text, lang), counted, True))
    return out
