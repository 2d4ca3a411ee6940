"""Predicates that give a figure its kind: verbs with their voice, intransitives, states, nouns with "of"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.words import Words

Role = Literal["object", "subject", "state", "of", "place"]
Voice = Literal["active", "passive", "either"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A predicate at tokens [start, end]: an active one counts what follows it, a passive, intransitive or
    stative one what stands before it, a noun what follows "of".
    """

    start: int
    end: int
    kind: str
    role: Role
    voice: Voice


@dataclass(frozen=True, slots=True)
class Predicates:
    """A language's predicates, folded: kind and role by word and by phrase. `presents`: forms that only an
    accent tells from a participle (tue, tué).
    """

    word: dict[str, tuple[tuple[str, Role], ...]]
    phrase: dict[str, tuple[tuple[str, Role], ...]]
    phrases: re.Pattern[str]
    sets: dict[str, frozenset[str]]
    presents: frozenset[str]


# Endings of a French verb of the first group, without accents.
_ER = (
    "e",
    "es",
    "ent",
    "a",
    "ait",
    "aient",
    "ant",
    "er",
    "erent",
    "era",
    "eront",
    "erait",
    "eraient",
    "ee",
    "ees",
    "ons",
)


@cache
def predicates(lang: str) -> Predicates:
    """Compile the predicates of `languages/<lang>/figures.yaml`."""
    data = lexicon(lang, "figures")
    word: dict[str, list[tuple[str, Role]]] = {}
    phrase: dict[str, list[tuple[str, Role]]] = {}
    roles: tuple[Role, ...] = ("object", "subject", "state", "of", "place")
    presents: set[str] = set()
    for kind, entry in data["predicates"].items():
        for verb in entry.get("er", ()):
            presents |= {verb[:-2] + "e", verb[:-2] + "es"}
            for form in _forms(verb):
                word.setdefault(form, []).append((kind, "object"))
        for form in entry.get("people", "").split():
            word.setdefault(form, []).append((kind, "object"))
        for role in roles:
            for form in entry.get(role, "").split():
                if (kind, role) not in word.setdefault(form, []):
                    word[form].append((kind, role))
            for text in entry.get(f"{role}_phrases", ()):
                phrase.setdefault(text, []).append((kind, role))
    listed = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrase, key=lambda p: (-len(p), p)))
    return Predicates(
        word={k: tuple(v) for k, v in word.items()},
        phrase={k: tuple(v) for k, v in phrase.items()},
        phrases=re.compile(rf"(?<!\w)(?:{listed})(?!\w)"),
        sets={name: frozenset(words.split()) for name, words in data["grammar"].items()},
        presents=frozenset(presents),
    )


def _forms(verb: str) -> list[str]:
    stem = verb[:-2]
    soft = stem + "e" if stem.endswith("g") else stem
    return [(soft if end.startswith("a") else stem) + end for end in _ER]


def find_cues(
    w: Words, lang: str, opens_figure: frozenset[int], told: frozenset[int] = frozenset()
) -> dict[int, tuple[Cue, ...]]:
    """Return the predicates of a document by each of their tokens. `opens_figure`: tokens that begin one; `told`:
    participles that belong to the figure before them though another follows (`find.chained`).
    """
    p = predicates(lang)
    found: dict[int, list[Cue]] = {}
    for match in p.phrases.finditer(w.text):
        start, end = w.at(match.start()), w.at(match.end() - 1)
        for kind, role in p.phrase[" ".join(match[0].split())]:
            if role == "place":
                if not _place_follows(w, end + 1, p):
                    continue
                role = "subject"
            voice: Voice = "active" if role == "object" else "passive"
            if role == "object":
                voice = _voice(w, start, end, p, opens_figure)
            cue = Cue(start, end, kind, role, voice)
            for i in range(start, end + 1):
                found.setdefault(i, []).append(cue)
    for i, word in enumerate(w.words):
        entry = p.word.get(word)
        if entry is None or i in found:
            continue
        for kind, role in entry:
            if role == "object" and _nominal(w, i, opens_figure):
                continue
            voice = _voice(w, i, i, p, opens_figure) if role == "object" and i not in told else "passive"
            found.setdefault(i, []).append(Cue(i, i, kind, role, voice))
    return {i: tuple(cues) for i, cues in found.items()}


def _nominal(w: Words, i: int, opens_figure: frozenset[int]) -> bool:
    """Whether what looks like a verb is a noun here ("la chasse", "the strike"), unless a figure follows it."""
    word = w.words[i]
    if w.pos[i] != "NOUN" or i + 1 in opens_figure or word.endswith(("ed", "ing", "ant")):
        return False
    return w.lows[i] == word or not w.accents


def _place_follows(w: Words, i: int, p: Predicates) -> bool:
    """Whether a name or a word for a place stands within three words."""
    return any(j < len(w.words) and (w.pos[j] == "PROPN" or w.words[j] in p.sets["places"]) for j in range(i, i + 3))


def _voice(w: Words, start: int, end: int, p: Predicates, opens_figure: frozenset[int]) -> Voice:
    """Tell whether a transitive verb is active or passive: by its auxiliary, else by what comes next."""
    word, low = w.words[start], w.lows[start]
    if word.endswith("ing") or (word.endswith("ant") and len(word) > 4):
        return "passive" if w.word(start - 1) in {"being", "etant"} else "active"
    i = start - 1
    being = having = False
    while i >= 0 and i >= start - 5:
        seen = w.words[i]
        if seen in p.sets["be"]:
            being = True
        elif seen in p.sets["have"] and not (seen == "a" and w.lows[i] == "à"):
            having = True
        elif seen not in p.sets["adverbs"]:
            break
        i -= 1
    if being:
        return "passive"
    if having:
        return "active"
    if _finite(word, low) or (w.accents and low == word and word in p.presents):
        return "active"
    return _by_next(w, end + 1, p, opens_figure)


def _finite(word: str, low: str) -> bool:
    """Whether a form without auxiliary can only be finite or infinitive (no participle)."""
    return word.endswith(("ent", "ait", "aient", "er", "erait")) and low == word and not word.endswith("sent")


def _by_next(w: Words, i: int, p: Predicates, opens_figure: frozenset[int]) -> Voice:
    """A bare participle or past form: active before an object, passive before anything else."""
    while w.word(i) in {'"', "'"}:
        i += 1
    if i >= len(w.words) or w.hard[i]:
        return "passive"
    word = w.words[i]
    if i in opens_figure or word in p.sets["objects"]:
        return "active"
    if word in p.sets["by"] or word in p.sets["prepositions"] or word in p.sets["days"] or word in p.sets["joins"]:
        return "passive"
    if w.pos[i] in {"NOUN", "PROPN", "ADJ", "DET", "PRON"}:
        return "either"
    return "passive"
