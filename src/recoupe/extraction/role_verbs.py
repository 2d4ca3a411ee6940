"""Roles by verbs: who is subject, object or passive subject of what, and what stands beside a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.role_clause import (
    ACTORS,
    GROUND,
    OBJECTS,
    SUBJECTS,
    VICTIMS,
    Clause,
    Role,
    before,
    passive,
    reflexive,
)
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recoupe.extraction.parties import Mention

MOVING = GROUND | {"troop movement", "armed clash", "ceasefire/evacuation"}
"""Types in which those who move, enter or leave are the acting side."""


def of_the_verb(c: Clause, m: Mention) -> Role | None:
    """The subject acts and the object suffers; the other way round in the passive and with verbs of suffering."""
    if m.sort == "country" and m.start > c.span[0] and c.doc[m.start - 1].pos_ in {"CCONJ", "ADP"}:
        return None
    found = [role for verb, part in _governing(c, m) if (role := _by_verb(c, m, verb, part)) is not None]
    return min(found, key=lambda r: r.rank, default=None)


def beside_the_verb(c: Clause, m: Mention) -> Role | None:
    """Where the parse has nothing (a text that lost its punctuation): the party right before a verb of the event."""
    if m.sort not in {"forces", "name", "country"} or before(c, m) is not None:
        return None
    for k in range(m.end, min(m.end + 4, c.span[1])):
        token = c.doc[k]
        if token.is_punct or c.among(token, "parting"):
            return None
        if token.pos_ == "VERB":
            if token.i not in c.triggers or not c.verb_is(token, "harm", "take", "repel", "launch"):
                return None
            part = "passive" if passive(token, c.lang) else "subject"
            return _by_verb(c, m, token, part)
    return None


def after_the_verb(c: Clause, m: Mention) -> Role | None:
    """The same for who suffers: the victims or the thing right after a verb of harm, but for words of time."""
    if m.sort not in {"people", "forces", "targets"}:
        return None
    for k in range(m.start - 1, max(c.span[0] - 1, m.start - 6), -1):
        token = c.doc[k]
        if token.pos_ == "VERB":
            if token.i in c.triggers and c.verb_is(token, "harm") and not passive(token, c.lang):
                return Role("against", 4, "after the verb", token.text, (m.start, m.end), m)
            return None
        timed = token.ent_type_ in {"DATE", "TIME"} or is_one_of(token, words(c.lang, "attribution", "time_words"))
        if not (timed or token.pos_ in {"DET", "NUM", "ADJ", "ADV"} or c.among(token, "articles")):
            return None
    return None


def _governing(c: Clause, m: Mention) -> list[tuple[Token, str]]:
    """The verbs that a mention hangs on, each with its part: subject, passive or object."""
    head = c.doc[m.head]
    out: list[tuple[Token, str]] = []
    seen = head
    for _step in range(3):
        if seen.dep_ in SUBJECTS or seen.dep_ in OBJECTS:
            break
        if (seen.dep_ in {"conj", "appos", "compound", "flat:name", "nmod"} and m.start <= seen.head.i < m.end + 8) or (
            seen.dep_ in {"nmod", "pobj", "prep", "obl:arg"}
            and m.head - seen.head.i < 5
            and (seen.dep_ == "pobj" or seen.head.like_num or c.among(seen.head, "quantity"))
        ):
            seen = seen.head
        else:
            break
    verb = seen.head.head if seen.head.dep_.startswith("aux") else seen.head
    if seen.dep_ in SUBJECTS:
        turned = passive(verb, c.lang) or (seen.dep_ in {"nsubjpass", "nsubj:pass"} and not reflexive(verb, c.lang))
        out.append((verb, "passive" if turned else "subject"))
        out.extend(
            (v, "passive" if passive(v, c.lang) else "subject")
            for v in verb.children
            if v.dep_ in {"conj", "xcomp", "advcl", "ccomp"}
            and v.pos_ == "VERB"
            and v.i > verb.i
            and not any(k.dep_ in SUBJECTS for k in v.children)
        )
    elif seen.dep_ in OBJECTS:
        out.append((verb, "object"))
    out.extend(
        (child, _relative_part(child, c.lang))
        for child in head.children
        if child.dep_ in {"acl", "acl:relcl", "relcl"} and child.pos_ == "VERB" and child.i > head.i
    )
    return [(v, part) for v, part in out if c.span[0] <= v.i < c.span[1]]


def _relative_part(verb: Token, lang: str) -> str:
    if any(k.dep_ in SUBJECTS and k.lower_ not in words(lang, "speakers", "relatives") for k in verb.children):
        return "object"
    if has_feature(verb, "VerbForm", "Part") and not any(k.pos_ == "AUX" for k in verb.children):
        gerund = has_feature(verb, "Aspect", "Prog") or has_feature(verb, "Tense", "Pres")
        return "subject" if gerund else "passive"
    return "passive" if passive(verb, lang) else "subject"


def _by_verb(c: Clause, m: Mention, verb: Token, part: str) -> Role | None:
    kind, rank = None, 2 if verb.i in c.triggers else 4
    if part == "subject":
        if verb.i > 0 and c.among(verb.nbor(-1), "causatives"):
            kind = "by"
        elif c.verb_is(verb, "suffer", "lose") and not c.among(verb, "falls"):
            kind = "against"
            rank = 3 if c.verb_is(verb, "lose") else rank
        elif c.event in GROUND and c.among(verb, "left"):
            kind = "against"
        elif c.verb_is(verb, "harm", "take", "repel", "launch", "claim") or (
            c.event in MOVING and c.verb_is(verb, "flee", "move")
        ):
            kind = "by"
        elif c.verb_is(verb, "flee") and m.sort in {"people", "forces"}:
            kind = "against"
    elif part == "passive":
        if c.verb_is(verb, "harm", "repel") or (c.verb_is(verb, "take") and m.sort in {"forces", "people", "person"}):
            kind = "against"
    elif c.verb_is(verb, "harm", "repel") or (c.verb_is(verb, "take") and m.sort in {"forces", "people", "person"}):
        kind = "against"
    if kind == "by" and m.sort == "people" and not c.among(c.doc[m.head], "armed"):
        rank += 2
        if not c.verb_is(verb, "harm", "launch") or verb.i not in c.triggers:
            return None
    if kind == "by" and m.sort not in ACTORS | {"people"}:
        return None
    if kind == "against" and m.sort not in VICTIMS:
        return None
    if kind == "against" and c.verb_is(verb, "lose") and part != "subject":
        return None
    return Role(kind, rank, part, verb.text, (m.start, m.end), m) if kind else None
