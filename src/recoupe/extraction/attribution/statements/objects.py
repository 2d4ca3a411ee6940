"""Objects: what is said without a clause: a thing, a person judged, a matter behind a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.kinds import links_of
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Token


_RELATIVE = {"WDT", "WP", "WP$", "WRB"}


def topic(verb: Token) -> set[int]:
    """Return what a verb says by a preposition: "warned of a drought", "called on Congress to act"."""
    links = links_of(verb, "topics")
    parts = [c for c in verb.children if c.dep_ in {"prep", "prt"} and c.i > verb.i]
    particle = any(c.dep_ in {"prt", "advmod"} and c.i > verb.i for c in verb.children)
    if not links or (says(verb, "en", "only_with_particle") and not particle):
        return set()
    link = next((c for c in parts if c.dep_ == "prep" and c.lower_ in links), None)
    matter = next(iter(link.children), None) if link is not None else None
    if link is None or matter is None or matter.tag_ in _RELATIVE:
        return set()
    tokens = subtree(link)
    to_do = [c for c in verb.children if c.dep_ == "xcomp" and is_to_do(c) and c.i > link.i]
    if to_do:
        tokens = tokens.union(*(subtree(c) for c in to_do))
    elif says(verb, "en", "only_with_infinitive") and not any(is_to_do(t) for t in link.subtree):
        return set()
    return tokens


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
    if blamed is not None and says(verb, "en", "directing"):  # "ordered the refunds to begin"
        last = next((c for c in reversed(parts) if any(is_to_do(t) for t in c.subtree)), blamed)
        if last.i > blamed.i or any(is_to_do(t) for t in blamed.subtree):
            return set().union(*(subtree(c) for c in parts if c.i <= last.i))
    wanted = says(verb, "en", "intentions") and any(_is_infinitive(c) for part in parts for c in part.children)
    if wanted and blamed is not None:
        return subtree(blamed)
    found = says(verb, "en", "findings") and is_of_paper(verb)
    if (found or says(verb, "en", "objects")) and not _is_unreal(verb):
        return set().union(*(subject_matter(c) for c in parts if c.dep_ == "dobj"))
    return set()


def subject_matter(noun: Token) -> set[int]:
    """Return a noun that is said, with all that hangs on it; a pronoun or a day says nothing."""
    empty = (
        noun.tag_ in _RELATIVE
        or (noun.pos_ == "PRON" and noun.dep_ != "nsubjpass")
        or noun.ent_type_ in {"DATE", "TIME"}
    )
    return set() if empty else subtree(noun)


def is_of_paper(verb: Token) -> bool:
    """Tell what a paper or a count finds: "the survey shows a decline"."""
    papers = words("en", "attribution", "papers")
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in papers for c in verb.children)


def _is_unreal(verb: Token) -> bool:
    """Tell what is not done yet: "to endorse the plan", "would welcome help"."""
    return any(c.tag_ in {"TO", "MD"} for c in verb.children)


def is_to_do(token: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_infinitive(child: Token) -> bool:
    return child.dep_ in {"relcl", "acl"} and is_to_do(child)
