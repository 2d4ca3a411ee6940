"""What the claims before say of a claim's type: counts that go on, "the blast", strikes that may be of two kinds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.extraction.events import SPECIFIC, STRONG
from recoupe.languages.columns import columns
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from recoupe.extraction.events import Trigger
    from recoupe.extraction.figures import FoundFigure
    from recoupe.model import Claim, EventType

_DEADLY = SPECIFIC | {"armed clash"}
_PASSED_OVER = frozenset({"ceasefire/evacuation", "troop movement", "other"})
_STRIKES: tuple[EventType, EventType] = ("air/drone strike", "shelling/artillery/missile attack")
_BROUGHT: tuple[EventType, EventType] = ("suicide bomb", "remote explosive/landmine/IED")
_EXPLOSIVE = frozenset({"suicide bomb", *_STRIKES})


def occurrence_before(
    before: Sequence[Claim],
    paragraph: Sequence[Claim],
    title_end: int,
    figures: Sequence[FoundFigure],
    lang: str,
    own_loss: bool = False,
) -> Claim | None:
    """Return the claim whose occurrence a stretch without words of its own goes on about.

    The last one of its paragraph; for the dead and wounded the last one in which people die and that tells of the
    same sort of people; else the report's first of the body. None for totals over more than one occurrence, and for
    losses of one's own side (`own_loss`), which are those of a battle.
    """
    if figures and all(f.figure.cumulative for f in figures):
        return None
    deadly = any(f.figure.kind in {"killed", "wounded", "casualties"} for f in figures)
    fighters = _fighters([f.figure.who for f in figures], lang)
    if own_loss and fighters is not False:
        return next((c for c in reversed(paragraph) if c.event == "armed clash"), None)
    for claim in reversed(paragraph):
        if not deadly or claim.event not in _PASSED_OVER:
            return None if deadly and _others(claim, fighters, lang) else claim
    lead = next((c for c in before if c.start is not None and c.start >= title_end), None)
    if lead is not None and (not deadly or lead.event in _DEADLY) and not _others(lead, fighters, lang):
        return lead
    return paragraph[-1] if paragraph else None


def own_loss(doc: Doc, span: tuple[int, int], cue: tuple[int, int] | None, lang: str) -> bool:
    """Whether a stretch counts what its speaker's side lost: "lost nine men", "admits to four dead"."""
    said = [*range(*span), *(range(*cue) if cue else ())]
    losing = words(lang, "events", "losing")
    lows, lemmas = columns(doc).lows, columns(doc).lemmas
    return any(lows[i] in losing or lemmas[i] in losing for i in said)


def _fighters(nouns: Sequence[str | None], lang: str) -> bool | None:
    """Whether counted nouns are those of fighters; None where they do not tell."""
    forces = words(lang, "participants", "forces")
    people = words(lang, "participants", "people") - words(lang, "participants", "vague")
    said = {w for noun in nouns if noun for w in noun.lower().split()}
    if said & forces:
        return True
    return False if said & people else None


def _others(claim: Claim, fighters: bool | None, lang: str) -> bool:
    """Whether a claim tells of other people than the ones counted: civilians, where these are fighters."""
    theirs = _fighters([claim.against, *(f.who for f in claim.figures)], lang)
    return fighters is not None and theirs is not None and fighters != theirs


def settled(
    doc: Doc, event: EventType, triggers: Sequence[Trigger], every: Sequence[Trigger], paragraph: Sequence[Claim],
    before: Sequence[Claim], lang: str,
) -> EventType:  # fmt: skip
    """Return the type of a claim whose words leave it open, as the claims before and the rest of the text settle it.

    "The blast" is the suicide bombing told before; "bombardement" and "struck" are from the air or from guns as the
    paragraph before, else as most of the text's other words have it.
    """
    strong = any(t.weight >= STRONG and t.event == event for t in triggers)
    if strong and event != "looting/property destruction":
        return event
    bombings = words(lang, "events", "bombings")
    if event == "air/drone strike" and all(is_one_of(doc[t.start], bombings) for t in triggers if t.event == event):
        return _bombing(event, [t for t in every if not is_one_of(doc[t.start], bombings)])
    if event == "remote explosive/landmine/IED":
        told = next((c.event for c in reversed(paragraph) if c.event in _EXPLOSIVE), None)
        pointed = told or next((c.event for c in before if c.event == "suicide bomb"), None)
        return pointed or event
    if event == "looting/property destruction":
        wrecked = words(lang, "events", "wrecked")
        if all(is_one_of(doc[t.start], wrecked) for t in triggers if t.event == event):
            return next((c.event for c in reversed(paragraph) if c.event in _EXPLOSIVE), event)
    either = words(lang, "events", "either")
    if event in _STRIKES and all(is_one_of(doc[t.start], either) for t in triggers if t.event == event):
        told = next((c.event for c in reversed(paragraph) if c.event in _STRIKES), None)
        if told:
            return told
        count = Counter(t.event for t in every if t.weight >= STRONG and t.event in _STRIKES)
        air, guns = (count[k] for k in _STRIKES)
        if air != guns:
            return _STRIKES[0] if air > guns else _STRIKES[1]
    return event


def _bombing(event: EventType, every: Sequence[Trigger]) -> EventType:
    """What a "bombing" was: with planes or with a bomb that somebody brought, as most of the text's words have it."""
    count: Counter[EventType] = Counter()
    for t in every:
        count[t.event] += int(t.weight)
    brought = {e: count[e] for e in _BROUGHT if count[e]}
    return max(brought, key=lambda e: (brought[e], e)) if sum(brought.values()) > count[event] else event
