"""Mentions: the speakers named so far, what sort each is, and which one a pronoun or a pointing phrase means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.speakers import bare, core
from recoupe.languages.forms import has_feature, is_one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.attribution.frames import Frame
    from recoupe.extraction.attribution.speakers import Tokens

_NEAR = 5
"""Sentences: a pronoun points to a speaker no further back."""


@dataclass(frozen=True)
class Mention:
    """A named speaker: its name, its sort (person, organisation, either), and the token where it was named."""

    name: Tokens
    sort: str
    gender: str | None
    plural: bool
    at: int
    via: Tokens | None = None
    number_told: bool = False
    """Whether a determiner tells the number, so that a pronoun must agree with it ("les FDS ... elles")."""


def mention_of(doc: Doc, frame: Frame, name: Tokens, lang: str) -> Mention:
    """Return the mention that a frame makes of its speaker."""
    speaker = frame.speaker or name
    head = doc[bare(doc, speaker, lang)[0]]
    sort = _pronoun_sort(frame.pronoun, lang) if frame.pronoun else _noun_sort(doc, speaker, name, lang)
    gender = next((g for g in (gender_of(doc[i].lower_, lang) for i in range(*speaker)[:2]) if g), None)
    told = number_of(doc[speaker[0]].lower_, lang) if not frame.pronoun else None
    plural = has_feature(head, "Number", "Plur") if told is None else told == "plural"
    return Mention(name, sort, gender, plural, frame.cue[0], frame.via, told is not None)


def gender_of(determiner: str, lang: str) -> str | None:
    """Return `f` or `m` as a determiner says, None where it says nothing."""
    if determiner in grammar(lang, "feminine"):
        return "f"
    return "m" if determiner in grammar(lang, "masculine") else None


def number_of(determiner: str, lang: str) -> str | None:
    """Return `plural` or `singular` as a determiner says, None where it says nothing."""
    if determiner in grammar(lang, "plural_determiners"):
        return "plural"
    return "singular" if determiner in grammar(lang, "singular_determiners") else None


def last_meant(doc: Doc, frame: Frame, seen: Sequence[Mention], lang: str) -> Mention | None:
    """Return the last speaker of the sort, gender and number that a frame's pronoun or pointing phrase asks for."""
    speaker = frame.speaker or frame.cue
    said = doc[speaker[0] : speaker[1]].text.lower().lstrip("-").removeprefix("t-")
    sort, gender, plural = _wanted(said, frame.pronoun, lang)
    for mention in reversed(seen):
        if sentences_between(doc, mention.at, frame.cue[0]) > _NEAR:
            break
        if sort and mention.sort not in {sort, "either"}:
            continue
        if gender and mention.gender and mention.gender != gender:
            continue
        if frame.pronoun and mention.number_told and mention.plural != plural:
            continue
        if plural and not mention.plural and mention.sort == "person":
            continue
        if mention.plural and mention.sort != "organisation" and not plural and (gender or sort == "person"):
            continue
        return mention
    return None


def sentences_between(doc: Doc, a: int, b: int) -> int:
    """Return the number of sentences that begin after token `a`, up to token `b`."""
    return sum(1 for i in range(a + 1, b + 1) if doc[i].is_sent_start)


def _pronoun_sort(kind: str, lang: str) -> str:
    if lang == "en":
        return "organisation" if kind == "thing" else "person"
    return "either"


def _noun_sort(doc: Doc, speaker: Tokens, name: Tokens, lang: str) -> str:
    tokens = [doc[i] for i in range(*core(doc, bare(doc, speaker, lang), lang))]
    people = speaking(lang, "people")
    role = any(is_one_of(t, people) and t.lower_ not in speaking(lang, "neuter") for t in tokens[:4])
    if role or doc[name[0]].ent_type_ in {"PER", "PERSON"}:
        return "either" if any(is_one_of(t, speaking(lang, "organisations")) for t in tokens[:2]) else "person"
    return "either" if any(is_one_of(t, people) for t in tokens) else "organisation"


def _wanted(said: str, kind: str | None, lang: str) -> tuple[str | None, str | None, bool]:
    """What sort, gender and number a pointing phrase asks for; None where it does not say."""
    if kind and lang == "en":
        return {"person": "person", "thing": "organisation", "plural": None}[kind], None, kind == "plural"
    if kind:
        feminine = said in grammar(lang, "feminine_pronouns")
        return None, "f" if feminine else "m", kind == "plural" or said in grammar(lang, "plural_pronouns")
    first, tail = said.split()[0], said.split()[-1]
    gender = None if tail in speaking(lang, "neuter") else gender_of(first, lang)
    if tail in speaking(lang, "organisations"):
        return "organisation", gender, False
    if tail in speaking(lang, "people") - speaking(lang, "neuter"):
        return "person", gender, False
    return None, gender, False
