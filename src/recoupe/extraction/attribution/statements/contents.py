"""Contents: what exactly is said, thought or intended, as token sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.kinds import is_quoting, takes_clause
from recoupe.extraction.attribution.statements.objects import is_of_paper, is_to_do, subject_matter, topic
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.tenses import said_on
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORT = 8
"""Words of a cue with its holder that is set into a sentence."""
_CLAUSE_HEADS = {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl"}


def complement(verb: Token, *, compound: bool = False) -> set[int]:
    """Return the tokens of a verb's clause, infinitive or object that is what somebody says or means.

    `compound`: a cue of several words ("made clear"), which takes a clause.
    Source of the shapes: English dependency labels as spaCy's models give them (ClearNLP scheme).
    """
    if _is_set_in(verb):  # "The tanks, he said, had left"
        return subtree(_first_of_series(clause_head(verb.head)), without=[verb])
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp" and _is_said(verb, child, compound=compound):
            out |= from_that(child) | said_on(verb, child)
            if child.i < verb.i:
                out |= _opening(verb) | _resumed(verb)
        elif _is_wanted(verb, child):
            out |= subtree(child)
            out |= topic(verb)  # "called on Congress to pass the bill"
            for beside in verb.children:  # "urged Congress to pass the bill"
                if beside.dep_ in {"dobj", "dative"} and verb.i < beside.i < child.i:
                    out |= subject_matter(beside) if beside.pos_ != "PRON" else subtree(beside)
        elif child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "like" for c in child.children):
            out |= subtree(child)  # "feel like they belong"
    return out or topic(verb) or _hung_on_setting(verb)


def from_that(clause: Token) -> set[int]:
    """Return a clause without what the parser hung on it before "that": "argued in the brief that"."""
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return {i for i in subtree(clause) if that is None or i >= that.i}


def _hung_on_setting(verb: Token) -> set[int]:
    """Return a clause with "that" which the parser hung on a noun between: "knows from experience that"."""
    nouns = (c for link in verb.children if link.dep_ == "prep" for c in link.children if c.dep_ == "pobj")
    clauses = (c for noun in nouns for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"})
    found = next((c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)
    return subtree(found) if found is not None and found.i > verb.i else set()


def _is_wanted(verb: Token, child: Token) -> bool:
    """Tell the infinitive that somebody wants: "plans to leave", "promised on Saturday to leave"."""
    wanting = says(verb, "en", "intentions")
    if child.dep_ == "xcomp":
        asked = any(c.tag_ in {"WRB", "WP"} for c in child.children)  # "questioned how to do it"
        return wanting or asked or says(verb, "en", "directing")
    late = child.dep_ == "advcl" and child.i > verb.i and is_to_do(child)
    if not late or any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children):
        return False
    thing = any(c.dep_ == "dobj" and c.ent_type_ not in {"DATE", "TIME"} for c in verb.children)
    return says(verb, "en", "directing") if thing else wanting  # "instructs agents to leave"


def _is_said(verb: Token, clause: Token, *, compound: bool) -> bool:
    if clause.i < verb.i and (compound or verb.dep_ in {"relcl", "acl"} or _has_filler(verb)):
        return False  # "his round went on", "the sort that tells"
    if clause.i < verb.i and (any(c.dep_ == "xcomp" for c in verb.children) or _is_joined(verb)):
        return False  # "It has a plan: it is aiming to win"
    if clause.i < verb.i and any(verb.doc[i].text == ";" for i in range(clause.i, verb.i)):
        return False
    return (compound or takes_clause(verb)) and not _is_fragment(clause) and not _is_sensed(verb, clause)


def _is_joined(verb: Token) -> bool:
    """Tell a verb with its subject behind "and": "She was asked, and she said yes"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    start = subject.left_edge.i if subject is not None else verb.i
    return start > 0 and verb.doc[start - 1].pos_ == "CCONJ"


def _has_filler(verb: Token) -> bool:
    return any(c.lower_ in words("en", "attribution", "fillers") for c in verb.children)


def _is_set_in(verb: Token) -> bool:
    """Tell a verb of saying or thinking that is set into what is said; "you know" is none."""
    if verb.dep_ != "parataxis" or verb.head.i == verb.i or says(verb, "en", "senses"):
        return False
    said = is_quoting(verb) or says(verb, "en", "beliefs") or says(verb, "en", "findings")
    return said and not _has_filler(verb)


def _is_sensed(verb: Token, clause: Token) -> bool:
    """Tell what is seen to happen from what is found out: "saw the men leave", not "the poll found most undecided"."""
    if is_of_paper(verb) or not says(verb, "en", "senses") or any(c.dep_ == "mark" for c in clause.children):
        return False
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return clause.tag_ not in finite and not any(c.tag_ in finite for c in clause.children if c.dep_.startswith("aux"))


def clause_head(token: Token) -> Token:
    """Return the verb of the clause that a token stands in."""
    while token.head.i != token.i and not (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSE_HEADS):
        token = token.head
    while (
        token.head.i != token.i
        and token.dep_ in {"acl", "conj", "advcl"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    ):
        token = token.head  # "leaving three dead according to": what is hung on a participle is said of its clause
    return token


def around(doc: Doc, marker: set[int], head: Token) -> set[int]:
    """Return a clause without the marker that gives it to somebody ("according to the police")."""
    inside = subtree(clause_head(head)) - marker
    return {i for i in inside if not doc[i].is_space}


def _first_of_series(verb: Token) -> Token:
    """Return the first of clauses that are joined: "Rents rose and wages fell, the city reported"."""
    while verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


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
    for child in verb.children:  # "she said, her voice rising", "he said, and left"
        doing = child.dep_ == "advcl" and child.tag_ in {"VBG", "VBN"}
        too = child.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in child.children)
        if child.i > behind and (too or (doing and child.left_edge.i == first.i)):
            return set()
    return {t.i for t in verb.sent if t.i > behind}


def _is_fragment(child: Token) -> bool:
    """A parser's ccomp that is no clause: a bare noun with nothing on it."""
    return child.pos_ in {"NOUN", "PROPN", "ADV"} and not any(True for _ in child.children)
