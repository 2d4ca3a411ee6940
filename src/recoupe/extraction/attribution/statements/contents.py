"""Contents: what exactly is said, thought or intended, as token sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.kinds import links_of
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORT = 8
"""Words of a cue with its holder that is set into a sentence."""
_LONG_HOLDER = 20
"""Words of a cue with its holder that may end a sentence behind a comma."""
_CLAUSE_HEADS = {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl"}


def complement(verb: Token) -> set[int]:
    """Return the tokens of a verb's clause, infinitive or object that is what somebody says or means.

    Source of the shapes: English dependency labels as spaCy's models give them (ClearNLP scheme).
    """
    if verb.dep_ == "parataxis" and verb.head.i != verb.i:  # "The tanks, he said, had left"
        return subtree(_first_of_series(clause_head(verb.head)), without=[verb])
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp" and not _is_fragment(child) and not _is_sensed(verb, child):
            out |= from_that(child)
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
    late = child.dep_ == "advcl" and child.i > verb.i and _is_to_do(child)
    if not late or any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children):
        return False
    thing = any(c.dep_ == "dobj" and c.ent_type_ not in {"DATE", "TIME"} for c in verb.children)
    return says(verb, "en", "directing") if thing else wanting  # "instructs agents to leave"


def topic(verb: Token) -> set[int]:
    """Return what a verb says by a preposition: "warned of a drought", "called on Congress to act"."""
    links = links_of(verb, "topics")
    parts = [c for c in verb.children if c.dep_ in {"prep", "prt"} and c.i > verb.i]
    particle = any(c.dep_ in {"prt", "advmod"} and c.i > verb.i for c in verb.children)
    if not links or (says(verb, "en", "only_with_particle") and not particle):
        return set()
    link = next((c for c in parts if c.dep_ == "prep" and c.lower_ in links), None)
    if link is None:
        return set()
    tokens = subtree(link)
    to_do = [c for c in verb.children if c.dep_ in {"xcomp", "advcl"} and _is_to_do(c) and c.i > link.i]
    if says(verb, "en", "directing"):
        tokens = tokens.union(*(subtree(c) for c in to_do))
    elif says(verb, "en", "only_with_infinitive") and not any(_is_to_do(t) for t in link.subtree):
        return set()
    return tokens


def subject_matter(noun: Token) -> set[int]:
    """Return a noun that is said, with all that hangs on it; a pronoun or a day says nothing."""
    empty = (noun.pos_ == "PRON" and noun.dep_ != "nsubjpass") or noun.ent_type_ in {"DATE", "TIME"}
    return set() if empty else subtree(noun)


def _is_sensed(verb: Token, clause: Token) -> bool:
    """Tell what is seen to happen from what is found out: "saw the men leave", not "the poll found most undecided"."""
    if _is_of_paper(verb) or not says(verb, "en", "senses") or any(c.dep_ == "mark" for c in clause.children):
        return False
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return clause.tag_ not in finite and not any(c.tag_ in finite for c in clause.children if c.dep_.startswith("aux"))


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


def _first_of_series(verb: Token) -> Token:
    """Return the first of clauses that are joined: "Rents rose and wages fell, the city reported"."""
    while verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


def sentence_before(doc: Doc, verb: Token, own: set[int], content: set[int]) -> set[int]:
    """Return the sentence up to the comma before a cue and its holder that end it: "A, but B, officials said."."""
    sentence = verb.sent
    start, end = min(own), max(own) + 1
    behind = range(end, sentence.end)
    ends = all(doc[i].is_punct or doc[i].is_space or doc[i].ent_type_ in {"DATE", "TIME"} for i in behind)
    close = end - start <= _LONG_HOLDER and len(own) == end - start
    comma = start > sentence.start and doc[start - 1].text == ","
    if not (ends and close and comma and min(content) < start) or any(doc[i].is_quote for i in behind):
        return set()
    first = sentence.start + (doc[sentence.start].pos_ == "CCONJ")
    return set(range(first, start - 1))


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


def object_of(verb: Token) -> set[int]:
    """A thing said or a person judged, as object: "called the ruling a disgrace", "denied the charges"."""
    parts = [c for c in verb.children if c.dep_ in {"dobj", "oprd", "prep"} and c.i > verb.i]
    if says(verb, "en", "naming"):
        links = {"to"} if says(verb, "en", "likening") else {"as"}
        if any(c.dep_ == "oprd" or c.lower_ in links for c in parts):
            return set().union(*(subtree(c) for c in parts if c.dep_ != "prep" or c.lower_ in links))
    assigned = words("en", "attribution", "assigning_links") if says(verb, "en", "assigning") else frozenset()
    blamed = next((c for c in parts if c.dep_ == "dobj"), None)
    linked = [*parts, *(blamed.children if blamed is not None else ())]
    if blamed is not None and any(c.lower_ in assigned for c in linked):
        # "accused the government of hiding"
        return set().union(*(subtree(c) for c in parts if c.dep_ != "prep" or c.lower_ in assigned))
    directed = says(verb, "en", "directing") or says(verb, "en", "intentions")
    if directed and any(_is_infinitive(c) for part in parts for c in part.children):  # "ordered the refunds to begin"
        return set().union(*(subtree(c) for c in parts if c.dep_ == "dobj"))
    found = says(verb, "en", "findings") and _is_of_paper(verb)
    if (found or says(verb, "en", "objects")) and not _is_unreal(verb):
        return set().union(*(subject_matter(c) for c in parts if c.dep_ == "dobj"))
    return set()


def _is_of_paper(verb: Token) -> bool:
    """Tell what a paper or a count finds: "the survey shows a decline"."""
    papers = words("en", "attribution", "papers")
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in papers for c in verb.children)


def _is_unreal(verb: Token) -> bool:
    """Tell what is not done yet: "to endorse the plan", "would welcome help"."""
    return any(c.tag_ in {"TO", "MD"} for c in verb.children)


def _is_to_do(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_infinitive(child: Token) -> bool:
    return child.dep_ in {"relcl", "acl"} and _is_to_do(child)


def _is_fragment(child: Token) -> bool:
    """A parser's ccomp that is no clause: a bare noun with nothing on it."""
    return child.pos_ in {"NOUN", "PROPN", "ADV"} and not any(True for _ in child.children)
