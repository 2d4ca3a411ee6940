"""Event types as linking compares them: the families of types that reports confuse, and what "other" comes to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.linking.view import View


@cache
def families(event: str) -> frozenset[str]:
    """Return the families of events.yaml that an event type stands in: types that reports confuse."""
    return frozenset(family for family, events in words("linking", "events").items() if event in events)


def effective_event(view: View) -> str:
    """Return the event type, made specific by the figures where it is only "other": flight, captures, harm done."""
    event = view.claim.event
    if event != "other":
        return event
    kinds = {f.kind for f in view.figures}
    if "displaced" in kinds:
        return "flight"
    if "captured" in kinds:
        return "abduction/arrest"
    return "harm" if kinds & {"killed", "wounded", "casualties"} else "other"
