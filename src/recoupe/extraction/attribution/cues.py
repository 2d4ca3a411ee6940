"""Cues: the words by which a text says that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.content import ends_with_comma, has_content, has_object, is_inserted, told_outlet
from recoupe.extraction.attribution.cue_words import compound_end, cue_openers, is_finite_relay, is_verb, says
from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.ownership import behind_paper, is_tally, owner_of
from recoupe.extraction.attribution.phrases_left import left_of, nearest_speaker, phrase_ending
from recoupe.extraction.attribution.phrases_right import phrase_right
from recoupe.extraction.attribution.relays import relay
from recoupe.extraction.attribution.speakers import can_speak
from recoupe.extraction.attribution.subjects import shared_subject, subject_of
from recoupe.extraction.attribution.unlisted import announcing, counting, inserted
from recoupe.extraction.attribution.verb_groups import follows_relative
from recoupe.languages.columns import columns
from recoupe.languages.forms import is_one_of, phrase_at, phrases, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    lows, lemmas, pos, openers = columns(doc).lows, columns(doc).lemmas, columns(doc).pos, cue_openers(lang)
    i = sentence[0]
    while i < sentence[1]:
        before = out[-1] if out else None
        cue = None
        if lows[i] in openers or lemmas[i] in openers:
            cue = (
                _marker(doc, i, sentence, lang, before)
                or _phrase(doc, i, sentence, lang)
                or _verb(doc, i, sentence, lang, quotes, before)
                or _nominal(doc, i, sentence, lang)
            )
        if cue is None and pos[i] == "VERB":
            cue = _inserted(doc, i, sentence, lang, quotes)
        if cue and before and before.denies and cue.words[0] == before.words[1]:  # "waved away reports that"
            out[-1] = replace(before, words=(before.words[0], cue.words[1]))
            i = cue.words[1]
        elif cue:
            out.append(cue)
            i = max(cue.words[1], _past(cue), i + 1)
        else:
            i += 1
    return out or _by_build(doc, sentence, lang)


_RELAY = 4
"""Tokens that "quoted by the agency" takes between a speaker and who quotes him."""


def _past(cue: Cue) -> int:
    """Where the speaker behind a cue ends, and who quotes him right there: "selon X, cité par Y", is no second cue."""
    if cue.speaker is None or cue.speaker[0] < cue.words[1]:
        return 0
    end, via = cue.speaker[1], cue.via
    return via[1] if via and end < via[0] <= end + _RELAY else end


def _inserted(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens]) -> Cue | None:
    found = inserted(doc, i, sentence, lang, quotes)
    return Cue(found[0], found[1], None, "verb", inverted=True) if found else None


def _by_build(doc: Doc, sentence: Tokens, lang: str) -> list[Cue]:
    """The one cue of a sentence that has none of the lexicon's, if its build shows who speaks (unlisted.py)."""
    colon = next((i for i in range(sentence[0] + 1, sentence[1]) if doc[i].text == ":"), None)
    found = announcing(doc, colon, sentence, lang) if colon is not None else counting(doc, sentence, lang)
    return [Cue(found[0], found[1], None, "verb")] if found else []


def _marker(doc: Doc, i: int, sentence: Tokens, lang: str, before: Cue | None) -> Cue | None:
    length = phrase_at(doc, i, phrases(lang, "attribution", "markers"))
    opens = i == sentence[0] and phrase_at(doc, i, phrases(lang, "attribution", "opening_markers"))
    length = length or opens
    if not length:
        return None
    keep = 1 if doc[i + length - 1].lower_ in speaking(lang, "people") else 0
    end = i + length - keep
    if end < sentence[1] and doc[end].lower_ in speaking(lang, "relatives"):
        return _relative_marker(doc, i, end, sentence, lang, before)
    speaker = phrase_right(doc, end, sentence, lang)
    if speaker is None or not can_speak(doc, speaker, lang):
        return None
    if opens and not ends_with_comma(doc, speaker, sentence):
        return None
    start = _impersonal_start(doc, i, sentence, lang)
    speaker, via = relay(doc, speaker, (start, end), sentence, lang)
    return Cue((start, end), behind_paper(doc, speaker, lang), via, "marker")


def _impersonal_start(doc: Doc, i: int, sentence: Tokens, lang: str) -> int:
    """The verb of "indique-t-on" before a marker that it belongs to ("de source militaire"), else the marker."""
    start = i
    if start > sentence[0] and doc[start - 1].lower_ in grammar(lang, "impersonal"):
        while start > sentence[0] and doc[start - 1].text.startswith("-"):
            start -= 1
        start -= 1
    return max(start, sentence[0])


def _relative_marker(doc: Doc, i: int, relative: int, sentence: Tokens, lang: str, before: Cue | None) -> Cue | None:
    """The ministry, "selon lequel": what stands before it speaks, else whoever spoke before in the sentence."""
    end = i
    while end > sentence[0] and doc[end - 1].is_punct:
        end -= 1
    antecedent = phrase_ending(doc, end, sentence, lang)
    told = before is not None and before.speaker is not None and before.speaker[0] < end <= before.speaker[1]
    if antecedent and not told and can_speak(doc, antecedent, lang):
        return Cue((i, relative + 1), antecedent, None, "marker")
    return Cue((i, relative + 1), before.speaker, before.via, "marker") if before else None


def _phrase(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    """Denials of several words: "waved away reports that"."""
    length = phrase_at(doc, i, phrases(lang, "attribution", "denial_phrases"))
    if not length:
        return None
    speaker = left_of(doc, i, sentence, lang)
    if speaker is None or not can_speak(doc, speaker, lang):
        return None
    return Cue((i, i + length), speaker, None, "verb", denies=True)


def _verb(doc: Doc, i: int, sentence: Tokens, lang: str, quotes: list[Tokens], before: Cue | None) -> Cue | None:
    if not is_verb(doc[i], lang) or _takes_lives(doc, i, sentence, lang):
        return None
    denies = says(doc[i], lang, "verbs", "denies")
    strong = denies or says(doc[i], lang, "verbs", "asserts")
    last = compound_end(doc, i, lang, "compound")
    strong = strong or last > i
    depicts = not strong and says(doc[i], lang, "depicting") and has_object(doc, i)
    last = last if last > i else compound_end(doc, i, lang, "weak_compound")
    if not (strong or depicts or last > i or says(doc[i], lang, "weak")):
        return None
    if is_one_of(doc[i], words(lang, "attribution", "relays", "active")):
        return _quoting(doc, i, sentence, lang)
    subject = subject_of(doc, i, sentence, lang, last)
    if subject is None:
        return None
    group, speaker = subject.group, subject.speaker
    if speaker and (doc[speaker[0]].lower_ in grammar(lang, "nobody") or is_tally(doc, speaker, lang)):
        return None
    if speaker is None and before is None:
        speaker = shared_subject(doc, i, sentence, lang)
    if speaker and before and not subject.inverted and follows_relative(doc, group, sentence, lang):
        speaker = before.speaker
    if speaker and strong and not can_speak(doc, speaker, lang):
        speaker = nearest_speaker(doc, group, sentence, lang) or speaker
    needs_content = not (strong or depicts) or speaker is None
    if speaker and not can_speak(doc, speaker, lang):
        if not strong or doc[speaker[1] - 1].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
        needs_content = True
    whole = (min(group, speaker[0]), max(last + 1, speaker[1])) if speaker else (group, last + 1)
    if needs_content and not is_inserted(doc, whole, sentence) and not has_content(doc, i, sentence, lang, quotes):
        return None
    via = told_outlet(doc, i, sentence, lang)
    if speaker:
        speaker, relayed = relay(doc, speaker, (group, i + 1), sentence, lang)
        via = relayed or via
        speaker = behind_paper(doc, speaker, lang)
    end = i + 1 if doc[last].lower_ in words(lang, "attribution", "prepositions_of_count") else last + 1
    return Cue((group, end), speaker, via, "verb", denies, says(doc[i], lang, "hedging"), subject.inverted)


_OBJECT = 6
"""Tokens after a verb among which its object stands."""


def _takes_lives(doc: Doc, i: int, sentence: Tokens, lang: str) -> bool:
    """Whether a verb of saying says something else with its object: "claimed the lives of nine"."""
    objects = lexicon(lang, "attribution")["other_senses"].get(doc[i].lemma_.lower(), ())
    return bool(objects) and any(doc[k].lower_ in objects for k in range(i + 1, min(i + _OBJECT, sentence[1])))


def _quoting(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    """A finite "SANA quoted a source in Hasaka as saying": the source speaks via SANA."""
    if not is_finite_relay(doc, i, sentence[1]):
        return None
    behind = phrase_right(doc, i + 1, sentence, lang)
    outlet = left_of(doc, i, sentence, lang, doc[i])
    if behind is None or outlet is None or not can_speak(doc, behind, lang):
        return None
    end = behind[1]
    while end > behind[0] and doc[end - 1].lower_ in grammar(lang, "as_saying"):
        end -= 1
    return Cue((i, i + 1), (behind[0], end), outlet, "verb")


def _nominal(doc: Doc, i: int, sentence: Tokens, lang: str) -> Cue | None:
    token = doc[i]
    if token.pos_ != "NOUN" or not is_one_of(token, words(lang, "attribution", "nominal")):
        return None
    owner = owner_of(doc, i, sentence, lang)
    if owner is None or not can_speak(doc, owner, lang):
        return None
    denies = is_one_of(token, words(lang, "attribution", "nominal_denial"))
    return Cue((i, i + 1), owner, None, "nominal", denies)
