"""Who moves: the subject of a verb of movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.movements_places import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from recoupe.extraction.movements_lexicon import MovementLanguage

_NOMINAL = ("NOUN", "PROPN")
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubjpass"}


def who_moves(doc: Doc, sentence: Span, trigger: int, lang: MovementLanguage) -> Span | None:
    """Return the noun phrase of those who move, its determiner and number left out, or None (a pronoun, nobody)."""
    verb = doc[trigger]
    owner = _owner(doc, trigger, sentence.end, lang) if verb.pos_ in _NOMINAL else None
    if owner is not None:
        return _phrase(doc, owner, trigger, lang)
    head = _subject(verb, sentence) or _nearest(doc, sentence, trigger)
    if head is not None and key(head) in lang.acts:
        head = _owner(doc, head.i, trigger, lang) or head
    if head is None and verb.pos_ in _NOMINAL and not any(t.pattern.search(key(verb)) for t in lang.triggers):
        head = verb  # a lead-in that the parser takes for a noun phrase: "L'armée attaque sur deux axes"
    if head is None or head.pos_ not in (*_NOMINAL, "ADJ", "NUM", "X") or key(head) in lang.quiet:
        return None
    return _phrase(doc, head, trigger, lang)


def who_is_moved(doc: Doc, sentence: Span, first: int, last: int, lang: MovementLanguage) -> Span | None:
    """Return those who are driven out: the object of an active verb, the subject of a passive one."""
    passive = any(t.dep_ in ("auxpass", "aux:pass", "nsubjpass", "nsubj:pass") for t in doc[first].children)
    if not passive and not (first > sentence.start and doc[first - 1].lemma_ in ("be", "être")):
        for i in range(last + 1, min(sentence.end, last + 8)):
            if doc[i].pos_ in ("ADP", "VERB", "PUNCT"):
                break
            if doc[i].pos_ in _NOMINAL and not (i + 1 < sentence.end and doc[i + 1].pos_ in _NOMINAL):
                return _phrase(doc, doc[i], last, lang)
    return who_moves(doc, sentence, first, lang)


def _owner(doc: Doc, noun: int, end: int, lang: MovementLanguage) -> Token | None:
    """Return whose offensive or withdrawal it is: the noun after "of" or "by", if it is no name of a place."""
    if noun + 1 >= end or key(doc[noun + 1]) not in lang.genitive:
        return None
    for i in range(noun + 2, min(end, noun + 7)):
        if doc[i].pos_ in _NOMINAL:
            return None if key(doc[i]) in lang.sites else doc[i]
        if doc[i].pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _subject(verb: Token, sentence: Span) -> Token | None:
    """Return the subject of a verb, or of the one that governs it ("were seen heading")."""
    for _step in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.i < verb.i:
                return child
        if verb.head.i == verb.i or not sentence.start <= verb.head.i < sentence.end:
            return None
        if verb.dep_ in ("acl", "acl:relcl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head
        verb = verb.head
    return None


def _nearest(doc: Doc, sentence: Span, trigger: int) -> Token | None:
    """Return the last noun before a verb that no preposition governs."""
    for i in range(trigger - 1, sentence.start - 1, -1):
        if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].dep_ not in ("pobj", "obl", "obl:arg", "obl:mod", "nmod"):
            return doc[i]
    return None


def _phrase(doc: Doc, head: Token, trigger: int, lang: MovementLanguage) -> Span:
    """Return the phrase around a head: what modifies it, up to the verb, without determiners and numbers in front."""
    inside = [t for t in head.subtree if t.i < trigger or head.i > trigger]
    stop = next(
        (t.i for t in inside if t.i > head.i and (t.text in ",(;:–—" or t.pos_ in ("VERB", "AUX", "PRON"))), None
    )
    own = [t for t in inside if stop is None or t.i < stop]
    first, least = head.i, min((t.i for t in own), default=head.i)
    while (
        first - 1 >= least
        and (doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN") or doc[first - 1].text == "-")
        and (key(doc[first - 1]) not in lang.determiners)
    ):
        first -= 1
    last = max((t.i for t in own), default=head.i)
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in ("ADP", "DET", "ADV", "CCONJ")):
        last -= 1
    return doc[first : max(last, head.i) + 1]
