"""Finding statements: cues one by one, repaired, their contents cut to what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.statements import quoted
from recoupe.extraction.attribution.statements.cases import statements_at
from recoupe.extraction.attribution.statements.markers import is_trailing
from recoupe.extraction.attribution.statements.repairs import (
    between_semicolons,
    raised_verbs,
    with_frames,
    with_lone_quotations,
)
from recoupe.extraction.attribution.statements.spans import runs
from recoupe.extraction.quotations import token_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.statements.statement import Found, Statement


def find_statements(doc: Doc) -> list[Statement]:
    """Return the statements of a parsed English text, in the order of their cues. They may be nested."""
    quotes = token_quotations(doc)
    long = [q for q in quotes if quoted.is_long(doc, q)]
    raised = raised_verbs(doc)
    found: list[Found] = []
    for token in doc:
        found.extend(statements_at(doc, token, long, raised))
    found = with_lone_quotations(doc, with_frames(doc, found), long)
    cues = {i for s, _ in found for i in range(*s.cue)}
    trailing = [(s, tokens) for s, tokens in found if is_trailing(doc, s)]
    out = []
    for statement, tokens in found:
        own = statement.own
        for marker, said in trailing:
            if statement is not marker and statement.cue[0] in said:
                tokens = tokens - marker.own
        if quoted.crosses(statement.own, quotes):
            continue
        inside = quoted.confined(tokens, statement.cue, quotes)
        if inside is None:
            tokens = quoted.whole(between_semicolons(doc, tokens, statement.cue), long)
            end = max(doc[max(own)].sent.end, max(tokens, default=0) + 1)
            tokens |= quoted.going_on(doc, tokens, end, quotes, cues)
        else:
            tokens = inside
        out.append(replace(statement, content=runs(doc, tokens - own)))
    return [s for s in out if s.content]
