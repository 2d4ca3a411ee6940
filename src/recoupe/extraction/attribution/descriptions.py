"""Descriptions: a speaker named only by its sort, "the Britain-based group", "the same commander", "a monitor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.mentions import sentences_between
from recoupe.extraction.attribution.silent import organisation_before
from recoupe.extraction.attribution.speakers import bare
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution.frames import Frame
    from recoupe.extraction.attribution.mentions import Mention
    from recoupe.extraction.attribution.speakers import Tokens

_SOON = 3
"""Sentences within which "a monitor" at the head of a report is named."""


def described(doc: Doc, frame: Frame, seen: Sequence[Mention], frames: Sequence[Frame], lang: str) -> Tokens | None:
    """Return the name of the speaker that a description means, None if the phrase is none or means nobody named.

    Definite: the last speaker whose name has that word, else the last organisation or person. Indefinite, for a
    monitor or group at the head of a report: the organisation that the next sentences name.
    """
    phrase = frame.speaker or frame.cue
    core = bare(doc, phrase, lang)
    foretold = words(lang, "attribution", "foretold")
    sorts = words(lang, "attribution", "generic") | foretold
    head = next((i for i in range(*core) if doc[i].lower_ in sorts), None)
    if head is None or any(doc[i].text[:1].isupper() and not doc[i].is_sent_start for i in range(head, core[1])):
        return None
    first = doc[phrase[0]].lower_
    definite = first in words(lang, "attribution", "definite")
    if (definite and core == (head, head + 1)) or _has(doc, phrase, grammar(lang, "same")):
        named = last_called(doc, doc[head].lower_, seen)
        if named:
            return named
        if doc[head].lower_ in speaking(lang, "people"):
            return next((m.name for m in reversed(seen) if m.sort in {"person", "either"}), None)
    plain = not any(doc[i].pos_ == "PROPN" for i in range(*core)) or _has(doc, phrase, grammar(lang, "based"))
    if doc[head].lower_ in foretold and definite and plain:
        body = next((m.name for m in reversed(seen) if m.sort == "organisation"), None)
        body = body or next(
            (m.name for m in reversed(seen) if _has(doc, m.name, speaking(lang, "organisations"))), None
        )
        return body or organisation_before(doc, frame.cue[0])
    if doc[head].lower_ in foretold and first in grammar(lang, "indefinite"):
        return _named_later(doc, frame, frames, lang)
    return None


def last_called(doc: Doc, word: str, seen: Sequence[Mention]) -> Tokens | None:
    """Return the name of the last speaker whose name has a word: "the spokesman" for "a spokesman for the army"."""
    return next((m.name for m in reversed(seen) if _has(doc, m.name, frozenset({word}))), None)


def _named_later(doc: Doc, frame: Frame, frames: Iterable[Frame], lang: str) -> Tokens | None:
    """The first organisation with a proper name that speaks in the next sentences."""
    bodies = speaking(lang, "organisations")
    for other in frames:
        if other.cue[0] <= frame.cue[0] or other.name is None:
            continue
        if sentences_between(doc, frame.cue[0], other.cue[0]) > _SOON:
            return None
        tokens = [doc[i] for i in range(*other.name)]
        if any(t.text[:1].isupper() for t in tokens) and any(is_one_of(t, bodies) for t in tokens):
            return other.name
    return None


def _has(doc: Doc, span: Tokens, vocabulary: frozenset[str]) -> bool:
    return any(doc[i].lower_ in vocabulary for i in range(*span))
