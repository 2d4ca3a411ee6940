"""Who "he", "the group", "la même source", "OSDH" or "M. Vereïko" is: the fullest earlier name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.acronyms import acronyms
from recoupe.extraction.attribution.carrying import carry
from recoupe.extraction.attribution.descriptions import described, last_called
from recoupe.extraction.attribution.mentions import last_meant, mention_of
from recoupe.extraction.attribution.names import name_of
from recoupe.extraction.attribution.silent import organisation_before, subject_before
from recoupe.extraction.attribution.speakers import can_speak, pronoun, same_source
from recoupe.languages.columns import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution.frames import Frame
    from recoupe.extraction.attribution.mentions import Mention
    from recoupe.extraction.attribution.speakers import Tokens


_LOOK_BACK = 200
"""Speakers back among whom the one is looked for that a pronoun or description means."""


def resolve(doc: Doc, frames: Sequence[Frame], lang: str) -> list[Frame]:
    """Return the frames with each name replaced by the fullest earlier name of the same speaker.

    Method: names that contain or abbreviate one another within one report denote one speaker; a pronoun or "the
    same source" denotes the last speaker of fitting sort (person, organisation), gender and number.
    """
    short = {a: name for a, name in acronyms(doc).items() if _speaks(name, frames)}
    seen: list[Mention] = []
    names = _Names(doc)
    out: list[Frame] = []
    for frame in frames:
        if frame.name is None or frame.speaker is None:
            continue
        name: Tokens | None
        seen = seen[-_LOOK_BACK:]
        via = _spoken_through(doc, frame, seen, lang)
        if frame.pronoun or same_source(doc, frame.speaker, lang):
            name = _pointed_at(doc, frame, seen, lang)
            if name is None and frame.pronoun:
                continue
            name = name or frame.name
            via = via or next((m.via for m in reversed(seen) if m.name == name), None)
        else:
            name = described(doc, frame, seen, frames, lang) or names.fullest(frame.name, short, lang)
        frame = replace(frame, name=name, via=via)
        out.append(frame)
        seen.append(mention_of(doc, frame, name, lang))
        names.add(name)
    return carry(doc, out, lang)


def _speaks(name: Tokens, frames: Sequence[Frame]) -> bool:
    """Whether somebody who speaks is called by a name: one who does by its acronym only is known by that."""
    return any(f.speaker and f.speaker[0] < name[1] and name[0] < f.speaker[1] for f in frames)


def _pointed_at(doc: Doc, frame: Frame, seen: Sequence[Mention], lang: str) -> Tokens | None:
    beside = _beside(doc, frame, lang)
    if beside:
        return beside
    if frame.speaker and not frame.pronoun:
        named = last_called(doc, doc[frame.speaker[1] - 1].lower_, seen)
        if named:
            return named
    meant = last_meant(doc, frame, seen, lang)
    if frame.pronoun and (frame.pronoun == "plural" or meant is None):
        subject = subject_before(doc, frame.sentence[0], lang, plural=frame.pronoun == "plural")
        if subject and (meant is None or not meant.plural):
            return name_of(doc, subject, lang)
    return meant.name if meant else organisation_before(doc, frame.begin)


def _spoken_through(doc: Doc, frame: Frame, seen: Sequence[Mention], lang: str) -> Tokens | None:
    """The relaying outlet, a pronoun replaced by the last organisation ("quoting a military source, it said")."""
    via = frame.via
    if via is None or via[1] - via[0] > 1 or not pronoun(doc[via[0]], lang):
        return via
    return next((m.name for m in reversed(seen) if m.sort == "organisation"), None)


def _beside(doc: Doc, frame: Frame, lang: str) -> Tokens | None:
    """The subject before a colon or semicolon in the same sentence: "Amaq gave another count: it claimed"."""
    bar = next((i for i in range(frame.cue[0], frame.sentence[0], -1) if doc[i].text in {":", ";"}), None)
    if bar is None or frame.pronoun is None:
        return None
    for i in range(frame.sentence[0], bar):
        if doc[i].dep_ in {"nsubj", "nsubj:pass", "nsubjpass"} and not pronoun(doc[i], lang):
            phrase = (min(t.i for t in doc[i].subtree), i + 1)
            if phrase[0] >= frame.sentence[0] and can_speak(doc, phrase, lang):
                return name_of(doc, phrase, lang)
    return None


class _Names:
    """The names of those who spoke, each once: a report says the same few again and again."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.first: dict[tuple[frozenset[str], bool], Tokens] = {}

    def add(self, name: Tokens) -> None:
        self.first.setdefault((self._words(name), _proper(self.doc, name)), name)

    def fullest(self, name: Tokens, short: dict[str, Tokens], lang: str) -> Tokens:
        """The fullest name among the mentions and spelled-out acronyms that this one abbreviates."""
        text = text_of(self.doc, *name)
        if text in short:
            name = name_of(self.doc, short[text], lang)
        own, best = self._words(name), name
        longest = len(own)
        if not _proper(self.doc, name):
            return name
        for (other, proper), where in self.first.items():
            if proper and own < other and len(other) > longest:
                best, longest = where, len(other)
        return best

    def _words(self, name: Tokens) -> frozenset[str]:
        return _words(text_of(self.doc, *name))


def _proper(doc: Doc, name: Tokens) -> bool:
    """Whether a name has a capital: "Observatory" may abbreviate another, "army" is any army."""
    return any(doc[i].text[:1].isupper() for i in range(*name))


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", text.lower()) if len(w) > 1)
