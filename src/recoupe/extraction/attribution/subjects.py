"""Subjects: the phrase that speaks, before or after its verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.attribution.phrases_left import left_of
from recoupe.extraction.attribution.phrases_right import parsed_right, phrase_after_adjuncts
from recoupe.extraction.attribution.speakers import can_speak, pronoun
from recoupe.extraction.attribution.verb_groups import (
    agent,
    group_start,
    has_passive_auxiliary,
    inverts,
    is_idle,
    is_passive,
)
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens


@dataclass(frozen=True)
class Subject:
    """Who speaks (None: whoever spoke before, "and added"), whether behind the verb, and the group's first token."""

    speaker: Tokens | None
    inverted: bool
    group: int


def subject_of(doc: Doc, i: int, sentence: Tokens, lang: str, last: int) -> Subject | None:
    """Return the subject of the reporting verb `i`; `last` is the last token of its cue ("fait savoir").

    None: the verb reports nothing here (a passive without an agent, an infinitive of purpose).
    """
    verb = doc[i]
    group = group_start(doc, i, sentence, lang)
    if is_idle(doc, i, group, sentence, lang):
        return None
    if _is_lone_participle(verb, group) and not is_passive(doc, i, group, lang):
        return None
    if is_passive(doc, i, group, lang):
        by = agent(doc, i, sentence, lang)
        if by and can_speak(doc, by, lang):
            return Subject(by, True, group)
        if has_passive_auxiliary(doc, i, group):
            return None
    clitic = _clitic(doc, group, last, sentence, lang)
    if clitic is not None:
        return Subject((clitic, clitic + 1), True, group)
    before = doc[group - 1].lower_ if group > sentence[0] else ""
    if before == "," and group == i and _is_present_participle(verb):
        return Subject(None, False, group)  # ", rejecting the claim": whoever spoke before
    if inverts(doc, verb, group, sentence, lang):
        right = phrase_after_adjuncts(doc, last + 1, sentence, lang)
        if right and (can_speak(doc, right, lang) or _is_paper(doc, right, lang)):
            return Subject(right, True, group)
    if before in grammar(lang, "joins"):
        return Subject(None, False, group)  # "and added"
    left = left_of(doc, group, sentence, lang, verb)
    if left:
        return Subject(left, False, group)
    right = parsed_right(doc, verb, sentence, lang)
    if right:
        return Subject(right, True, group)
    if before in grammar(lang, "infinitives") and has_feature(verb, "VerbForm", "Inf"):
        return None
    return Subject(None, False, group)


def shared_subject(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the subject of the verb that this one is coordinated with ("donne raison à Damas et évoque")."""
    head = doc[i].head
    if doc[i].dep_ != "conj" or head.i >= i or head.i < sentence[0]:
        return None
    return left_of(doc, group_start(doc, head.i, sentence, lang), sentence, lang, head)


def _is_lone_participle(verb: Token, group: int) -> bool:
    """A French past participle without auxiliary only describes: "morts imputés au régime".

    A tagger takes "impute" for one too, hence the look at its ending.
    """
    irregular = verb.lower_ in grammar("fr", "irregular_participles")
    if verb.lower_.endswith("e") and not verb.lower_.endswith(("ée", "ie", "ue")) and not irregular:
        return False
    past = has_feature(verb, "VerbForm", "Part") and has_feature(verb, "Tense", "Past")
    aux = any(c.dep_.startswith("aux") for c in verb.children)
    return past and verb.tag_ == "VERB" and group == verb.i and verb.dep_ in {"acl", "amod", "advcl"} and not aux


def _is_paper(doc: Doc, phrase: Tokens, lang: str) -> bool:
    """Whether a phrase is a text already spoken of: "», ajoute le texte"."""
    definite = doc[phrase[0]].lower_ in words(lang, "attribution", "definite")
    return (
        definite and phrase[1] - phrase[0] == 2 and is_one_of(doc[phrase[1] - 1], words(lang, "attribution", "generic"))
    )


def _is_present_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" or (has_feature(verb, "VerbForm", "Part") and has_feature(verb, "Tense", "Pres"))


def _clitic(doc: Doc, group: int, last: int, sentence: Tokens, lang: str) -> int | None:
    """The pronoun hyphened to the verb: "affirme-t-il"."""
    for k in range(group, min(last + 2, sentence[1])):
        if doc[k].text[:1] == "-" and pronoun(doc[k], lang):
            return k
    return None
