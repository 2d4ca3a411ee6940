"""Adjectives: stances. "is confident that", "remained wary of the deal", "are willing to talk"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.statements.holders import holder, phrase_of, verb_group
from recoupe.extraction.attribution.statements.kinds import links_of
from recoupe.extraction.attribution.statements.spans import subtree
from recoupe.extraction.attribution.statements.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.statements.statement import Found


def adjective_statements(doc: Doc, adjective: Token) -> Iterator[Found]:
    """Return the statement that an adjective of stance makes with the clause or phrase on it."""
    content = _content(adjective)
    verb = adjective.head
    if content is None or verb.pos_ not in {"AUX", "VERB"}:
        return
    who = holder(verb)
    start = verb_group(verb)[0] if verb.i < adjective.i <= verb.i + 3 else adjective.i
    tokens = subtree(content)
    if who is not None and who.lower_ != "it" and who.i not in tokens:
        cue = (start, adjective.i + 1)
        yield Statement(phrase_of(doc, who, tokens | set(range(*cue))), cue, (), "belief"), tokens


def _content(adjective: Token) -> Token | None:
    behind = [c for c in adjective.children if c.i > adjective.i]
    resolves = says(adjective, "en", "resolves")
    if any(c.lower_ in {"so", "too"} and c.i < adjective.i for c in adjective.children):
        return None  # "so critical that"
    clause = next((c for c in behind if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and resolves)), None)
    if clause is not None:
        return clause
    links = links_of(adjective, "stance_links")
    return next((c for c in behind if c.dep_ == "prep" and c.lower_ in links), None)
