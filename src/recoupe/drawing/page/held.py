"""Why the claims of an incident are one: the links that hold it together, with their weights in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.linking.labels import comparison_name, level_name, share_text, weight_text
from recoupe.linking.weights import prior

if TYPE_CHECKING:
    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Incident, Link

LEAST = 0.05
"""Bits. A step that weighs less is left out on the page; brief.json has it."""
TOLD = 5
"""Links of an incident that a page tells, the weakest: those that somebody may want to part. brief.json has all."""
WORDS = 12
"""Of a sentence, to tell one claim of a source from another."""


@dataclass(frozen=True)
class End:
    """A claim at one end of a link: who says it, how its sentence begins, and the anchor of that."""

    speaker: str
    outlet: str
    begins: str
    lang: str
    key: str


@dataclass(frozen=True)
class Held:
    """A link: its two claims, how strong it is in words, and what that adds up from, (words, weight) each."""

    a: End
    b: End
    strength: str
    steps: tuple[tuple[str, str], ...]


def held(edition: Edition, incident: Incident) -> tuple[tuple[Held, ...], int]:
    """Return the links of an incident, at most `TOLD`, and how many more there are. The weakest come first, those that
    no weight made last.
    """
    ordered = sorted(incident.links, key=lambda k: (k.how != "weights", k.weight or 0.0))
    found = []
    for link in ordered:
        a, b = edition.said(link.a), edition.said(link.b)
        if a and b:
            found.append((link, a, b))
    told = tuple(Held(_end(edition, a), _end(edition, b), strength(link), _steps(link)) for link, a, b in found[:TOLD])
    return told, len(found) - len(told)


def begin_words() -> str:
    """Return what every sum of weights begins with."""
    return weight_text(prior())


def strength(link: Link) -> str:
    """Return in words what makes a link, with its weight and probability where it has them."""
    why = {
        "same claim": _("the very same (a copy)"),
        "judgement": _("joined by a person"),
        "earlier brief": _("kept together from an earlier brief"),
    }.get(link.how, "")
    if link.weight is None or link.probability is None:
        return why
    weighed = _("weight {weight}, {share}", weight=weight_text(link.weight), share=share_text(link.probability))
    return f"{why}; {weighed}" if why else weighed


def _steps(link: Link) -> tuple[tuple[str, str], ...]:
    heavy = sorted((s for s in link.steps if abs(s.weight) >= LEAST), key=lambda s: -abs(s.weight))
    return tuple(
        (f"{comparison_name(s.comparison)}, {level_name(s.comparison, s.level)}", weight_text(s.weight)) for s in heavy
    )


def _end(edition: Edition, said: Said) -> End:
    words = said.claim.quote.split()
    begins = " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")
    return End(edition.speaker(said), edition.outlet(said.reading), begins, said.reading.lang, said.key)
