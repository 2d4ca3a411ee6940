"""Holders: whose a statement is, and the words that give it to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import speaking
from recoupe.extraction.attribution.statements.spans import subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_GROUP = {"aux", "auxpass", "neg", "prt"}
_ADDRESSEES = {"dobj", "dative", "npadvmod", "advmod", "prep", "tmod"}
_SHARING = {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp"}
"""Relations by which a verb shares the subject of the one above it."""
_FAR = 5
"""Steps up the parse within which a verb without a subject finds the one it shares."""


def holder(verb: Token) -> Token | None:
    """Return the head noun of who says or thinks it: the subject, the one shared, or the agent of a passive."""
    if is_passive(verb):
        by = next((c for c in verb.children if c.dep_ == "agent"), None)
        return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    token = verb
    for _ in range(_FAR):
        subjects = [c for c in token.children if c.dep_ in _SUBJECTS]
        subject = min(subjects, key=lambda c: abs(c.i - token.i), default=None)
        if subject is not None:
            relative = subject.lower_ in speaking("en", "relatives") and token.dep_ == "relcl"
            return token.head if relative else subject
        if token.dep_ in {"acl", "relcl"}:
            return token.head if token.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if (
            token.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp"}
            or token.head.i == token.i
        ):
            return None
        token = token.head
    return None


def is_passive(verb: Token) -> bool:
    """Tell a verb whose subject is not who says it: "is expected", "was quoted by"."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)


def is_bare_participle(verb: Token) -> bool:
    """Tell a past participle that hangs on a noun or a clause: "asked about the leak, she"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(c.dep_.startswith("aux") or c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in verb.children)
    )


def phrase_of(doc: Doc, noun: Token, outside: set[int]) -> tuple[Tokens, ...]:
    """Return the holder's phrase as spans, appositions kept; clauses that hold cue or content left out."""
    without = [c for c in noun.subtree if c.dep_ in {"relcl", "acl"} and subtree(c) & outside]
    without += [c for c in noun.children if c.dep_ == "prep" and _is_when(c)]
    tokens = subtree(noun, without=without) - outside
    near = {i for i in tokens if all(k in tokens or doc[k].is_punct for k in range(min(i, noun.i), max(i, noun.i)))}
    start, end = trim(doc, (min(near, default=noun.i), max(near, default=noun.i) + 1))
    if doc[start].is_quote and not any(doc[i].is_quote for i in range(start + 1, end)):
        start += 1  # the end of what was said before it
    if start < noun.i and doc[start].tag_ == "IN" and doc[start].lower_ == "that":  # "that many women say"
        start += 1
    return ((start, end),)


def _is_when(link: Token) -> bool:
    """Tell "on Monday" behind a name, which says when it spoke."""
    return any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in link.children)


def with_addressee(verb: Token, own: Tokens) -> Tokens:
    """Return cue and holder with what stands right behind them: whom it was told, when, where."""
    beside = {t.i for c in verb.children if c.dep_ in _ADDRESSEES and c.i > verb.i for t in c.subtree}
    end = own[1]
    while end in beside and not verb.doc[end].is_quote:
        end += 1
    return own[0], end


def verb_group(verb: Token, last: int | None = None) -> Tokens:
    """Return the verb with the auxiliaries, negation and particle beside it: "had not said", "pointed out".

    `last`: the last token of a cue of several words ("made clear").
    """
    start, end = verb.i, max(verb.i, last or 0) + 1
    group = {c.i for c in verb.children if c.dep_ in _GROUP}
    adverbs = {c.i for c in verb.children if c.dep_ == "advmod"}
    while start - 1 in group or (start - 1 in adverbs and start - 2 in group):
        start -= 1
    while end in group:
        end += 1
    return start, end
