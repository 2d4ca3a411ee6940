"""Saying without a verb of saying: what a sentence's build shows, whatever its verb.

Reporters write "sighed the sheikh", "the Observatory is at 77 dead", "the governor was less triumphant: …". No list
holds all such verbs. Three builds show a speaker nevertheless: a subject that stands behind its verb after a quotation
or a comma; a subject that can speak before a colon; and a body that counts, as the subject of a verb that tells of no
violence, with a count behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import speaking
from recoupe.extraction.attribution.phrases_left import left_of
from recoupe.extraction.attribution.phrases_right import phrase_after_adjuncts
from recoupe.extraction.attribution.speakers import can_speak, core, pronoun
from recoupe.extraction.attribution.verb_groups import group_start, is_idle, is_passive
from recoupe.languages.columns import columns
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_CLOSES = frozenset({"»", "”", '"', "’’"})
_MARKS = _CLOSES | {","}
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_SHORTEST = 3
"""Tokens. Less behind a colon or before an inserted verb tells of nothing."""


def inserted(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens]) -> tuple[Tokens, Tokens] | None:
    """Return (verb group, speaker) of a verb that stands with its subject behind what is said: ", glisse un cadre".

    In English only a quotation is told of so; in French any clause.
    """
    if _MARKS.isdisjoint(columns(doc).texts[sentence[0] : i]):
        return None
    verb = doc[i]
    if verb.pos_ not in {"VERB", "AUX"} or is_one_of(verb, words(lang, "events", "occurring")) or _unfinished(verb):
        return None
    group = group_start(doc, i, sentence, lang)
    before = group - 1
    if before - _SHORTEST < sentence[0] or doc[before].text not in _MARKS:
        return None
    said = doc[before - 1] if doc[before].text == "," else doc[before]
    quoted = said.text in _CLOSES or any(a < before <= b for a, b in quotes)
    if not quoted and (lang == "en" or not _has_clause(doc, sentence[0], before)):
        return None
    if is_idle(doc, i, group, sentence, lang) or is_passive(doc, i, group, lang):
        return None
    speaker = phrase_after_adjuncts(doc, i + 1, sentence, lang)
    if speaker is None or not _somebody(doc, speaker, lang) or doc[speaker[0]].pos_ == "PRON":
        return None
    return (group, i + 1), speaker


def announcing(doc: Doc, colon: int, sentence: Tokens, lang: str) -> tuple[Tokens, Tokens] | None:
    """Return (verb group, speaker) of a clause that only leads up to a colon: "the governor was less triumphant:"."""
    behind = range(colon + 1, sentence[1])
    if len(behind) < _SHORTEST or not any(doc[k].pos_ == "VERB" or _number(doc[k]) for k in behind):
        return None
    return _subject_of_root(doc, (sentence[0], colon), lang)


def counting(doc: Doc, sentence: Tokens, lang: str) -> tuple[Tokens, Tokens] | None:
    """Return (verb group, speaker) where a body that counts is the subject: "le Croissant-Rouge en est à 77 morts"."""
    found = _subject_of_root(doc, sentence, lang)
    if found is None:
        return None
    (_start, end), speaker = found
    counters = words(lang, "speakers", "counters")
    begin, stop = core(doc, speaker, lang)
    if not any(is_one_of(doc[k], counters) for k in range(begin, stop)):
        return None
    counted = any(_number(doc[k]) and k + 1 < sentence[1] and doc[k + 1].is_alpha for k in range(end, sentence[1]))
    return found if counted else None


def _subject_of_root(doc: Doc, span: Tokens, lang: str) -> tuple[Tokens, Tokens] | None:
    """The main verb of a span and its subject on the left, if that can speak and the verb tells of no violence."""
    for i in range(*span):
        verb = doc[i]
        head = verb.head if verb.dep_ == "cop" else verb
        if verb.pos_ not in {"VERB", "AUX"} or head.dep_ not in _MAIN:
            continue
        planned = any(c.dep_ == "xcomp" and c.i > i for c in verb.children)  # "l'ONU va enquêter"
        if planned or is_one_of(verb, words(lang, "events", "occurring")) or _unfinished(verb):
            return None
        group = group_start(doc, i, span, lang)
        if is_passive(doc, i, group, lang):
            return None
        speaker = left_of(doc, group, span, lang, head)
        if speaker and _somebody(doc, speaker, lang):
            return (group, i + 1), speaker
        return None
    return None


def _somebody(doc: Doc, span: Tokens, lang: str) -> bool:
    """Whether a phrase denotes a person or a body: a name alone may be a place, and a place only says so itself."""
    if not can_speak(doc, span, lang) or doc[span[0]].pos_ == "ADP":
        return False
    begin, end = core(doc, span, lang)
    if end - begin == 1 and pronoun(doc[begin], lang):
        return True
    nouns = speaking(lang, "people", "organisations", "titles")
    if any(is_one_of(doc[k], nouns) for k in range(*span)):
        return True
    return all(doc[k].ent_type_ not in {"GPE", "LOC", "FAC"} for k in range(begin, end))


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    return any(doc[k].pos_ in {"VERB", "AUX"} and has_feature(doc[k], "VerbForm", "Fin") for k in range(start, end))


def _unfinished(verb: Token) -> bool:
    """Whether a verb is an auxiliary, or an infinitive or participle without one."""
    if verb.dep_.startswith("aux"):
        return True
    if has_feature(verb, "VerbForm", "Fin"):
        return has_feature(verb, "Person", "1") or has_feature(verb, "Person", "2")
    return not any(c.dep_.startswith("aux") and c.i < verb.i for c in verb.children)


def _number(token: Token) -> bool:
    return token.like_num or token.pos_ == "NUM"
