"""Markers: words that give the clause around them to somebody: "according to", "in the view of", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.statements.closing import sentence_before
from recoupe.extraction.attribution.statements.contents import around, clause_head
from recoupe.extraction.attribution.statements.holders import phrase_of
from recoupe.extraction.attribution.statements.kinds import kind_of
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.statement import Statement
from recoupe.languages.forms import phrase_at, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.statements.statement import Found


def marker_statement(doc: Doc, token: Token) -> Found | None:
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
    whole = sentence_before(doc, statement.own) if is_trailing(doc, statement) else set()
    content = whole or around(doc, own, token.sent.root if is_trailing(doc, statement) else token.head)
    return (statement, content) if content else None


def is_trailing(doc: Doc, statement: Statement) -> bool:
    """Tell a marker behind a comma that ends its sentence: ", according to the report."."""
    start, end = statement.cue[0], max(statement.own) + 1
    last = doc[start].sent.end
    marker = phrase_at(doc, start, phrases("en", "attribution", "markers"))
    return (
        bool(marker)
        and (doc[start - 1].text == "," or (doc[start - 1].is_quote and doc[start - 2].text == ","))
        and all(doc[i].is_punct or doc[i].is_space for i in range(end, last))
    )


def view_statement(doc: Doc, noun: Token) -> Iterator[Found]:
    """Views: "In the commission's view, the tariff breaks the rules": the clause around it is the owner's."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    owners = [*noun.children, *(of.children if of is not None else ())]
    owner = next((c for c in owners if c.dep_ in {"poss", "pobj"}), None)
    if owner is not None:
        content = around(doc, subtree(noun.head), noun.head.head)
        yield Statement(phrase_of(doc, owner, {noun.i}), (noun.i, noun.i + 1), (), "belief"), content


def hearsay_statement(doc: Doc, adverb: Token) -> Iterator[Found]:
    """Hearsay: "He had reportedly left": the clause is somebody's, unnamed. A verb that is a cue itself says whose."""
    verb = adverb.head
    if adverb.lower_ not in words("en", "attribution", "hearsay") or verb.pos_ not in {"VERB", "AUX"}:
        return
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)
    if has_subject and kind_of(verb) is None:
        content = around(doc, {adverb.i}, clause_head(verb))
        yield Statement((), (adverb.i, adverb.i + 1), (), "speech"), content
