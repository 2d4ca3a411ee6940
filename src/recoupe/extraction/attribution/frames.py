"""Frames: one act of saying each, its cue, its speaker, and the stretch of text that it answers for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cues import Cue, find_cues
from recoupe.extraction.attribution.names import alias_of, name_of
from recoupe.extraction.attribution.scope import scope_of
from recoupe.extraction.attribution.speakers import pronoun
from recoupe.extraction.quotations import token_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens


_COLON = 5
"""Tokens after a denial within which a colon opens what is said instead."""


@dataclass(frozen=True)
class Frame:
    """One act of saying. All spans are token spans of the Doc, end excluded.

    `speaker` is the phrase, `name` the shortest full name in it (None: nobody named, such as "it was reported");
    `scope` lists the stretches that the speaker answers for, without cue and speaker.
    """

    sentence: Tokens
    cue: Tokens
    speaker: Tokens | None
    name: Tokens | None
    via: Tokens | None
    scope: tuple[Tokens, ...]
    denies: bool
    hedged: bool
    kind: str
    pronoun: str | None = None

    @property
    def begin(self) -> int:
        """The first token that belongs to the frame, said or saying."""
        spans = [self.cue, *self.scope] + ([self.speaker] if self.speaker else [])
        return min(s[0] for s in spans)

    @property
    def order(self) -> tuple[int, Tokens]:
        """Where the frame comes among the others of its text: by cue, or where it carries on, by its sentence."""
        return (self.sentence[0], self.scope[0]) if self.kind == "carried" else (self.cue[0], self.cue)


def find_frames(doc: Doc, lang: str) -> list[Frame]:
    """Return the frames of a text, in the order of their cues.

    A cue is a reporting verb with a subject that can speak, a phrase such as "according to", or a noun of saying
    with its owner. How far a cue reaches follows from where it stands (before, inside, after), quotation marks,
    clause boundaries and the next cue (scope.py).
    """
    quotes = token_quotations(doc)
    out: list[Frame] = []
    for sentence in doc.sents:
        cues = find_cues(doc, (sentence.start, sentence.end), lang, quotes)
        for k, cue in enumerate(cues):
            out.append(_frame(doc, lang, (sentence.start, sentence.end), cue, cues, k, quotes))
    return _inherit_subjects(out)


def _frame(doc: Doc, lang: str, sentence: Tokens, cue: Cue, cues: list[Cue], k: int, quotes: list[Tokens]) -> Frame:
    speaker = cue.speaker
    kind = pronoun(doc[speaker[0]], lang) if speaker and speaker[1] - speaker[0] == 1 else None
    scope = scope_of(doc, lang, sentence, cue, cues, k, quotes)
    return Frame(
        sentence=sentence,
        cue=cue.words,
        speaker=speaker,
        name=(alias_of(doc, speaker, lang) or name_of(doc, speaker, lang)) if speaker else None,
        via=name_of(doc, cue.via, lang) if cue.via else None,
        scope=scope,
        denies=cue.denies and not _explains(doc, scope, cue.words[1]),
        hedged=cue.hedged,
        kind=cue.kind,
        pronoun=kind,
    )


def _explains(doc: Doc, scope: tuple[Tokens, ...], end: int) -> bool:
    """What stands behind a colon is what the speaker says instead: "dément : la garnison a repoussé l'assaut"."""
    return any(doc[i].text == ":" for a, b in scope if a >= end for i in range(a, min(b, a + _COLON)))


def _inherit_subjects(frames: list[Frame]) -> list[Frame]:
    """A verb without a subject of its own ("and added that") speaks for the previous frame of its sentence."""
    out: list[Frame] = []
    for frame in frames:
        if frame.speaker is None and frame.kind == "verb" and out and out[-1].sentence == frame.sentence:
            before = out[-1]
            frame = replace(
                frame, speaker=before.speaker, name=before.name, via=frame.via or before.via, pronoun=before.pronoun
            )
        out.append(frame)
    return [f for f in out if f.speaker is not None]
