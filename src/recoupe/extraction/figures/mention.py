"""A counted thing before it has a kind: its quantity and noun as tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extraction.figures.nouns import Counted
    from recoupe.extraction.figures.qualifiers import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last] of a quantity with its noun. `indefinite`: counted only by an article.
    `borrowed`: the category of the noun that a bare number leaves out ("three of them").
    """

    index: int
    quantity: Quantity
    counted: Counted
    first: int
    last: int
    indefinite: bool = False
    borrowed: str | None = None

    @property
    def bare(self) -> bool:
        """Whether the number stands without a noun."""
        return self.counted.head is None

    @property
    def category(self) -> str:
        """Category of the noun: `none` without a noun, `unknown` for one that the lexicon lacks."""
        return (self.borrowed or "none") if self.bare else (self.counted.category or "unknown")
