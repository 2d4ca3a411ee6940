"""Nouns of parties: what a noun of the participants' lexicon denotes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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
    if token.pos_ in {"VERB", "AUX", "ADP", "ADV", "DET", "PRON", "SCONJ", "CCONJ"} and not _nominal(token):
        return None
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words(lang, "participants", "rigged"):
        return "instruments"
    table = _sorts(lang)
    pair = token.doc[token.i : token.i + 2].text.lower()
    if pair in table:
        return table[pair]
    return table.get(token.lower_) or table.get(token.lemma_.lower())


def _nominal(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"} or (
        token.i > 0
        and token.nbor(-1).pos_ == "DET"
        and token.pos_ == "VERB"
        and token.dep_ in {"nsubj", "obj", "obl:arg"}
    )
