"""Which type a stretch tells of by its own words: main verbs before what only qualifies, and what verbs are said of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.events import SPECIFIC, STRONG, classify
from recoupe.extraction.falls import of_something_else
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from recoupe.extraction.events import Trigger
    from recoupe.extraction.figures import FoundFigure
    from recoupe.model import EventType

COUNTED = frozenset({"killed", "wounded", "casualties", "captured", "missing", "displaced", "destroyed", "seized"})

_WITH_TOLL = SPECIFIC | {
    "armed clash",
    "attack repelled",
    "other",
    "looting/property destruction",
    "ceasefire/evacuation",
}
"""Types that a stretch with a toll may have on weak words alone."""

_GROUND = frozenset({"territory taken", "territory retaken", "attack repelled", "armed clash"})
"""Types beside which the capture of people is a detail ("seized the depot and captured 14 soldiers")."""

_LED_OUT = frozenset({"ceasefire/evacuation", "territory taken", "territory retaken"})
"""Types that a count of people who left may belong to, if the verb says so."""

_OF_A_WAR = 1000
"""People. A cumulative figure below it is taken for that of one occurrence or battle."""


@dataclass(frozen=True)
class Choice:
    """A stretch's type. `telling`: its own words tell it; `total`: all that it counts are totals over a war."""

    event: EventType | None
    telling: bool
    total: bool


def choose(doc: Doc, triggers: Sequence[Trigger], figures: Sequence[FoundFigure], lang: str) -> Choice:
    """Return the type that a stretch's triggers and figures speak for."""
    tolls = [f for f in figures if f.figure.kind in COUNTED]
    deciding = [t for t in main(doc, list(triggers), figures) if not _elsewhere(doc, t, lang)]
    event = "attack repelled" if _repels(doc, deciding) else classify(deciding, lang)
    telling = any(t.weight >= STRONG or t.event in SPECIFIC for t in deciding)
    means = {t.event for t in deciding if t.weight >= STRONG} & SPECIFIC
    total = bool(tolls) and all(_total(f, told=bool(means)) for f in tolls)
    kinds = {f.figure.kind for f in tolls}
    if total:
        return Choice("other", True, True)
    if not telling and any(of_something_else(doc, t.start, t.end, lang) for t in deciding):
        return Choice("other", True, False)  # a roof that fell
    if kinds == {"displaced"}:
        strong = {t.event for t in deciding if t.weight >= STRONG}
        if _soldiers(tolls, lang):
            event = "troop movement"
        elif event not in _LED_OUT or event not in strong:
            event = "other"
        return Choice(event, True, False)
    if kinds == {"captured"} and not telling:
        governors = {f.governor for f in tolls}
        beside = classify([t for t in deciding if t.start not in governors], lang)
        return Choice(beside if beside in _GROUND else "abduction/arrest", True, False)
    if event == "looting/property destruction" and kinds & {"destroyed", "seized"} and _materiel(doc, tolls, lang):
        return Choice("armed clash", True, False)
    if tolls and event not in _WITH_TOLL and not any(t.weight >= STRONG for t in deciding):
        event = "armed clash"
    return Choice(event, telling, False)


def _total(f: FoundFigure, *, told: bool) -> bool:
    """A total of a war counts in thousands; "three wounded in all" is one occurrence's, and so are 1,300 dead of a
    chemical attack (`told`: the stretch says by what means).
    """
    large = (f.figure.low or f.figure.high or 0) >= _OF_A_WAR
    return large and (f.figure.cumulative or (not told and f.figure.kind in {"killed", "casualties"}))


def main(doc: Doc, triggers: list[Trigger], figures: Sequence[FoundFigure]) -> list[Trigger]:
    """The triggers that tell the type: not things that are themselves counted as lost ("three car bombs destroyed"),
    and not those of a relative clause where others that say as much stand outside one.
    """
    lost = {"destroyed", "seized", "killed"}
    things = [(f.start, f.end) for f in figures if f.figure.kind in lost]
    rest = [t for t in triggers if not any(a <= doc[t.start].idx < b for a, b in things) or doc[t.start].pos_ == "VERB"]
    heads = {t.start for t in rest}
    whole = [t for t in rest if not _qualifies(_head(doc, t), heads)]
    if any(doc[t.start].pos_ == "VERB" and (t.weight >= STRONG or t.event in SPECIFIC) for t in whole):
        rest = whole
    outside = [t for t in rest if not _relative(doc[t.start])]
    says = any(t.weight >= STRONG or t.event in SPECIFIC for t in outside)
    return (outside if says or not any(t.weight >= STRONG for t in rest) else rest) or rest or triggers


def _head(doc: Doc, trigger: Trigger) -> Token:
    """The word of a phrase that the others hang on: of "mortar rounds" the second."""
    token = doc[trigger.start]
    while token.i < token.head.i < trigger.end:
        token = token.head
    return token


def _qualifies(token: Token, heads: set[int]) -> bool:
    """Whether a word only says what sort of thing is meant ("a car-bomb workshop"), and that thing is no event."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i and token.head.i not in heads


def _relative(token: Token) -> bool:
    for _step in range(6):
        if token.dep_ in {"relcl", "acl:relcl"} or (token.dep_ == "acl" and token.tag_ == "VBG"):
            return True  # "killing 18 rebels fighting against them"
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _elsewhere(doc: Doc, trigger: Trigger, lang: str) -> bool:
    """A word of evacuation that is said of the dead or wounded, who are only carried to a hospital."""
    if trigger.event != "ceasefire/evacuation":
        return False
    near = doc[max(0, trigger.start - 8) : trigger.end + 6]
    hurt = words(lang, "events", "hurt")
    return any(is_one_of(t, hurt) and t.sent == doc[trigger.start].sent for t in near)


def _repels(doc: Doc, triggers: Sequence[Trigger]) -> bool:
    """Whether the main verb says that an attack failed: with what weapons it was tried matters less."""
    for t in triggers:
        verb = doc[t.start]
        if t.event == "attack repelled" and t.weight >= STRONG and verb.pos_ == "VERB" and t.end == t.start + 1:
            governors = {a.i for a in verb.ancestors}
            if not any(o.weight >= STRONG and o.event != t.event and o.start in governors for o in triggers):
                return True
    return False


def _soldiers(tolls: Sequence[FoundFigure], lang: str) -> bool:
    """Whether those who left are fighters, who withdraw and do not flee."""
    forces = words(lang, "participants", "forces")
    return all(any(w in forces for w in (f.figure.who or "").lower().split()) for f in tolls)


def _materiel(doc: Doc, tolls: Sequence[FoundFigure], lang: str) -> bool:
    """Whether what burned is an army's equipment, not somebody's property."""
    del doc
    things = words(lang, "events", "materiel")
    lost = [f for f in tolls if f.figure.kind in {"destroyed", "seized"}]
    return bool(lost) and all(any(w in things for w in (f.figure.who or "").lower().split()) for f in lost)
