"""Those who were named and have not spoken yet: whom a pronoun or "the group" means when no speaker fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import speaking
from recoupe.extraction.attribution.speakers import can_speak, pronoun
from recoupe.languages.forms import has_feature, is_one_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens

_FAR = 80
"""Tokens before a pronoun within which an organisation that has not spoken yet may be meant."""


def organisation_before(doc: Doc, end: int) -> Tokens | None:
    """Return the last organisation that the tagger finds shortly before token `end`."""
    for i in range(end - 1, max(-1, end - _FAR), -1):
        if doc[i].ent_type_ == "ORG" and doc[i].text[:1].isupper():
            start = i
            while start > 0 and doc[start - 1].ent_type_ == "ORG" and not doc[start].is_sent_start:
                start -= 1
            return start, i + 1
    return None


def subject_before(doc: Doc, begin: int, lang: str, *, plural: bool) -> Tokens | None:
    """Return the subject of the sentence before token `begin` if it can speak and has the number asked for.

    The plural one must be people ("Kurdish fighters"): a plural thing says nothing.
    """
    if begin == 0 or "\n\n" in doc[begin - 1].text:
        return None
    for token in doc[begin - 1].sent:
        if token.dep_ not in {"nsubj", "nsubjpass", "nsubj:pass"} or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        phrase = (min(t.i for t in token.subtree), token.i + 1)
        people = is_one_of(token, speaking(lang, "people", "organisations"))
        if has_feature(token, "Number", "Plur") == plural and can_speak(doc, phrase, lang) and (people or not plural):
            return None if pronoun(token, lang) else phrase
    return None
