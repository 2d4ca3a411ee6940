"""Who "he", "the group", "la même source", "OSDH" or "M. Vereïko" is: the fullest earlier name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import speaking
from recoupe.extraction.attribution.names import name_of
from recoupe.extraction.attribution.speakers import bare, can_speak, pronoun, same_source
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution.frames import Frame
    from recoupe.extraction.attribution.speakers import Tokens

_BRACKETED = re.compile(r"[(\[]\s?([A-Z][A-Za-z.]{1,9})\s?[)\]]")
_NEAR = 3
"""Paragraphs and sentences: a pronoun points to a speaker no further back than this many sentences."""


@dataclass(frozen=True)
class Mention:
    """A named speaker: its name, what sort it is, where it was named."""

    name: Tokens
    sort: str
    gender: str | None
    plural: bool
    at: int
    via: Tokens | None = None


def acronyms(doc: Doc) -> dict[str, Tokens]:
    """Return {acronym: span of the full name before it} for every "Full Name (FN)" of a text."""
    out: dict[str, Tokens] = {}
    for match in _BRACKETED.finditer(doc.text):
        bracket = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if bracket is None or match.group(1) in out:
            continue
        full = _spelled_out(doc, bracket.start, match.group(1))
        if full:
            out[match.group(1)] = full
    return out


def _spelled_out(doc: Doc, end: int, acronym: str) -> Tokens | None:
    """The shortest run of words before a bracket whose capital initials spell the acronym, in any order."""
    letters = sorted(c for c in acronym if c.isupper())
    initials: list[str] = []
    for i in range(end - 1, max(-1, end - 14), -1):
        word = doc[i].text
        if word in {",", ".", ";", ":"}:
            break
        if word[:1].isalpha() and len(word) > 1:
            initials.append(word[0].upper())
            if word[0].isupper() and len(letters) >= 2 and _covers(initials, letters):
                return i, end
    return None


def _covers(initials: list[str], letters: list[str]) -> bool:
    rest = list(initials)
    for letter in letters:
        if letter not in rest:
            return False
        rest.remove(letter)
    return True


def resolve(doc: Doc, frames: Sequence[Frame], lang: str) -> list[Frame]:
    """Return the frames with each name replaced by the fullest earlier name of the same speaker.

    Method: names that contain or abbreviate one another within one report denote one speaker; a pronoun or "the
    same source" denotes the last speaker of fitting sort (person, organisation), gender and number.
    """
    short = acronyms(doc)
    seen: list[Mention] = []
    out: list[Frame] = []
    for frame in frames:
        if frame.name is None or frame.speaker is None:
            continue
        name: Tokens | None
        via = _spoken_through(doc, frame, seen, lang)
        if frame.pronoun or same_source(doc, frame.speaker, lang):
            name = _beside(doc, frame, lang) or _antecedent(doc, frame, seen, lang) or _actor_before(doc, frame, lang)
            if name is None and frame.pronoun:
                continue
            name = name or frame.name
            via = via or next((m.via for m in reversed(seen) if m.name == name), None)
        else:
            name = _described(doc, frame, seen, frames, lang) or _fullest(doc, frame.name, seen, short, lang)
        frame = replace(frame, name=name, via=via)
        out.append(frame)
        seen.append(_mention(doc, frame, name, lang))
    return out


def _spoken_through(doc: Doc, frame: Frame, seen: list[Mention], lang: str) -> Tokens | None:
    """The relaying outlet, a pronoun replaced by the last organisation ("quoting a military source, it said")."""
    via = frame.via
    if via is None or via[1] - via[0] > 1 or not pronoun(doc[via[0]], lang):
        return via
    return next((m.name for m in reversed(seen) if m.sort == "organisation"), None)


def _beside(doc: Doc, frame: Frame, lang: str) -> Tokens | None:
    """The subject before a colon or semicolon in the same sentence: "Amaq gave another count: it claimed"."""
    bar = next((i for i in range(frame.begin, frame.sentence[0], -1) if doc[i].text in {":", ";"}), None)
    if bar is None or frame.pronoun is None:
        return None
    for i in range(frame.sentence[0], bar):
        if doc[i].dep_ in {"nsubj", "nsubj:pass", "nsubjpass"} and not pronoun(doc[i], lang):
            phrase = (min(t.i for t in doc[i].subtree), i + 1)
            if phrase[0] >= frame.sentence[0] and can_speak(doc, phrase, lang):
                return name_of(doc, phrase, lang)
    return None


def _described(doc: Doc, frame: Frame, seen: list[Mention], frames: Sequence[Frame], lang: str) -> Tokens | None:
    """Resolve a speaker named only by its sort: "the Britain-based group", "the same commander", "a monitor".

    Definite: the last speaker whose name or role has that word, else the last organisation. Indefinite, for a
    monitor or group at the head of a report: the organisation that the next sentences name.
    """
    speaker = bare(doc, frame.speaker or frame.cue, lang)
    phrase = frame.speaker or frame.cue
    generic = words(lang, "attribution", "generic")
    anaphoric = words(lang, "attribution", "foretold")
    head = next((i for i in range(*speaker) if doc[i].lower_ in generic or doc[i].lower_ in anaphoric), None)
    if head is None or any(doc[i].text[:1].isupper() and not doc[i].is_sent_start for i in range(head, speaker[1])):
        return None
    first = doc[phrase[0]].lower_
    same = any(doc[i].lower_ in {"même", "mêmes", "same"} for i in range(*phrase))
    alone = speaker == (head, head + 1)
    if (first in words(lang, "attribution", "definite") and alone) or same:
        for mention in reversed(seen):
            if any(doc[i].lower_ == doc[head].lower_ for i in range(*mention.name)):
                return mention.name
        if doc[head].lower_ in speaking(lang, "people"):
            return next((m.name for m in reversed(seen) if m.sort in {"person", "either"}), None)
    based = any(doc[i].lower_ in {"based", "basée", "basé"} for i in range(*phrase))
    plain = not any(doc[i].pos_ == "PROPN" for i in range(*speaker)) or based
    if doc[head].lower_ in anaphoric and first in words(lang, "attribution", "definite") and plain:
        return next((m.name for m in reversed(seen) if m.sort == "organisation"), None)
    if first in {"a", "an", "un", "une"} and doc[head].lower_ in words(lang, "attribution", "foretold"):
        later = (
            f
            for f in frames
            if f.cue[0] > frame.cue[0] and f.name and _sentences_between(doc, frame.cue[0], f.cue[0]) <= 3
        )
        for other in later:
            name = other.name or other.cue
            if any(doc[i].text[:1].isupper() for i in range(*name)) and any(
                is_one_of(doc[i], speaking(lang, "organisations")) for i in range(*name)
            ):
                return name
    return None


def _mention(doc: Doc, frame: Frame, name: Tokens, lang: str) -> Mention:
    speaker = frame.speaker or name
    head = doc[bare(doc, speaker, lang)[0]]
    people = speaking(lang, "people")
    bodies = speaking(lang, "organisations")
    tokens = [doc[i] for i in range(*speaker)]
    sort = "organisation"
    if frame.pronoun:
        sort = "organisation" if frame.pronoun == "thing" and lang == "en" else "person" if lang == "en" else "either"
    elif any(is_one_of(t, people) and t.lower_ not in {"source", "sources"} for t in tokens[:4]) or doc[
        name[0]
    ].ent_type_ in {"PER", "PERSON"}:
        sort = "person" if not any(is_one_of(t, bodies) for t in tokens[:2]) else "either"
    elif any(is_one_of(t, people) for t in tokens):
        sort = "either"
    gender = next((g for g in (_gender(t.lower_) for t in tokens[:2]) if g), None)
    plural = has_feature(head, "Number", "Plur") and sort != "organisation"
    return Mention(name, sort, gender, plural, frame.cue[0], frame.via)


def _gender(determiner: str) -> str | None:
    if determiner in {"la", "une", "cette", "sa"}:
        return "f"
    return "m" if determiner in {"le", "un", "ce", "cet", "son", "du"} else None


def _antecedent(doc: Doc, frame: Frame, seen: list[Mention], lang: str) -> Tokens | None:
    speaker = frame.speaker or frame.cue
    said = doc[speaker[0] : speaker[1]].text.lower().lstrip("-").removeprefix("t-")
    sort, gender, plural = _wanted(said, frame.pronoun, lang)
    for mention in reversed(seen):
        if _sentences_between(doc, mention.at, frame.cue[0]) > _NEAR + 2:
            break
        if sort and mention.sort not in {sort, "either"}:
            continue
        if gender and mention.gender and mention.gender != gender:
            continue
        if plural and not mention.plural and mention.sort == "person":
            continue
        return mention.name
    return None


def _wanted(said: str, kind: str | None, lang: str) -> tuple[str | None, str | None, bool]:
    """What sort, gender and number a pointing phrase asks for; None where it does not say."""
    if kind and lang == "en":
        return {"person": "person", "thing": "organisation", "plural": None}[kind], None, kind == "plural"
    if kind:
        return None, "f" if said.startswith("elle") else "m", kind == "plural" or said in {"ils", "elles"}
    tail = said.split()[-1]
    people = speaking(lang, "people")
    bodies = speaking(lang, "organisations")
    gender = _gender(said.split()[0]) if lang == "fr" and not said.endswith("source") else None
    if tail in bodies:
        return "organisation", gender, False
    if tail in people and "source" not in tail:
        return "person", gender, False
    return None, gender if lang == "fr" else None, False


def _sentences_between(doc: Doc, a: int, b: int) -> int:
    return sum(1 for i in range(a + 1, b + 1) if doc[i].is_sent_start)


def _fullest(doc: Doc, name: Tokens, seen: list[Mention], short: dict[str, Tokens], lang: str) -> Tokens:
    """The fullest name among the mentions and spelled-out acronyms that this one abbreviates."""
    text = doc[name[0] : name[1]].text
    if text in short:
        name = name_of(doc, short[text], lang)
        text = doc[name[0] : name[1]].text
    own = _words(text)
    best = name
    for mention in seen:
        other = _words(doc[mention.name[0] : mention.name[1]].text)
        if (
            own < other
            and _abbreviates(doc, name, mention.name)
            and len(other) > len(_words(doc[best[0] : best[1]].text))
        ):
            best = mention.name
    return best


def _abbreviates(doc: Doc, short: Tokens, full: Tokens) -> bool:
    """Whether both are proper names: "Observatory" may abbreviate one, "army" is any army."""
    return any(doc[i].text[:1].isupper() for i in range(*short)) and any(
        doc[i].text[:1].isupper() for i in range(*full)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", text.lower()) if len(w) > 1)


def _actor_before(doc: Doc, frame: Frame, lang: str) -> Tokens | None:
    """With no speaker before: the last organisation that the text named ("The group admitted", "l'organisation")."""
    del lang
    for i in range(frame.begin - 1, max(-1, frame.begin - 80), -1):
        token = doc[i]
        if token.ent_type_ == "ORG" and token.text[:1].isupper():
            start = i
            while start > 0 and doc[start - 1].ent_type_ == "ORG":
                start -= 1
            return start, i + 1
    return None
