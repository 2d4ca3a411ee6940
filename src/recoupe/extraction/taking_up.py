"""Stretches that take up what was told before: "The offensive goes on in two directions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING = 3


def takes_up(doc: Doc, first: int, past: int, lang: str) -> bool:
    """Whether tokens `first` to `past` open with a definite noun for an occurrence that was told of before."""
    nouns, definite = words(lang, "clauses", "taken_up"), words(lang, "clauses", "definite")
    return any(
        doc[i].lower_ in definite and is_one_of(doc[i + 1], nouns)
        for i in range(first, min(first + _OPENING, past - 1))
    )
