"""Verbs of saying, thinking and wanting: whose they are, and what is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import compound_end, says
from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.attribution.statements import quoted
from recoupe.extraction.attribution.statements.closing import inverted_holder, sentence_before
from recoupe.extraction.attribution.statements.contents import around, complement
from recoupe.extraction.attribution.statements.holders import (
    holder,
    is_bare_participle,
    is_passive,
    phrase_of,
    verb_group,
    with_addressee,
)
from recoupe.extraction.attribution.statements.kinds import is_quoting, kind_of
from recoupe.extraction.attribution.statements.objects import object_of
from recoupe.extraction.attribution.statements.passives import described, passive_content
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens
    from recoupe.extraction.attribution.statements.statement import Found

_LONG = 30
"""Words of a cue with its holder, more of which have no quotation beside them."""


def verb_statements(doc: Doc, verb: Token, quotes: list[Tokens], raised: dict[int, Token]) -> Iterator[Found]:
    """Return the statement that a verb makes."""
    last = max(compound_end(doc, verb.i, "en", sort) for sort in ("compound", "weak_compound", "phrasal"))
    kind = "speech" if last > verb.i else kind_of(verb)
    if kind is None or _is_command(verb) or _is_attribute(doc, verb):
        return
    cue = verb_group(verb, last)
    inverted = inverted_holder(doc, verb)
    if inverted:
        before = sentence_before(doc, {*range(*cue), *range(*inverted[0])})
        if before:
            yield Statement(inverted, cue, (), "speech"), before
        return
    if is_bare_participle(verb):  # "a man believed to be in hiding"
        tokens = described(verb)
    elif is_passive(verb):
        tokens = passive_content(verb)
    else:
        tokens = complement(verb, compound=last > verb.i) or object_of(verb)
    if not tokens and kind == "speech":
        tokens = _as_clause(doc, verb)
    for low, outer in raised.items():
        if outer.i == verb.i:
            tokens -= subtree(doc[low]) | {c.i for c in doc[low].head.children if c.dep_ == "cc" and c.i < low}
    alone = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    who = holder(raised.get(verb.i, verb) if alone else verb)
    tokens -= set(range(*cue))
    source = phrase_of(doc, who, tokens | set(range(*cue))) if who is not None and who.i not in tokens else ()
    if (last > verb.i or is_quoting(verb)) and not any(q[0] <= verb.i < q[1] for q in quotes):
        tokens = _with_quotations(doc, verb, cue, source, tokens, quotes)
    if kind == "speech" and source and tokens and min(tokens) < min(cue[0], source[0][0]):
        tokens |= sentence_before(doc, {*range(*cue), *range(*source[0])})
    if tokens:
        yield Statement(source, cue, (), kind), tokens


def _with_quotations(
    doc: Doc, verb: Token, cue: Tokens, source: tuple[Tokens, ...], tokens: set[int], quotes: list[Tokens]
) -> set[int]:
    """Return a content with the quotations beside its cue and holder, which are what was said."""
    own = (min([cue[0], *(s[0] for s in source)]), max([cue[1], *(s[1] for s in source)]))
    far = bool(source) and any(doc[i].pos_ == "VERB" for i in range(source[0][1], cue[0]))
    if far:  # "he said, adding that": what stands before it is said already
        own = cue
    if own[1] - own[0] >= _LONG:
        return tokens
    to_do = any(c.tag_ == "TO" for c in verb.children)  # "had yet to announce": not what stands before
    clause = any(i > verb.i for i in tokens)
    out = set(tokens)
    beside = quoted.beside(doc, with_addressee(verb, own), quotes, pausing=says(verb, "en", "pausing"))
    for quote in beside:
        title = clause and not any(doc[i].pos_ in {"VERB", "AUX"} for i in range(*quote))  # 'on "Today," she'
        if quote[0] >= own[1]:
            out |= set(range(*quote))
        elif not (to_do or far or title):
            told = set().union(*(subtree(c) for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i))
            out = {i for i in out if i < own[0] or i in told}  # '"No," she said, her voice rising'
            out |= set(range(*quote))
    return out


def _is_attribute(doc: Doc, verb: Token) -> bool:
    """Tell a part of a compound or an adjective: "rebel-held", "an estimated 40 people"."""
    return verb.i > 0 and (doc[verb.i - 1].text == "-" or doc[verb.i - 1].lower_ in grammar("en", "indefinite"))


def _is_command(verb: Token) -> bool:
    """Tell an imperative: "Imagine that your roof leaks"."""
    told = any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} or c.dep_.startswith("aux") for c in verb.children)
    return verb.tag_ == "VB" and verb.dep_ in {"ROOT", "ccomp"} and not told


def _as_clause(doc: Doc, verb: Token) -> set[int]:
    """Return the clause that "as the minister put it", "as quoted by the paper" is set into."""
    saying = (is_quoting(verb) and not says(verb, "en", "going_on")) or says(
        verb, "en", "phrasal"
    )  # not "as the round went on"
    if not saying or verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        return set()
    objects = any(c.dep_ in {"dobj", "ccomp", "xcomp", "prep"} and c.lower_ != "it" for c in verb.children)
    return set() if objects else around(doc, subtree(verb), verb.head)
