"""Recounting: what a named source tells of an occurrence without a word of violence ("evacuees said they heard it").

In a report of violence a statement about the past, given to somebody who is named, is a claim about what happened, and
goes on about the occurrence told of before. Opinions, appeals and forecasts are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution import Frame

Tokens = tuple[int, int]

_SHORTEST = 4
"""Words. Fewer recount nothing ("it added", "a different story")."""


def recounts(doc: Doc, span: Tokens, frame: Frame, lang: str) -> bool:
    """Tell whether a frame's token span, in which no word tells of violence, recounts something that happened."""
    if frame.kind in {"nominal", "carried"} or frame.name is None:
        return False
    if owns(doc, span, frame, lang):
        return True
    if any(is_one_of(doc[i], words(lang, "recounting", "opinions")) for i in range(*frame.cue)):
        return False
    inside = doc[span[0] : span[1]]
    if sum(t.is_alpha for t in inside) < _SHORTEST:
        return False
    if any(is_one_of(t, words(lang, "recounting", "judging")) for t in inside):
        return False
    top = next((t for t in inside if not span[0] <= t.head.i < span[1] or t.head.i == t.i), None)
    if top is None or _open(top, lang):
        return False
    return any(_past(t) and not _open(t, lang) for t in inside)


def owns(doc: Doc, span: Tokens, frame: Frame, lang: str) -> bool:
    """Tell whether somebody takes a deed on themselves: "claimed responsibility for the attack"."""
    if not any(is_one_of(doc[i], words(lang, "recounting", "owning", "verbs")) for i in range(*frame.cue)):
        return False
    inside = {doc[i].lower_ for i in range(*span)}
    responsible = words(lang, "recounting", "owning", "with")
    return bool(inside & words(lang, "recounting", "deeds")) and (not responsible or bool(inside & responsible))


def told_verbs(doc: Doc, span: Tokens) -> frozenset[int]:
    """Return the verbs by which a span recounts: what is negated in them is denied."""
    past = [doc[i] for i in range(*span) if _past(doc[i])]
    return frozenset([t.i for t in past] + [t.head.i for t in past if t.pos_ == "AUX"])


def _past(token: Token) -> bool:
    """A finite verb in the past, or a participle or infinitive with an auxiliary that puts it there."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if has_feature(token, "VerbForm", "Fin"):
        return has_feature(token, "Tense", "Past") or has_feature(token, "Tense", "Imp")
    if not has_feature(token, "Tense", "Past"):
        return False
    return any(c.pos_ == "AUX" and c.i < token.i for c in token.children)


def _open(token: Token, lang: str) -> bool:
    """Whether a verb tells what may, will or should be."""
    if any(has_feature(t, "Tense", "Fut") for t in (token, *(c for c in token.children if c.pos_ == "AUX"))):
        return True
    modals = words(lang, "clauses", "modals")
    return any(c.pos_ == "AUX" and is_one_of(c, modals) for c in token.children) or is_one_of(token, modals)
