"""Movements (axes of advance, withdrawal, flight) and context (sentences that are no claims)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from recoupe.model.base import Noun
from recoupe.model.claim import Stance, When
from recoupe.model.place import Place


class Movement(Noun):
    """An axis, with all that a claim has: who says it, hedged, when. JSON names its ends `from` and `to`."""

    id: str
    quote: str
    start: int | None = None
    end: int | None = None
    source: str | None = None
    via: str | None = None
    stance: Stance = "asserts"
    hedged: bool = False
    when: When | None = None
    by: str | None = None
    from_: tuple[Place, ...] = Field(default=(), alias="from")
    to: tuple[Place, ...] = ()
    kind: Literal["advance", "withdrawal", "flight"] = "advance"


class Context(Noun):
    """A sentence that is no claim about an occurrence."""

    quote: str
    start: int
    end: int
    kind: Literal["background", "explanation", "motive", "caution"]
