"""Contradictions: a line between two cells, with its type and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.drawing.page.words import clash_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Contradiction


@dataclass(frozen=True)
class Clash:
    """Two claims that cannot both be true: the columns of their versions (from 0), left before right."""

    left: int
    right: int
    kind: str
    why: str
    keys: tuple[str, str]
    speakers: tuple[str, str]


def clash(edition: Edition, found: Contradiction, columns: Sequence[tuple[Said, ...]]) -> Clash | None:
    """Return a contradiction between two columns, or None if either end is in no column."""
    a, b = edition.said(found.a), edition.said(found.b)
    if a is None or b is None:
        return None
    ends = []
    for said in (a, b):
        number = next((i for i, claims in enumerate(columns) if any(s.key == said.key for s in claims)), None)
        if number is None:
            return None
        ends.append((number, said))
    ends.sort(key=lambda end: end[0])
    (left, first), (right, second) = ends
    return Clash(
        left,
        right,
        clash_name(found.type),
        found.why,
        (first.key, second.key),
        (edition.speaker(first), edition.speaker(second)),
    )
