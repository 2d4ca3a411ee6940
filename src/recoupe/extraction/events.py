"""Event types: which of the 16 kinds of occurrence the words of a stretch of text tell of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from recoupe.extraction.falls import of_something_else, takes_no_ground
from recoupe.languages.columns import columns
from recoupe.languages.forms import phrase_at, phrases, split_phrase
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from recoupe.model import EventType

_TAKEN: EventType = "territory taken"
_HANDS: frozenset[EventType] = frozenset({_TAKEN, "territory retaken"})

STRONG = 3.0
WEAK = 1.0


@dataclass(frozen=True)
class Trigger:
    """A word or phrase that tells of an event: token span, type, weight, and whether it is the clause's verb."""

    start: int
    end: int
    event: EventType
    weight: float


@cache
def _table(lang: str) -> dict[str, tuple[tuple[tuple[str, ...], EventType, float], ...]]:
    """Return {first word: ((words, type, weight), ...)}, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], EventType, float]]] = defaultdict(list)
    for event, lists in lexicon(lang, "events")["types"].items():
        for strength, weight in (("strong", STRONG), ("weak", WEAK)):
            for entry in lists[strength]:
                for phrase in _variants(str(entry).lower(), lang):
                    out[phrase[0]].append((phrase, cast("EventType", event), weight))
    return {k: tuple(sorted(set(v), key=lambda e: (-len(e[0]), e))) for k, v in out.items()}


def _variants(entry: str, lang: str) -> list[tuple[str, ...]]:
    """An entry as tokens: as written, with its hyphens apart as a tokenizer may have them, a participle's forms."""
    out = [tuple(split_phrase(entry))]
    if "-" in entry:
        out.append(tuple(split_phrase(entry.replace("-", " - "))))
    if len(out[0]) == 1:
        for ending, forms in lexicon(lang, "events")["participles"].items():
            if entry.endswith(ending):
                out.extend((entry.removesuffix(ending) + form,) for form in forms)
                break
    return out


@cache
def order(lang: str) -> dict[str, int]:
    """Return the rank of each type: of two types with strong words, the more telling one wins."""
    return {event: i for i, event in enumerate(lexicon(lang, "events")["types"])}


def find_triggers(doc: Doc, lang: str) -> list[Trigger]:
    """Return every trigger of a text in order. One word may trigger several types ("bombing")."""
    table = _table(lang)
    silent = _silent(doc, lang)
    out: list[Trigger] = []
    lows, lemmas = columns(doc).lows, columns(doc).lemmas
    for i, keys in enumerate(zip(lows, lemmas, strict=True)):
        if i in silent or (keys[0] not in table and keys[1] not in table):
            continue
        token = doc[i]
        taken = 0
        seen: set[EventType] = set()
        sense = _sense(token, lang)
        for key in dict.fromkeys(keys):
            for phrase, event, weight in table.get(key, ()):
                end = i + 1 if len(phrase) == 1 else _matched(lows, i, phrase)
                if (
                    end is None
                    or (sense and len(phrase) == 1 and event != sense)
                    or len(phrase) < taken
                    or event in seen
                    or (end > i + 1 and any(k in silent for k in range(i, end)))
                ):
                    continue
                if (event == _TAKEN and of_something_else(doc, i, end, lang)) or (
                    event in _HANDS and takes_no_ground(doc, i, end, lang)
                ):
                    event, weight = "other", WEAK
                out.append(Trigger(token.i, end, event, weight))
                seen.add(event)
                taken = max(taken, len(phrase))
    return out


def _sense(token: Token, lang: str) -> str | None:
    """The one type that a word means as a verb, if the lexicon says so: planes bomb, though a bomb explodes."""
    senses: dict[str, str] = lexicon(lang, "events")["as_verb"]
    return senses.get(token.lemma_.lower()) if token.pos_ in {"VERB", "AUX"} else None


_GAP = 4
"""Tokens that "…" in a phrase of the lexicon may stand for: "threw … back"."""


def _matched(lows: list[str], i: int, phrase: tuple[str, ...]) -> int | None:
    """Return the end of a phrase that begins at token `i` (its first word has been compared), else None."""
    at = i + 1
    if phrase[1] != "…" and lows[at : at + 1] != [phrase[1]]:
        return None  # most phrases that begin with a word
    gap = False
    for word in phrase[1:]:
        if word == "…":
            gap = True
            continue
        reach = min(at + (_GAP if gap else 0), len(lows) - 1)
        found = next((k for k in range(at, reach + 1) if lows[k] == word), None)
        if found is None:
            return None
        at, gap = found + 1, False
    return at


def _silent(doc: Doc, lang: str) -> frozenset[int]:
    """Tokens of set phrases whose words tell of no event ("air base", "hunger strike", "mine d'or")."""
    table = phrases(lang, "events", "silent")
    out: set[int] = set()
    for i, low in enumerate(columns(doc).lows):
        if low in table:
            out.update(range(i, i + phrase_at(doc, i, table)))
    return frozenset(out)


def classify(triggers: Iterable[Trigger], lang: str) -> EventType | None:
    """Return the event type that a set of triggers speaks for; None without triggers.

    Strong words decide in the lexicon's order; weak words only where no strong one is there, by their sum.
    """
    strong: set[EventType] = set()
    weak: dict[EventType, float] = defaultdict(float)
    for trigger in triggers:
        weak[trigger.event] += trigger.weight
        if trigger.weight >= STRONG:
            strong.add(trigger.event)
    rank = order(lang)
    if strong:
        best = min(strong, key=lambda e: rank[e])
    elif weak:
        specific = [e for e in weak if e in SPECIFIC]
        best = max(specific or weak, key=lambda e: (weak[e], e == "armed clash", -rank[e]))
    else:
        return None
    return best


SPECIFIC = frozenset(
    {"chemical weapon", "suicide bomb", "remote explosive/landmine/IED", "air/drone strike", "shooting",
     "shelling/artillery/missile attack", "execution/killing of civilians", "abduction/arrest"}
)  # fmt: skip
"""Types whose weak words still tell what happened ("a bomb", "raids"); weak words of the others do not."""

_DEADLY = SPECIFIC | {"armed clash"}


def going_on(earlier: EventType, tolls: bool) -> EventType:
    """Return the type of a bare count that goes on about an earlier occurrence.

    People die in the fighting for a place, not in its change of hands: a toll after a claim of territory, movement or
    a repelled attack belongs to an armed clash.
    """
    if earlier in _DEADLY or not tolls:
        return earlier
    return "armed clash"
