"""Nouns of saying, thinking and wanting: "the company's claim that", "its plan to", "allegations of fraud"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.attribution.statements.holders import holder, phrase_of
from recoupe.extraction.attribution.statements.kinds import links_of
from recoupe.extraction.attribution.statements.markers import view_statement
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.statement import Statement
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens
    from recoupe.extraction.attribution.statements.statement import Found


def noun_statements(doc: Doc, noun: Token) -> Iterator[Found]:
    """Return the statement that a noun makes with the clause, the infinitive or the phrase on it."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lower_ in words("en", "attribution", "views"):
        yield from view_statement(doc, noun)
        return
    content = _content(noun)
    bare = noun.i and noun.nbor(-1).lower_ in grammar("en", "settings")  # "in order to", "in hope of"
    if content is None or bare:
        return
    tokens = subtree(content)
    owner = _owner(noun, content)
    cue = (noun.i, noun.i + 1)
    source: tuple[Tokens, ...] = ()
    if owner is None or owner.i in tokens or owner.tag_ in {"DT", "EX"}:
        if not says(noun, "en", "anonymous"):
            return
    else:
        source = phrase_of(doc, owner, tokens | set(range(*cue)))
    kind = "intention" if content.dep_ in {"acl", "relcl"} and not _is_that_clause(content) else "speech"
    yield Statement(source, cue, (), kind), tokens


def _content(noun: Token) -> Token | None:
    """What is said or wanted: a clause with "that", an infinitive, a phrase whose preposition the lexicon gives."""
    if says(noun, "en", "nominal") or says(noun, "en", "thoughts"):
        clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_that_clause(c)), None)
        if clause is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "her view is that"
            clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and _is_that_clause(c)), None)
        if clause is not None:
            return clause
    if says(noun, "en", "purposes"):
        clause = next((c for c in noun.children if c.dep_ in {"acl", "relcl", "xcomp"} and _is_infinitive(c)), None)
        if clause is not None and not any(c.dep_ in {"nsubj", "mark"} for c in clause.children):
            return clause
    links = links_of(noun, "noun_links")
    return next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in links and c.i > noun.i), None)


def _owner(noun: Token, content: Token) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        issued = grammar("en", "issued_by")
        by = next(
            (c for c in noun.children if c.dep_ in {"prep", "agent"} and c.lower_ in issued and c.i != content.i), None
        )
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if owner is None and noun.dep_ == "dobj" and says(noun.head, "en", "holding"):
        owner = holder(noun.head)
    elif owner is None and noun.dep_ == "attr":
        owner = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    nobody = owner is None or owner.dep_ in {"expl", "attr"} or owner.ent_type_ in {"DATE", "TIME"}
    return None if nobody else owner


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
