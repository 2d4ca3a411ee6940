"""Cases: the words that give a content to somebody: verbs, adjectives, nouns, markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.attribution.statements import quoted
from recoupe.extraction.attribution.statements.contents import around, complement, reported_passive
from recoupe.extraction.attribution.statements.holders import (
    holder,
    is_passive,
    phrase_of,
    verb_group,
    with_addressee,
)
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.statement import Statement
from recoupe.languages.forms import phrase_at, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens
    from recoupe.extraction.attribution.statements.statement import Found

_KINDS = (
    ("belief", "beliefs"),
    ("speech", "verbs", "asserts"),
    ("speech", "verbs", "denies"),
    ("speech", "findings"),
    ("intention", "intentions"),
)
"""Lists of the lexicon; the first that has a verb says what sort of statement it makes."""


def statements_at(doc: Doc, token: Token, quotes: list[Tokens], raised: dict[int, Token]) -> Iterator[Found]:
    """Return the statements whose cue has its head at a token, their contents as token sets."""
    marker = _marker(doc, token)
    if marker:
        yield marker
    elif token.pos_ == "VERB":
        yield from _verb(doc, token, quotes, raised)
    elif token.pos_ == "ADJ" and says(token, "en", "stances"):
        yield from _adjective(doc, token)
    elif token.pos_ == "NOUN":
        yield from _noun(doc, token)


def _verb(doc: Doc, verb: Token, quotes: list[Tokens], raised: dict[int, Token]) -> Iterator[Found]:
    kind = kind_of(verb)
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"  # "acts aimed to"
    if kind is None or bare or (verb.i and doc[verb.i - 1].text == "-"):
        return
    cue = verb_group(verb)
    tokens = reported_passive(verb) if is_passive(verb) else complement(verb)
    for low, outer in raised.items():
        if outer.i == verb.i:
            tokens -= subtree(doc[low]) | {c.i for c in doc[low].head.children if c.dep_ == "cc" and c.i < low}
    who = holder(raised.get(verb.i, verb))
    tokens -= set(range(*cue))
    source = phrase_of(doc, who, tokens | set(range(*cue))) if who is not None and who.i not in tokens else ()
    if (kind == "speech" or not tokens) and not any(q[0] <= verb.i < q[1] for q in quotes):
        own = (min([cue[0], *(s[0] for s in source)]), max([cue[1], *(s[1] for s in source)]))
        if own[1] - own[0] < 30:
            for quote in quoted.beside(doc, with_addressee(verb, own), quotes):
                tokens |= set(range(*quote))
    if tokens:
        yield Statement(source, cue, (), kind), tokens


def kind_of(verb: Token) -> str | None:
    """Return what sort of statement a verb makes: speech, belief, intention; None if it makes none."""
    for kind, *path in _KINDS:
        if says(verb, "en", *path):
            return kind
    return "speech" if says(verb, "en", "weak") or says(verb, "en", "naming") or says(verb, "en", "assigning") else None


def _adjective(doc: Doc, adjective: Token) -> Iterator[Found]:
    """Stances: "is confident that", "remained sure"."""
    clause = next((c for c in adjective.children if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i), None)
    verb = adjective.head
    if clause is None or verb.pos_ not in {"AUX", "VERB"}:
        return
    who = holder(verb)
    start = verb_group(verb)[0] if verb.i < adjective.i <= verb.i + 3 else adjective.i
    tokens = subtree(clause)
    if who is not None and who.lower_ != "it":
        cue = (start, adjective.i + 1)
        yield Statement(phrase_of(doc, who, tokens | set(range(*cue))), cue, (), "belief"), tokens


def _noun(doc: Doc, noun: Token) -> Iterator[Found]:
    """Nouns of saying and thinking: "the company's claim that", "its plan to", "expressed the hope that"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lower_ in words("en", "attribution", "views"):
        yield from _view(doc, noun)
        return
    if not says(noun, "en", "nominal") and not says(noun, "en", "thoughts"):
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_that_clause(c)), None)
    if clause is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "her view is that"
        clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and _is_that_clause(c)), None)
    if clause is None:
        return
    if owner is None:
        by = next(
            (c for c in noun.children if c.dep_ in {"prep", "agent"} and c.lower_ in grammar("en", "issued_by")), None
        )
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if owner is None and noun.dep_ in {"dobj", "pobj", "attr"}:
        owner = holder(noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head)
    if owner is None or owner.i in subtree(clause):
        return
    cue = (noun.i, noun.i + 1)
    yield Statement(phrase_of(doc, owner, subtree(clause) | set(range(*cue))), cue, (), "speech"), subtree(clause)


def _view(doc: Doc, noun: Token) -> Iterator[Found]:
    """Views: "In the commission's view, the tariff breaks the rules": the clause around it is the owner's."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    owners = [*noun.children, *(of.children if of is not None else ())]
    owner = next((c for c in owners if c.dep_ in {"poss", "pobj"}), None)
    if owner is not None:
        content = around(doc, subtree(noun.head), noun.head.head)
        yield Statement(phrase_of(doc, owner, {noun.i}), (noun.i, noun.i + 1), (), "belief"), content


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _marker(doc: Doc, token: Token) -> Found | None:
    """Markers: "according to the police": the clause around it is theirs."""
    length = phrase_at(doc, token.i, phrases("en", "attribution", "markers"))
    if not length:
        return None
    last = doc[token.i + length - 1]
    who = next((c for c in last.children if c.dep_ == "pobj"), None)
    if who is None:
        return None
    cue = (token.i, token.i + length)
    statement = Statement(phrase_of(doc, who, set(range(*cue))), cue, (), "speech")
    own = set(range(*cue)) | subtree(who) | subtree(token)
    content = around(doc, own, token.sent.root if is_trailing(doc, statement) else token.head)
    return (statement, content) if content else None


def is_trailing(doc: Doc, statement: Statement) -> bool:
    """Tell a marker behind a comma that ends its sentence: ", according to the report."."""
    start, end = statement.cue[0], max(statement.own) + 1
    last = doc[start].sent.end
    marker = phrase_at(doc, start, phrases("en", "attribution", "markers"))
    return (
        bool(marker)
        and doc[start - 1].text == ","
        and all(doc[i].is_punct or doc[i].is_space for i in range(end, last))
    )
