"""Passives: what is said of the subject. "The deal is expected to close", "was described as a hero"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.holders import is_bare_participle
from recoupe.extraction.attribution.statements.objects import subject_matter
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def passive_content(verb: Token) -> set[int]:
    """Return the clause of "it is believed that", or the subject with what it is said to do or be."""
    out: set[int] = set()
    whole = False
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and says(verb, "en", "passives"):
            out |= subtree(child)
            whole = whole or child.dep_ == "xcomp"
        elif child.i > verb.i and _is_predicate(verb, child):
            out |= subtree(child)
            whole = True
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None:
        return out
    agent = any(c.dep_ == "agent" for c in verb.children)
    told = says(verb, "en", "announced") and verb.dep_ != "relcl" and subject.pos_ != "PRON"
    if not out and (told or (agent and says(verb, "en", "objects"))):
        return subject_matter(subject)
    if whole and subject.lower_ != "it":
        out |= subtree(subject)
    return out


def described(verb: Token) -> set[int]:
    """Return the noun and what it is said to do or be, of a bare participle: "a man believed to be in hiding"."""
    out: set[int] = set()
    for child in verb.children:
        done = child.dep_ == "xcomp" and says(verb, "en", "passives")
        if done or (child.i > verb.i and _is_predicate(verb, child)):
            out |= subtree(child)
    if out and verb.head.i < verb.i:
        out |= {t.i for t in verb.head.subtree if t.i <= verb.head.i}
    return out


def _is_predicate(verb: Token, child: Token) -> bool:
    """Tell what a passive gives to its subject: a name, "as a hero", "of hiding"."""
    judged = child.dep_ == "oprd" and not is_bare_participle(verb) and not says(verb, "en", "senses")
    if says(verb, "en", "naming") and (judged or child.lower_ == "as"):
        return True
    if says(verb, "en", "likening") and child.lower_ == "to":
        return True
    return says(verb, "en", "assigning") and child.lower_ in words("en", "attribution", "assigning_links")
