"""Participants: who acted and against whom, as written, from the verbs and nouns of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.speakers import bare
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]

_SUBJECT = {"nsubj"}
_PASSIVE_SUBJECT = {"nsubjpass", "nsubj:pass"}
_OBJECT = {"dobj", "obj", "pobj"}
_CUT = {
    "en": {"who", "which", "that", "whose", "where", "including", "as", "since"},
    "fr": {"qui", "que", "dont", "où", "depuis"},
}


def participants(
    doc: Doc, span: Tokens, lang: str, triggers: Iterable[int], speaker: Tokens | None
) -> tuple[Tokens | None, Tokens | None]:
    """Return (by, against) as token spans within a claim's span, None where the text does not say.

    Verbs first: their subject acts and their object suffers, the other way round in the passive, with the agent after
    "by"/"par"; verbs of suffering ("die", "périr") have their subject as victim. Then nouns: "air strikes by X on Y",
    "raids du régime contre Y", "Syrian regime airstrikes".
    """
    by: Tokens | None = None
    against: Tokens | None = None
    for i in triggers:
        token = doc[i]
        found_by, found_against = (
            _of_verb(doc, token, span, lang) if token.pos_ in {"VERB", "AUX"} else _of_noun(doc, token, span, lang)
        )
        by = by or _usable(doc, found_by, span, lang, speaker)
        against = against or _usable(doc, found_against, span, lang, speaker)
    return by, against


def _of_verb(doc: Doc, verb: Token, span: Tokens, lang: str) -> tuple[Tokens | None, Tokens | None]:
    suffering = is_one_of(verb, words(lang, "participants", "suffering"))
    subject = _child(verb, _SUBJECT) or _shared(verb, _SUBJECT)
    passive = _child(verb, _PASSIVE_SUBJECT)
    agent = _agent(doc, verb, lang)
    target = _child(verb, _OBJECT)
    if subject is not None and subject.lower_ in words(lang, "speakers", "relatives"):
        subject = verb.head if verb.dep_ in {"relcl", "acl:relcl"} else None
    if passive is not None and passive.lower_ in words(lang, "speakers", "relatives"):
        passive = verb.head if verb.dep_ in {"relcl", "acl:relcl"} else None
    if suffering:
        return _phrase(doc, agent, span, lang), _phrase(doc, subject or passive, span, lang)
    if passive is not None or agent is not None:
        return _phrase(doc, agent, span, lang), _phrase(doc, passive or subject, span, lang)
    if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"} and subject is None:
        return None, _phrase(doc, verb.head, span, lang)
    if target is None:
        target = _prepositional(doc, verb, lang, "targets")
    return _phrase(doc, subject, span, lang), _phrase(doc, target, span, lang)


def _of_noun(doc: Doc, noun: Token, span: Tokens, lang: str) -> tuple[Tokens | None, Tokens | None]:
    by = _prepositional(doc, noun, lang, "agents")
    target = _prepositional(doc, noun, lang, "targets")
    if by is None and lang == "en":
        by = next((c for c in noun.children if c.dep_ in {"compound", "amod", "poss"} and _acts(c, lang)), None)
        if by is not None:
            left = by.i
            while left > span[0] and doc[left - 1].dep_ in {"compound", "amod"} and doc[left - 1].text[:1].isupper():
                left -= 1
            return (left, by.i + 1), _phrase(doc, target, span, lang)
    if by is None and lang == "fr":
        by = next((c for c in noun.children if c.dep_ in {"nmod", "obl:arg"} and c.i > noun.i and _acts(c, lang)), None)
    return _phrase(doc, by, span, lang), _phrase(doc, target, span, lang)


def _acts(token: Token, lang: str) -> bool:
    return is_one_of(token, words(lang, "participants", "parties")) or (
        token.ent_type_ in {"ORG", "NORP", "GPE"} and token.text[:1].isupper()
    )


def _child(head: Token, labels: set[str]) -> Token | None:
    return next((c for c in head.children if c.dep_ in labels), None)


def _shared(verb: Token, labels: set[str]) -> Token | None:
    """The subject of the verb that this one is coordinated with or hangs on ("attacked and killed", "killing")."""
    head = verb
    for _ in range(3):
        if head.dep_ not in {"conj", "advcl", "xcomp", "ccomp"} or head.head.i == head.i:
            return None
        if head.dep_ == "ccomp" and head.i != verb.i:
            return None
        head = head.head
        subject = _child(head, labels)
        if subject is not None:
            return subject
    return None


def _agent(doc: Doc, verb: Token, lang: str) -> Token | None:
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if lang == "fr" and verb.i + 2 < len(doc) and doc[verb.i + 1].lower_ == "par":
        return next(
            (doc[k] for k in range(verb.i + 2, min(verb.i + 5, len(doc))) if doc[k].pos_ in {"NOUN", "PROPN"}), None
        )
    return None


def _prepositional(doc: Doc, head: Token, lang: str, which: str) -> Token | None:
    vocabulary = words(lang, "participants", which)
    for child in sorted(head.subtree, key=lambda t: t.i):
        if child.i > head.i and child.lower_ in vocabulary and child.i - head.i <= 6:
            if lang == "en":
                found = next((c for c in child.children if c.dep_ == "pobj"), None)
            else:
                found = child.head if child.dep_ == "case" and child.head.i > child.i else None
            if found is not None:
                return found
    del doc
    return None


def _phrase(doc: Doc, head: Token | None, span: Tokens, lang: str) -> Tokens | None:
    """The noun phrase of a head: its left modifiers, and "of"/"de" complements; no clause, no list of places."""
    if head is None or not span[0] <= head.i < span[1]:
        return None
    left = min((t.i for t in head.subtree if t.i <= head.i and t.i >= span[0] and _modifies(t, head)), default=head.i)
    right = head.i + 1
    reach = max((t.i for t in head.subtree), default=head.i) + 1
    joined = 0
    while right < min(reach, span[1]):
        token = doc[right]
        if token.lower_ in _CUT[lang] or token.text in {",", ";", ":", "(", '"', "»", "–"}:
            break
        if token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} and token.dep_ not in {"amod", "compound"}:
            break
        if token.pos_ == "ADP" and token.lower_ not in words(lang, "participants", "of"):
            break
        if token.pos_ == "ADP":
            joined += 1
            if joined > 2:
                break
        right += 1
    while right > head.i + 1 and doc[right - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        right -= 1
    return bare(doc, (left, right), lang)


def _modifies(token: Token, head: Token) -> bool:
    current = token
    while current.i != head.i:
        if (
            current.dep_ in {"relcl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos"}
            or current.head.i == current.i
        ):
            return False
        current = current.head
    return True


def _usable(doc: Doc, found: Tokens | None, span: Tokens, lang: str, speaker: Tokens | None) -> Tokens | None:
    """Numbers and quantifiers go; pronouns, dates and the speaker's own "that" are no participants."""
    if found is None or found[0] >= found[1] or found[0] < span[0] or found[1] > span[1]:
        return None
    begin, end = found
    quantity = words(lang, "participants", "quantity")
    while begin < end - 1 and (doc[begin].pos_ == "NUM" or doc[begin].like_num or doc[begin].lower_ in quantity):
        begin += 1
    head = doc[end - 1]
    if head.pos_ in {"PRON", "NUM", "DET", "ADV", "PUNCT"} and end - begin == 1:
        return None
    if head.ent_type_ in {"DATE", "TIME", "CARDINAL"} or doc[begin].lower_ in quantity:
        return None
    del speaker
    return begin, end
