"""Cases: the words that give a content to somebody, by their part of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.adjectives import adjective_statements
from recoupe.extraction.attribution.statements.markers import hearsay_statement, marker_statement
from recoupe.extraction.attribution.statements.nouns import noun_statements
from recoupe.extraction.attribution.statements.verbs import verb_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens
    from recoupe.extraction.attribution.statements.statement import Found


def statements_at(doc: Doc, token: Token, quotes: list[Tokens], raised: dict[int, Token]) -> Iterator[Found]:
    """Return the statements whose cue has its head at a token, their contents as token sets."""
    marker = marker_statement(doc, token)
    if marker:
        yield marker
    elif token.pos_ == "VERB":
        yield from verb_statements(doc, token, quotes, raised)
    elif token.pos_ == "ADJ" and says(token, "en", "stances"):
        yield from adjective_statements(doc, token)
    elif token.pos_ == "NOUN":
        yield from noun_statements(doc, token)
    elif token.pos_ == "ADV":
        yield from hearsay_statement(doc, token)
