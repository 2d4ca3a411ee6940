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
        best = max(specific or weak, key=lambda e: (weak[e], -rank[e]))
    else:
        return None
    return best


SPECIFIC = frozenset(
    {"chemical weapon", "suicide bomb", "remote explosive/landmine/IED", "air/drone strike", "shooting",
     "shelling/artillery/missile attack", "execution/killing of civilians", "abduction/arrest"}
)  # fmt: skip
"""Types whose weak words still tell what happened ("a bomb", "raids"); weak words of the others do not."""

_EXPLOSIVE = frozenset({"suicide bomb", "air/drone strike", "shelling/artillery/missile attack"})
_DEADLY = SPECIFIC | {"armed clash"}


def going_on(earlier: EventType, tolls: bool) -> EventType:
    """Return the type of a bare count that goes on about an earlier occurrence.

    People die in the fighting for a place, not in its change of hands: a toll after a claim of territory, movement or
    a repelled attack belongs to an armed clash.
    """
    if earlier in _DEADLY or not tolls:
        return earlier
    return "armed clash"


def refines(event: EventType, earlier: EventType, triggers: Iterable[Trigger]) -> bool:
    """Tell whether "the blast", "the explosion" only takes up an explosion that the claim before says more of."""
    strong = any(t.weight >= STRONG and t.event == event for t in triggers)
    return event == "remote explosive/landmine/IED" and not strong and earlier in _EXPLOSIVE
