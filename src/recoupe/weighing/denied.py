"""What a denial denies: its type of event, told by its words where it has none of its own, and the types alike."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.linking.compare import effective_event
from recoupe.provenance.names import fold
from recoupe.provenance.words import words
from recoupe.weighing.said import STRIKES

if TYPE_CHECKING:
    from recoupe.weighing.said import Said


def denied_event(denier: Said) -> str:
    """Return the event type that a denial is about: its own; of one that is only "other", what its figures or its
    words tell ("the camp has not fallen": territory taken).
    """
    event = effective_event(denier.view)
    if event != "other":
        return event
    text = fold(denier.claim.quote)
    return next((named for named, pattern in _named().items() if pattern.search(text)), "other")


def disclaims(denier: Said) -> bool:
    """Tell whether a denial is of having done something that one may do alone, and not that it was done: "the group
    denied responsibility for the bomb". In a fight both sides act, so there a denied part is a denied fight.
    """
    return denier.claim.event in STRIKES and bool(_disclaiming().search(fold(denier.claim.quote)))


@cache
def _disclaiming() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('weighing', 'denied')['disclaims'])})\b")


def denies_kind(denier: Said, other: Said) -> bool:
    """Tell whether what a claim says is of the type that a denial denies, or of one alike (denied.yaml).

    A denial that tells no type denies only what is as unspecific.
    """
    one, another = denied_event(denier), effective_event(other.view)
    return one == another or any(one in kinds and another in kinds for kinds in _alike())


@cache
def _named() -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = words("weighing", "denied")["words"]
    return {event: re.compile(rf"\b(?:{'|'.join(patterns)})\b") for event, patterns in listed.items()}


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(kinds) for kinds in words("weighing", "denied")["alike"].values())
