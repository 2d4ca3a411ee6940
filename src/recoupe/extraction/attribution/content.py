"""Content: whether anything said stands beside a verb, and the outlet that it was told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_OPENS_INSERTION = {",", "»", "”", '"', "–", "—"}
_ENDS_INSERTION = {",", ".", ";", ":", "–", "—", "«", "“", '"'}
_ACCOUNT = 8
"""Tokens after a verb within which an account is what somebody gives."""
_NEAR = 12
"""Tokens after a verb within which a quotation or a number is what it says."""


def has_content(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens]) -> bool:
    """Tell whether something said follows or precedes a verb: a clause, a quotation, a count."""
    window = range(i + 1, min(i + 1 + _NEAR, sentence[1]))
    complementisers = grammar(lang, "complementisers")
    if any(doc[k].lower_ in complementisers for k in window if k <= i + 4):
        return True
    if any(child.dep_ in {"ccomp", "xcomp", "parataxis"} and not _gerund(child) for child in doc[i].children):
        return True
    accounts = words(lang, "attribution", "nominal")
    if any(is_one_of(doc[k], accounts) and doc[k].pos_ == "NOUN" for k in window[:_ACCOUNT]):
        return True  # "livre un tout autre récit"
    if any(doc[k].text == ":" and k + 1 < sentence[1] for k in window):
        return True
    if any(q[0] <= k < q[1] for q in quotes for k in (*window, i - 2)):
        return True
    return any(_counts(doc, k, lang) for k in window)


def _counts(doc: Doc, k: int, lang: str) -> bool:
    """Whether a word is a number; an article that may mean one is none, except before "dizaine"."""
    if doc[k].lower_ in grammar(lang, "indefinite"):
        return k + 1 < len(doc) and doc[k + 1].lower_ in words(lang, "numbers", "collectives")
    return doc[k].like_num or doc[k].pos_ == "NUM"


def _gerund(token: Token) -> bool:
    """Whether a verb tells how something was done: "a riposté en déployant ses chars" says nothing."""
    marked = any(child.dep_ == "mark" and child.pos_ == "ADP" and child.i < token.i for child in token.children)
    return marked and has_feature(token, "VerbForm", "Part")


def has_object(doc: Doc, i: int) -> bool:
    """Tell whether a verb has a direct object with a noun: "described burns", "diffuse des images"."""
    return any(child.dep_ in {"dobj", "obj"} and child.pos_ in {"NOUN", "PROPN", "NUM"} for child in doc[i].children)


def is_inserted(doc: Doc, span: Tokens, sentence: Tokens) -> bool:
    """Tell whether verb and speaker stand apart between marks, as only saying does: ", he went on,"."""
    before = doc[span[0] - 1].text if span[0] > sentence[0] else ""
    after = doc[span[1]].text if span[1] < sentence[1] else "."
    return before in _OPENS_INSERTION and after in _ENDS_INSERTION and span[1] - span[0] <= _NEAR


def ends_with_comma(doc: Doc, span: Tokens, sentence: Tokens) -> bool:
    """Tell whether a comma follows a phrase, quotation marks left out: "Pour la « République de X », ce sont"."""
    i = span[1]
    while i < sentence[1] and doc[i].text in {"»", "”", '"'}:
        i += 1
    return i < sentence[1] and doc[i].text == ","


def told_outlet(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the outlet that a speaker told: "told Interfax that", "a dit à l'AFP", "sur la chaîne X"."""
    k = i + 1
    if doc[i].lemma_.lower() not in grammar(lang, "tellers"):
        limit = min(i + 6, sentence[1])
        while k < limit and doc[k].lower_ not in grammar(lang, "dative"):
            k += 1
        if k >= limit:
            return None
        linked = k + 1 < sentence[1] and doc[k + 1].lower_ in grammar(lang, "told_links")
        k += 2 if linked else 1
    start = k
    outlet_words = grammar(lang, "outlet_words")
    while k < sentence[1] and (doc[k].lower_ in outlet_words or doc[k].is_punct):
        k += 1
    end = k
    while end < sentence[1] and (doc[end].pos_ == "PROPN" or doc[end].text == "-" or doc[end].text.isupper()):
        end += 1
    initials = end > k and doc[k].text.isupper() and len(doc[k]) > 2  # "told SANA", whatever its label
    if end == k or (not initials and doc[k].ent_type_ in {"PERSON", "DATE", "TIME"}):
        return None
    return start, end
