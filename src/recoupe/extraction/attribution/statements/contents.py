"""Contents: what exactly is said, thought or intended, as token sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORT = 8
"""Words of a cue with its holder that is set into a sentence."""
_CLAUSE_HEADS = {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl"}


def complement(verb: Token) -> set[int]:
    """Return the tokens of a verb's clause, infinitive or object that is what somebody says or means.

    Source of the shapes: English dependency labels as spaCy's models give them (ClearNLP scheme).
    """
    if verb.dep_ == "parataxis" and verb.head.i != verb.i:  # "The tanks, he said, had left"
        return subtree(clause_head(verb.head), without=[verb])
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp" and not _is_fragment(child):
            out |= subtree(child)
            if child.i < verb.i:
                out |= _opening(verb) | _resumed(verb)
        elif child.dep_ == "xcomp" and (says(verb, "en", "intentions") or says(verb, "en", "directing")):
            out |= subtree(child)
            for beside in verb.children:  # "urged Congress to pass the bill"
                if beside.dep_ in {"dobj", "dative"} and verb.i < beside.i < child.i:
                    out |= subtree(beside)
    return out or _object(verb)


def reported_passive(verb: Token) -> set[int]:
    """Return "the deal ... to close" of "the deal is expected to close", the clause of "it is believed that"."""
    out: set[int] = set()
    if not says(verb, "en", "passives"):
        return out
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            out |= subtree(child)
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if out and subject is not None and subject.lower_ != "it" and any(c.dep_ == "xcomp" for c in verb.children):
        out |= subtree(subject)
    return out


def clause_head(token: Token) -> Token:
    """Return the verb of the clause that a token stands in."""
    while token.head is not token and not (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSE_HEADS):
        token = token.head
    while token.dep_ in {"acl", "conj", "advcl"} and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
        token = token.head  # "leaving three dead according to": what is hung on a participle is said of its clause
    return token


def around(doc: Doc, marker: set[int], head: Token) -> set[int]:
    """Return a clause without the marker that gives it to somebody ("according to the police")."""
    inside = subtree(clause_head(head)) - marker
    return {i for i in inside if not doc[i].is_space}


def _opening(verb: Token) -> set[int]:
    """What stands at the head of a sentence whose content comes first belongs to it, hung on the verb or not."""
    first = min(t.i for t in verb.subtree)
    subject = [t.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree]
    limit = min([verb.i, *subject])
    clause = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    if not clause or max(c.i for c in clause) > limit:
        return set()
    return set(range(first, limit))


def _resumed(verb: Token) -> set[int]:
    """The rest of a sentence into which cue and holder are set between commas: ", officials said, because of rain"."""
    doc = verb.doc
    own = [verb.i, *(t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree)]
    behind = max(own) + 1
    inserted = doc[min(own) - 1].text == "," if min(own) > 0 else False
    if not inserted or behind + 1 >= len(doc) or doc[behind].text != "," or max(own) - min(own) > _SHORT:
        return set()
    first = doc[behind + 1]
    if first.tag_ in {"VBG", "WDT", "WP", "WRB"} or first.is_space or first.dep_ == "appos":
        return set()
    return {t.i for t in verb.sent if t.i > behind}


def _object(verb: Token) -> set[int]:
    """A thing said or a person judged, as object: "called the ruling a disgrace", "denied the charges"."""
    named = says(verb, "en", "naming")
    parts = [c for c in verb.children if c.dep_ in {"dobj", "oprd", "prep"} and c.i > verb.i]
    if named and (any(c.dep_ == "oprd" for c in parts) or any(c.lower_ == "as" for c in parts)):
        return set().union(*(subtree(c) for c in parts if c.dep_ != "prep" or c.lower_ == "as"))
    assigned = words("en", "attribution", "assigning_links") if says(verb, "en", "assigning") else frozenset()
    if any(c.lower_ in assigned for c in parts):  # "accused the government of hiding"
        return set().union(*(subtree(c) for c in parts if c.dep_ != "prep" or c.lower_ in assigned))
    topics = words("en", "attribution", "topic_links") if says(verb, "en", "topics") else frozenset()
    if any(c.lower_ in topics for c in parts):
        return set().union(*(subtree(c) for c in parts if c.lower_ in topics))
    directed = says(verb, "en", "directing") or says(verb, "en", "intentions")
    if directed and any(_is_infinitive(c) for part in parts for c in part.children):  # "ordered the refunds to begin"
        return set().union(*(subtree(c) for c in parts if c.dep_ == "dobj"))
    if says(verb, "en", "objects"):
        return set().union(*(subtree(c) for c in parts if c.dep_ == "dobj" and c.pos_ != "PRON"))
    return set()


def _is_infinitive(child: Token) -> bool:
    return child.dep_ in {"relcl", "acl"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)


def _is_fragment(child: Token) -> bool:
    """A parser's ccomp that is no clause: a bare noun with nothing on it."""
    return child.pos_ in {"NOUN", "PROPN", "ADV"} and not any(True for _ in child.children)
