"""Hedging: the words that mark a claim as unverified, and the French journalistic conditional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.conditional import is_journalistic
from recoupe.languages.columns import columns
from recoupe.languages.forms import phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

Tokens = tuple[int, int]


def hedge_in(doc: Doc, span: Tokens, lang: str) -> str | None:
    """Return the words that hedge the assertion in a token span, None if nothing does."""
    single = words(lang, "attribution", "hedges")
    several = phrases(lang, "attribution", "hedge_phrases")
    lows = columns(doc).lows
    for i in range(*span):
        if lows[i] in single:
            return doc[i].text
        length = phrase_at(doc, i, several) if lows[i] in several else 0
        if length:
            return doc[i : i + length].text
    verb = next((doc[i] for i in range(*span) if is_journalistic(doc[i])), None) if lang == "fr" else None
    return verb.text if verb is not None else None
