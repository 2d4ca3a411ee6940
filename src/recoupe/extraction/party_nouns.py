"""Nouns of parties: what a noun of the participants' lexicon denotes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.languages.columns import columns, once
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SORTS = ("forces", "people", "targets", "crewed", "instruments")
"""What a noun of the lexicon denotes: those who fight, people, things attacked, weapons with a crew, and deeds or
weapons, which are no participants but lead to one ("regime air strikes")."""


@cache
def _sorts(lang: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for sort in reversed(SORTS):
        out.update(dict.fromkeys(words(lang, "participants", sort), sort))
    return out


def sort_of(token: Token, lang: str) -> str | None:
    """Return what a noun denotes, by form or lemma; None for any other word."""
    return once(token.doc, f"recoupe.sorts.{lang}", lambda doc: [_sort_of(t, lang) for t in doc])[token.i]


def _sort_of(token: Token, lang: str) -> str | None:
    low, lemma = columns(token.doc).lows, columns(token.doc).lemmas
    table = _sorts(lang)
    i = token.i
    following = low[i + 1] if i + 1 < len(low) else ""
    rigged = following in words(lang, "participants", "rigged")
    pair = (low[i] + token.whitespace_ + following) if following else ""
    if not (rigged or low[i] in table or lemma[i] in table or pair in table):
        return None
    if token.pos_ in {"VERB", "AUX", "ADP", "ADV", "DET", "PRON", "SCONJ", "CCONJ"} and not _nominal(token):
        return None
    if rigged:
        return "instruments"
    return table.get(pair) or table.get(low[i]) or table.get(lemma[i])


def _nominal(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"} or (
        token.i > 0
        and token.nbor(-1).pos_ == "DET"
        and token.pos_ == "VERB"
        and token.dep_ in {"nsubj", "obj", "obl:arg"}
    )
