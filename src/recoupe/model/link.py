"""Links: what holds the claims of an incident together, and what that weighs."""

from __future__ import annotations

from typing import Literal

from recoupe.model.base import ClaimRef, Noun

Bond = Literal["weights", "same claim", "judgement", "earlier brief"]


class LinkStep(Noun):
    """One comparison of two claims: the level that holds, and what it weighs, in bits (log2 of the Bayes factor)."""

    comparison: str
    level: str
    weight: float


class Link(Noun):
    """Two claims of one incident that are held together, and how.

    `how`: by the weights; as the same claim (a copy); by a person's judgement; or because an earlier brief had them in
    one incident. `weight` is the sum of the prior and the steps, in bits; `probability` the same as a probability.
    Both are null, and there are no steps, where the two were not compared.
    """

    a: ClaimRef
    b: ClaimRef
    how: Bond = "weights"
    probability: float | None = None
    weight: float | None = None
    steps: tuple[LinkStep, ...] = ()
