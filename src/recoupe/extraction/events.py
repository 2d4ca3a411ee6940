"""Event types: which of the 16 kinds of occurrence the words of a stretch of text tell of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from recoupe.languages.forms import split_phrase
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from recoupe.model import EventType

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
                phrase = tuple(split_phrase(str(entry).lower()))
                out[phrase[0]].append((phrase, cast("EventType", event), weight))
    return {k: tuple(sorted(v, key=lambda e: (-len(e[0]), e[0]))) for k, v in out.items()}


@cache
def order(lang: str) -> dict[str, int]:
    """Return the rank of each type: of two types with strong words, the more telling one wins."""
    return {event: i for i, event in enumerate(lexicon(lang, "events")["types"])}


def find_triggers(doc: Doc, lang: str) -> list[Trigger]:
    """Return every trigger of a text in order. One word may trigger several types ("bombing")."""
    table = _table(lang)
    out: list[Trigger] = []
    for token in doc:
        taken = 0
        for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
            for phrase, event, weight in table.get(key, ()):
                if len(phrase) < taken or token.i + len(phrase) > len(doc):
                    continue
                if all(doc[token.i + k].lower_ == w for k, w in enumerate(phrase) if k):
                    out.append(Trigger(token.i, token.i + len(phrase), event, weight))
                    taken = max(taken, len(phrase))
    return out


def classify(
    triggers: Iterable[Trigger], lang: str, names: frozenset[int] = frozenset()
) -> tuple[EventType | None, str]:
    """Return the event type that a set of triggers speaks for, and why; None without triggers.

    Strong words decide in the lexicon's order; weak words only where no strong one is there, by their sum. Tokens in
    `names` (of organisations, speakers) do not count.
    """
    strong: dict[str, Trigger] = {}
    weak: dict[str, float] = defaultdict(float)
    words: dict[str, Trigger] = {}
    for trigger in triggers:
        if any(i in names for i in range(trigger.start, trigger.end)):
            continue
        words.setdefault(trigger.event, trigger)
        weak[trigger.event] += trigger.weight
        if trigger.weight >= STRONG:
            strong.setdefault(trigger.event, trigger)
    rank = order(lang)
    if strong:
        best = min(strong, key=lambda e: rank[e])
    elif weak:
        best = max(weak, key=lambda e: (weak[e], -rank[e]))
    else:
        return None, ""
    return cast("EventType", best), str(words[best].start)
