"""Speakers: whether a noun phrase denotes somebody who can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import speaking
from recoupe.languages.columns import text_of
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]
"""First token and the one after the last."""


def pronoun(token: Token, lang: str) -> str | None:
    """Return `person`, `thing` or `plural` if the token is a pronoun that can stand for a speaker."""
    form = token.lower_.removeprefix("-t").removeprefix("-")
    for kind in ("person", "thing", "plural"):
        if form in words(lang, "attribution", "pronouns", kind):
            return kind
    return None


def can_speak(doc: Doc, span: Tokens, lang: str) -> bool:
    """Tell whether a noun phrase denotes somebody who can speak: by its nouns, or because it has a name."""
    begin, end = core(doc, span, lang)
    if same_source(doc, span, lang):
        return True
    people = speaking(lang, "people")
    bodies = speaking(lang, "organisations")
    if any(doc[i].text == "(" and doc[i + 1].text.isupper() for i in range(end, span[1] - 1)):
        return True  # "Unités de protection du peuple (YPG)": what has an acronym is a body
    for i in range(begin, end):
        token = doc[i]
        if _qualifies(doc, i, end):
            continue
        if token.lower_ in people or token.lower_ in bodies or token.lemma_.lower() in people | bodies:
            return True
        if pronoun(token, lang) and end - begin == 1:
            return True
        if token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "CARDINAL", "MONEY"}:
            return not _is_time(token)
        if token.text[:1].isupper() and not token.is_sent_start and token.ent_type_ in {"ORG", "LOC", "GPE"}:
            return True
        if token.text.isupper() and len(token) > 1 and token.is_alpha:
            return True
        if i and _named_body(token, doc[i - 1], lang):
            return True
    return False


def _qualifies(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a name only qualifies what follows: nobody speaks in "UN-supervised access"."""
    compound = i + 2 < end and doc[i + 1].text == "-" and not doc[i].whitespace_ and not doc[i + 1].whitespace_
    return compound and doc[i + 2].text.islower() and doc[i + 2].pos_ in {"VERB", "ADJ"}


def _named_body(token: Token, before: Token, lang: str) -> bool:
    """Tell whether a common noun is a body's name by its capital behind an article: "le Baromètre sécuritaire".

    In French only: English puts capitals on titles of things too.
    """
    articled = before.lower_ in speaking(lang, "articles_of_names")
    return articled and token.pos_ == "NOUN" and token.text[:1].isupper() and token.ent_type_ not in {"LOC", "PER"}


def same_source(doc: Doc, span: Tokens, lang: str) -> bool:
    """Tell whether a phrase only points back to a speaker: "the same source", "Le même", "cette dernière"."""
    said = text_of(doc, *span).lower().strip(" ,")
    return said in words(lang, "attribution", "same_source")


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def core(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """Return the part of a phrase before its first comma, preposition or relative pronoun."""
    stops = speaking(lang, "prepositions", "relatives")
    for i in range(*span):
        token = doc[i]
        if i > span[0] and (token.text in {",", "(", "–", "—", ";", ":"} or token.lower_ in stops):
            return span[0], i
    return span


def bare(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """Return the phrase without leading determiners, quotation marks and titles' dots."""
    begin, end = span
    determiners = speaking(lang, "determiners")
    while begin < end - 1 and (doc[begin].lower_ in determiners or doc[begin].is_punct or doc[begin].is_space):
        begin += 1
    while end - 1 > begin and (doc[end - 1].text == "'s" or _is_mark(doc[end - 1])):
        end -= 1
    return begin, end


def _is_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and token.text != "."
