"""A report's text with its claims marked in place; the claim that is looked at shows its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.drawing.page.spans import Layer, locate, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from recoupe.desk.records.models import Claim


def anchor(claim: Claim) -> str:
    """Return the id of a claim in the marked text."""
    return f"claim-{claim.pk}"


def paragraphs(text: str, claims: Iterable[Claim], chosen: Claim | None = None) -> tuple[Markup, ...]:
    """Return the text as paragraphs of HTML. Without tags they are the text, but for white space."""
    layers = [layer for claim in claims for layer in _layers(text, claim, parts=claim == chosen)]
    return marked(text, layers)


def _layers(text: str, claim: Claim, *, parts: bool) -> list[Layer]:
    noun = claim.noun()
    whole = (noun.start, noun.end) if noun.start is not None and noun.end is not None else locate(text, noun.quote)
    if whole is None:
        return []
    found = [Layer(*whole, "claim", id=anchor(claim))]
    if not parts:
        return found
    for name in ("source", "via", "cue"):
        span = noun.spans.get(name) or locate(text, getattr(noun, name), whole)
        if span:
            found.append(Layer(*span, name))
    for figure in noun.figures:
        given = (figure.start, figure.end) if figure.start is not None and figure.end is not None else None
        span = given or locate(text, figure.text, whole)
        if span:
            found.append(Layer(*span, "figure"))
    for place in noun.places:
        given = (place.start, place.end) if place.start is not None and place.end is not None else None
        span = given or locate(text, place.text, whole)
        if span:
            found.append(Layer(*span, "place"))
    return found
