"""Tenses: whether a joined clause goes on with what was said or with the telling of it.

"She said (past) the bridge is (present) safe, but most roads are (present) shut": the last clause is said. "She said
the bridge is safe, but she drove (past) around it": it is told. Only where the saying is past and what is said is not
can the tense tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.statements.kinds import kind_of
from recoupe.extraction.attribution.statements.spans import subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_MODALS = {"will": "present", "wo": "present", "ca": "present", "can": "present", "may": "present", "must": "present"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}


def tense(verb: Token) -> str | None:
    """Return past or present, by the first finite word of a verb's group; None where none tells."""
    for token in sorted([verb, *(c for c in verb.children if c.dep_.startswith("aux"))], key=lambda t: t.i):
        told = _TENSES.get(token.tag_) or (_MODALS.get(token.lower_) if token.tag_ == "MD" else None)
        if told:
            return told
    return None


def said_on(verb: Token, clause: Token) -> set[int]:
    """Return the clauses joined to a verb of saying that go on with what is said, with what joins them."""
    if tense(verb) != "past" or tense(clause) != "present" or clause.i < verb.i:
        return set()
    out: set[int] = set()
    for other in verb.children:
        own = any(c.dep_ in _SUBJECTS for c in other.children)
        if other.dep_ == "conj" and other.i > clause.i and own and tense(other) == "present" and not _is_cue(other):
            out |= subtree(other) | {c.i for c in verb.children if c.dep_ == "cc" and clause.i < c.i < other.i}
    return out


def is_told(verb: Token, clause: Token, other: Token) -> bool:
    """Tell a clause, joined to what is said, that tells on in the tense of the saying, its subject a pronoun."""
    pronoun = any(c.dep_ in _SUBJECTS and c.tag_ == "PRP" for c in other.children)
    return pronoun and tense(verb) == tense(other) == "past" and tense(clause) == "present" and other.i > clause.i


def _is_cue(verb: Token) -> bool:
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    return not passive and kind_of(verb) is not None
