"""Speakers on the right: the noun phrase that begins at a token, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.speakers import pronoun
from recoupe.languages.forms import is_one_of, phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_OPENING = {"«", "“", '"', ":"}
_STOPS = {";", ":", ".", "»", "”", "!", "?", "…", '"', "\n\n"}
_LONGEST_ADJUNCT = 14
"""Tokens between an inverted verb and its subject: "a affirmé samedi par téléphone depuis Londres son directeur"."""


def phrase_right(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the noun phrase that begins at token `i` (adverbs skipped), with appositions between commas.

    It ends before a verb, a clause, a closing quotation mark or a second comma that opens no apposition.
    """
    start = _past_adverbs(doc, i, sentence)
    complementisers = grammar(lang, "complementisers")
    if start >= sentence[1] or doc[start].text in complementisers or doc[start].text in _OPENING:
        return None
    if pronoun(doc[start], lang) or _is_clitic_subject(doc[start], lang):
        return start, start + 1
    end = start
    while end < sentence[1] and not _ends(doc, start, end, sentence, lang):
        end += 1
    return (start, end) if end > start else None


def phrase_after_adjuncts(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the inverted subject that begins at `i` or behind days and adverbials that stand there."""
    time_words = words(lang, "attribution", "time_words")
    asides = phrases(lang, "attribution", "asides")
    start = i
    while start < sentence[1]:
        aside = phrase_at(doc, start, asides)
        if not aside and doc[start].lower_ not in time_words and doc[start].ent_type_ not in {"DATE", "TIME"}:
            break
        start += aside or 1
    if start < sentence[1] and doc[start].pos_ == "ADP":
        speakers = speaking(lang, "people", "organisations")
        for k in range(start + 1, min(start + _LONGEST_ADJUNCT, sentence[1])):
            if doc[k].text in {".", ";", "»"}:
                return None
            determined = doc[k - 1].lower_ in speaking(lang, "determiners")
            if is_one_of(doc[k], speakers) and determined and doc[k - 2].pos_ != "ADP":
                return phrase_right(doc, k - 1, sentence, lang)
    return phrase_right(doc, start, sentence, lang)


def parsed_right(doc: Doc, verb: Token, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the subject that the parser finds not far behind a verb."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass"} and verb.i < child.i < sentence[1] and child.i - verb.i <= 12:
            return phrase_right(doc, min(t.i for t in child.subtree if t.i > verb.i), sentence, lang)
    return None


def _past_adverbs(doc: Doc, i: int, sentence: Tokens) -> int:
    while i < sentence[1] and (
        (doc[i].pos_ == "ADV" and doc[i].dep_ == "advmod" and doc[i].text.islower()) or doc[i].text in {"-", "-t", "«"}
    ):
        i += 1
    return i


def _is_clitic_subject(token: Token, lang: str) -> bool:
    return token.lower_.lstrip("-t").lstrip("-") in grammar(lang, "clitic_subjects")


def _ends(doc: Doc, start: int, i: int, sentence: Tokens, lang: str) -> bool:
    """Whether the phrase that begins at `start` ends before token `i`."""
    token = doc[i]
    if token.text in _STOPS or (token.is_space and "\n" in token.text):
        return True
    if token.text == "," and not _apposition(doc, i, sentence, lang):
        return True
    if i == start:
        return False
    return (
        (token.pos_ in {"VERB", "AUX"} and not _inside_phrase(doc, i, start))
        or token.lower_ in speaking(lang, "relatives")
        or token.ent_type_ in {"DATE", "TIME"}
        or _begins_another(doc, i, lang)
        or _begins_adjunct(doc, i, sentence, lang)
    )


def _begins_another(doc: Doc, i: int, lang: str) -> bool:
    """A number or an article right after a noun begins the next phrase ("according to monitors hundreds of")."""
    token, before = doc[i], doc[i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.lower_ in speaking(lang, "determiners"):
        return False
    numerous = token.lower_ in grammar(lang, "numerous")
    qualifies = token.pos_ == "ADV" and i + 1 < len(doc) and doc[i + 1].like_num  # "authorities almost 1,000"
    return token.pos_ in {"DET", "NUM"} or token.like_num or numerous or qualifies


def _begins_adjunct(doc: Doc, i: int, sentence: Tokens, lang: str) -> bool:
    """True for "in a statement", "dans un communiqué", "on Twitter": they belong to the saying, not to the speaker."""
    if doc[i].lower_ in grammar(lang, "adjuncts"):
        return True
    inside = doc[i].lower_ in grammar(lang, "settings")
    return inside and i + 1 < sentence[1] and doc[i + 1].lower_ in grammar(lang, "indefinite")


def _inside_phrase(doc: Doc, i: int, start: int) -> bool:
    """A participle before its noun, or a capitalised word inside a name ("Raqqa Is Being Slaughtered Silently")."""
    token = doc[i]
    if token.dep_ in {"amod", "compound"} and token.head.i >= start:
        return True
    return token.text[:1].isupper() and doc[i - 1].text[:1].isupper() and not token.is_sent_start


def _apposition(doc: Doc, comma: int, sentence: Tokens, lang: str) -> bool:
    """A comma continues a speaker's phrase if a name, a role noun or a participle phrase follows it."""
    i = comma + 1
    while i < sentence[1] and doc[i].lower_ in speaking(lang, "determiners"):
        i += 1
    if i >= sentence[1]:
        return False
    token = doc[i]
    if is_one_of(token, speaking(lang, "people", "titles")):
        return True
    named = token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}
    return named and not any(t.pos_ in {"VERB", "AUX"} for t in doc[i : min(i + 4, sentence[1])])
