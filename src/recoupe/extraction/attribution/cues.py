"""Cues: the words by which a text says that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution import subjects
from recoupe.extraction.attribution.relays import relay
from recoupe.extraction.attribution.speakers import can_speak
from recoupe.languages.forms import inflected, is_one_of, phrase_at, phrases, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens


@dataclass(frozen=True)
class Cue:
    """A cue and its speaker, before its reach is known. `kind`: verb, marker ("according to") or nominal."""

    words: Tokens
    speaker: Tokens | None
    via: Tokens | None
    kind: str
    denies: bool = False
    hedged: bool = False
    inverted: bool = False


def find_cues(doc: Doc, sentence: Tokens, lang: str, quotes: list[Tokens]) -> list[Cue]:
    """Return the cues of a sentence in order; no two share a word."""
    out: list[Cue] = []
    i = sentence[0]
    while i < sentence[1]:
        before = out[-1] if out else None
        cue = (
            _marker(doc, i, sentence, lang, before)
            or _phrase(doc, i, sentence, lang)
            or _verb(doc, i, sentence, lang, quotes, before)
            or _nominal(doc, i, sentence, lang)
        )
        if cue and before and before.denies and cue.words[0] == before.words[1]:  # "waved away reports that"
            out[-1] = replace(before, words=(before.words[0], cue.words[1]))
            i = cue.words[1]
        elif cue:
            out.append(cue)
            after = cue.speaker[1] if cue.speaker and cue.speaker[0] >= cue.words[1] else 0
            i = max(cue.words[1], after, i + 1)
        else:
            i += 1
    return out


def _marker(doc: Doc, i: int, sentence: Tokens, lang: str, before: Cue | None) -> Cue | None:
    length = phrase_at(doc, i, phrases(lang, "attribution", "markers"))
    if not length:
        return None
    keep = 1 if doc[i + length - 1].lower_ in words(lang, "speakers", "people") else 0
    end = i + length - keep
    if end < sentence[1] and doc[end].lower_ in words(lang, "speakers", "relatives"):
        return Cue((i, end + 1), before.speaker, before.via, "marker") if before else None
    speaker = subjects.phrase_right(doc, end, sentence, lang)
    if speaker is None or not can_speak(doc, speaker, lang):
        return None
    speaker, via = relay(doc, speaker, (i, end), sentence, lang)
    return Cue((i, end), subjects.behind_paper(doc, speaker, lang), via, "marker")


def _phrase(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    """Denials of several words: "waved away reports that"."""
    length = phrase_at(doc, i, phrases(lang, "attribution", "denial_phrases"))
    if not length:
        return None
    speaker = subjects.left_of(doc, i, sentence, lang)
    if speaker is None or not can_speak(doc, speaker, lang):
        return None
    return Cue((i, i + length), speaker, None, "verb", denies=True)


def _verb(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens], before: Cue | None) -> Cue | None:
    token = doc[i]
    denies = _says(token, lang, "verbs", "denies")
    strong = denies or _says(token, lang, "verbs", "asserts")
    second = _compound(doc, i, lang)
    weak = not strong and (_says(token, lang, "weak") or second > i)
    if not (strong or weak) or (token.pos_ not in {"VERB", "AUX"} and not _verb_like(token, lang)):
        return None
    if token.lower_ in words(lang, "attribution", "relays", "active"):
        return _quoting(doc, i, sentence, lang)
    found = subjects.subject_of(doc, i, sentence, lang, second)
    if found is None:
        return None
    speaker, inverted, group = found
    if speaker is None and before is None:
        speaker = subjects.shared_subject(doc, i, sentence, lang)
    if speaker and before and speaker[1] - speaker[0] >= 1 and subjects.is_relative(doc, i, group, sentence, lang):
        speaker = before.speaker
    if speaker is not None and not can_speak(doc, speaker, lang):
        speaker = (subjects.nearest_speaker(doc, group, sentence, lang) if strong else None) or speaker
    if speaker is not None and not can_speak(doc, speaker, lang):
        nameable = strong and doc[speaker[1] - 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        if not (nameable and subjects.has_content(doc, i, sentence, lang, quotes)):
            return None
    if (weak or speaker is None) and not subjects.has_content(doc, i, sentence, lang, quotes):
        return None
    via = subjects.told_outlet(doc, i, sentence, lang)
    if speaker is not None:
        speaker, relayed = relay(doc, speaker, (group, i + 1), sentence, lang)
        via = relayed or via
        speaker = subjects.behind_paper(doc, speaker, lang)
    last = second if doc[second].lower_ not in words(lang, "attribution", "prepositions_of_count") else i
    return Cue((group, last + 1), speaker, via, "verb", denies, _says(token, lang, "hedging"), inverted)


def _quoting(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    """A finite "SANA quoted a source in Hasaka as saying": the source speaks via SANA."""
    if doc[i].tag_ not in {"VBD", "VBZ", "VBP"} or (i + 1 < sentence[1] and doc[i + 1].lower_ == "by"):
        return None
    behind = subjects.phrase_right(doc, i + 1, sentence, lang)
    outlet = subjects.left_of(doc, i, sentence, lang, doc[i])
    if behind is None or outlet is None or not can_speak(doc, behind, lang):
        return None
    end = behind[1]
    while end > behind[0] and doc[end - 1].lower_ in {"as", "saying"}:
        end -= 1
    return Cue((i, i + 1), (behind[0], end), outlet, "verb", inverted=False)


def _says(token: Token, lang: str, *path: str) -> bool:
    """A word of the lexicon, by lemma, form, or regular ending where the lemma is wrong or the tagger erred."""
    vocabulary = words(lang, "attribution", *path)
    if is_one_of(token, vocabulary):
        return True
    return token.text.islower() and token.lower_ in inflected(lang, "attribution", *path)


def _compound(doc: Doc, i: int, lang: str) -> int:
    """Return the second word's index of a light verb that reports only with it ("let slip", "fait état"), else `i`."""
    seconds = lexicon(lang, "attribution")["compound"].get(doc[i].lemma_.lower(), ())
    prepositions = words(lang, "attribution", "prepositions_of_count")
    near = (doc[k].lower_ for k in range(i + 1, min(i + 5, len(doc))))
    for k, word in enumerate(near, start=i + 1):
        if word in seconds and (k == i + 1 or word in prepositions):
            return k
    return i


def _verb_like(token: Token, lang: str) -> bool:
    """A tagger takes an inverted or clipped verb for a noun or name now and then: "explique", "counters that"."""
    if token.text[:1].isupper() or token.i == 0:
        return False
    before = token.nbor(-1)
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.lower_ in {"that", "que", "qu'"}:
        return True
    if lang == "fr":
        return (
            before.text in {",", "»", '"', "”"} or before.pos_ in {"PRON", "PROPN"} or before.lower_ in {"en", "même"}
        )
    return before.pos_ in {"PROPN", "PRON", "PUNCT"} and token.text.endswith(("ed", "s", "id"))


def _nominal(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    token = doc[i]
    if token.pos_ != "NOUN" or not is_one_of(token, words(lang, "attribution", "nominal")):
        return None
    owner = subjects.owner_of(doc, i, sentence, lang)
    if owner is None or not can_speak(doc, owner, lang):
        return None
    denies = is_one_of(token, words(lang, "attribution", "nominal_denial"))
    return Cue((i, i + 1), owner, None, "nominal", denies)
