"""Event types as linking compares them: the families of types that reports confuse, and what "other" comes to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.provenance.names import fold
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.linking.view import View
    from recoupe.model import Claim


@cache
def families(event: str) -> frozenset[str]:
    """Return the families of events.yaml that an event type stands in: types that reports confuse."""
    return frozenset(family for family, events in words("linking", "events").items() if event in events)


def effective_event(view: View) -> str:
    """Return the event type, made specific where it is only "other": flight, captures, harm done."""
    event = view.claim.event
    if event != "other":
        return event
    kinds = {f.kind for f in view.figures}
    if "displaced" in kinds:
        return "flight"
    if "captured" in kinds:
        return "abduction/arrest"
    if kinds & {"killed", "wounded", "casualties"}:
        return "harm"
    return "flight" if flees(view.claim) else "other"


def flees(claim: Claim) -> bool:
    """Tell whether a claim of no listed type is that people left their homes, by its figures or its words."""
    if claim.event != "other":
        return False
    return any(f.kind == "displaced" for f in claim.figures) or bool(_flight().search(fold(claim.quote)))


def displaces(claims: Sequence[Claim]) -> bool:
    """Tell whether an incident of no listed type is a displacement: most of its claims are, and none counts dead."""
    harm = any(f.kind in ("killed", "wounded", "casualties") for c in claims for f in c.figures)
    return not harm and 2 * sum(map(flees, claims)) > len(claims)


@cache
def _flight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('linking', 'flight')['words'])})\b")
