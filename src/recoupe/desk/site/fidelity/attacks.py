"""Attacks from the air and by artillery, told apart by words that mean only one of the two."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import yaml

from recoupe.provenance.names import fold

if TYPE_CHECKING:
    from recoupe.desk.site.fidelity.align import Paragraph
    from recoupe.model import Claim, EventType

Means = Literal["air", "ground"]

EVENTS: dict[Means, EventType] = {"air": "air/drone strike", "ground": "shelling/artillery/missile attack"}


@cache
def _words() -> dict[Means, dict[str, list[str]]]:
    text = (files("recoupe.desk.site.fidelity") / "attacks.yaml").read_text(encoding="utf8")
    found: dict[Means, dict[str, list[str]]] = yaml.safe_load(text)
    return found


def means(sentence: str, lang: str) -> Means | None:
    """Return what a sentence says the attack was made with; None where it does not say, or says both."""
    written = f" {fold(sentence)} "
    found = [kind for kind, by_lang in _words().items() if any(f" {w} " in written for w in by_lang.get(lang, ()))]
    return found[0] if len(found) == 1 else None


def exchanged(a: str, b: str, here: Paragraph, there: Paragraph) -> bool:
    """Return whether two sentences say plainly different means."""
    before, after = means(a, here.lang), means(b, there.lang)
    return before is not None and after is not None and before != after


def as_told(claim: Claim, paragraph: Paragraph) -> EventType:
    """Return a claim's event; of an attack, the one that its sentence says plainly, if it does."""
    if claim.event not in EVENTS.values():
        return claim.event
    told = means(claim.quote, paragraph.lang)
    return EVENTS[told] if told else claim.event
