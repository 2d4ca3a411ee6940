"""Closing: a cue and its holder that end a sentence behind a comma, and the sentence before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.statements.holders import phrase_of
from recoupe.extraction.attribution.statements.kinds import is_quoting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_LONG_HOLDER = 20
"""Words of a cue with its holder that may end a sentence behind a comma."""


def sentence_before(doc: Doc, own: set[int]) -> set[int]:
    """Return the sentence up to the comma before a cue and its holder that end it: "A, but B, officials said."."""
    start, end = min(own), max(own) + 1
    sentence = doc[start].sent
    if end - start > _LONG_HOLDER or len(own) != end - start or start <= sentence.start or doc[start - 1].text != ",":
        return set()
    if not all(_is_empty(doc[i]) for i in range(end, sentence.end)):
        return set()
    first = sentence.start + (doc[sentence.start].pos_ == "CCONJ")
    return set(range(first, start - 1))


def inverted_holder(doc: Doc, verb: Token) -> tuple[Tokens, ...]:
    """Return who speaks behind a verb that a parser took for one with an object: ", reported the network."."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ in {"PROPN", "NOUN"}), None)
    if thing is None or not is_quoting(verb) or not verb.i or doc[verb.i - 1].text != ",":
        return ()
    others = any(c.dep_ in {"nsubj", "nsubjpass", "ccomp", "xcomp", "aux"} for c in verb.children)
    span = phrase_of(doc, thing, set())
    adjacent = span[0][0] == verb.i + 1 and doc[verb.i].tag_ in {"VBD", "VBZ"}
    ends = all(_is_empty(doc[i]) for i in range(span[0][1], verb.sent.end))
    return span if adjacent and ends and not others else ()


def _is_empty(token: Token) -> bool:
    return (token.is_punct and not token.is_quote) or token.is_space or token.ent_type_ in {"DATE", "TIME"}
