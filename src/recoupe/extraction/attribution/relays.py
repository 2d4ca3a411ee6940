"""Relays: who stands behind whom. "SANA, citing a military source": the source speaks, via SANA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.attribution.phrases_right import phrase_right
from recoupe.extraction.attribution.speakers import can_speak
from recoupe.languages.forms import phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens

_REACH = 14
"""Tokens. A relay stands within a short parenthesis of its speaker or cue."""


def relay(doc: Doc, speaker: Tokens, cue: Tokens, sentence: Tokens, lang: str) -> tuple[Tokens, Tokens | None]:
    """Return (speaker, via) after looking for "citing", "quoted by" and the like beside speaker and cue.

    Active ("Interfax reported, citing the ministry"): the phrase after it speaks, the first speaker passes on.
    Passive ("a spokesman quoted by SANA"): the first speaker speaks, the phrase after it passes on.
    """
    active = words(lang, "attribution", "relays", "active")
    passive = phrases(lang, "attribution", "relays", "passive")
    for i in _beside(doc, speaker, cue, sentence, lang):
        if doc[i].lower_ in active:
            behind = phrase_right(doc, i + 1, sentence, lang)
            if behind and can_speak(doc, behind, lang) and not _own_network(doc, behind, lang):
                return behind, (speaker[0], min(i, speaker[1]) if i > speaker[0] else speaker[1])
        length = next((len(p) for p in passive.get(doc[i].lower_, ()) if _follows(doc, i, p)), 0)
        if length:
            through = phrase_right(doc, i + length, sentence, lang)
            if through and can_speak(doc, through, lang):
                return (speaker[0], min(i, speaker[1])) if i > speaker[0] else speaker, through
    for i in range(max(sentence[0], speaker[0] - 8), speaker[0]):  # "Quoting a military source, it said"
        if doc[i].lower_ in active:
            behind = phrase_right(doc, i + 1, sentence, lang)
            if behind and behind[1] <= speaker[0] and can_speak(doc, behind, lang):
                return (speaker, None) if _own_network(doc, behind, lang) else (behind, speaker)
    return speaker, None


def _own_network(doc: Doc, span: Tokens, lang: str) -> bool:
    """True for "citing reliable sources": a monitor's own network does not speak apart from it."""
    said = doc[span[0] : span[1]].text.lower()
    return any(said.startswith(p) for p in words(lang, "attribution", "own_network"))


def _follows(doc: Doc, i: int, phrase: tuple[str, ...]) -> bool:
    return i + len(phrase) < len(doc) and all(doc[i + k].lower_ == w for k, w in enumerate(phrase))


def _beside(doc: Doc, speaker: Tokens, cue: Tokens, sentence: Tokens, lang: str) -> list[int]:
    """The tokens inside the speaker's phrase, then those after speaker and cue up to another verb."""
    relays = words(lang, "attribution", "relays", "active") | {
        p.split()[0] for p in words(lang, "attribution", "relays", "passive")
    }
    inside = list(range(speaker[0] + 1, speaker[1]))
    between = list(range(speaker[1], cue[0])) if speaker[1] <= cue[0] else []
    tail: list[int] = []
    start = max(speaker[1], cue[1])
    for i in range(start, min(start + _REACH, sentence[1])):
        if doc[i].text in {";", ":", "."} or (doc[i].pos_ in {"VERB", "AUX"} and doc[i].lower_ not in relays):
            break
        if doc[i].lower_ in grammar(lang, "that"):
            break
        tail.append(i)
    return inside + between + tail
