"""Nouns of parties: what a noun of the participants' lexicon denotes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.languages.columns import columns, once
from recoupe.languages.forms import words
from recoupe.languages.lexicon import SUPPORTED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    return sorts_of(token.doc, lang)[token.i]


def sorts_of(doc: Doc, lang: str) -> list[str | None]:
    """Return what `sort_of` says of every token of a text. Read the list only: it is kept."""
    return once(doc, _KEYS[lang], lambda doc: _all(doc, lang))


_KEYS = {lang: f"recoupe.sorts.{lang}" for lang in SUPPORTED}


def _all(doc: Doc, lang: str) -> list[str | None]:
    lows, lemmas = columns(doc).lows, columns(doc).lemmas
    spaces: Any = doc.to_array(["SPACY"])
    table, rigged = _sorts(lang), words(lang, "participants", "rigged")
    out: list[str | None] = [None] * len(lows)
    for i, (low, lemma, following, space) in enumerate(
        zip(lows, lemmas, [*lows[1:], ""], spaces.tolist(), strict=True)
    ):
        found = table.get(f"{low} {following}" if space and following else low + following)
        found = found or table.get(low) or table.get(lemma)
        if following in rigged:
            found = "instruments"
        if found and not _bars(doc[i]):
            out[i] = found
    return out


def _bars(token: Token) -> bool:
    """Whether a word's part of speech says that it is no noun."""
    return token.pos_ in _OTHERS and not _nominal(token)


_OTHERS = frozenset({"VERB", "AUX", "ADP", "ADV", "DET", "PRON", "SCONJ", "CCONJ"})


def _nominal(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"} or (
        token.i > 0
        and token.nbor(-1).pos_ == "DET"
        and token.pos_ == "VERB"
        and token.dep_ in {"nsubj", "obj", "obl:arg"}
    )
