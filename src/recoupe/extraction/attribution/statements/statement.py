"""A statement: who holds it, by which words, what exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extraction.attribution.speakers import Tokens


@dataclass(frozen=True)
class Statement:
    """Who (no span: nobody is named), by which words, what. All spans are token spans, end excluded."""

    source: tuple[Tokens, ...]
    cue: Tokens
    content: tuple[Tokens, ...]
    kind: str
    """speech, belief or intention"""

    @property
    def own(self) -> set[int]:
        """The tokens of holder and cue."""
        return {i for span in (*self.source, self.cue) for i in range(*span)}


Found = tuple[Statement, set[int]]
"""A statement whose spans of content are not cut yet, and the tokens of its content."""
