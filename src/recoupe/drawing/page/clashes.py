"""Contradictions: a line between two cells, with its type and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.page.links import with_sources
from recoupe.drawing.page.words import clash_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Contradiction


@dataclass(frozen=True)
class Clash:
    """Claims that cannot both be true, of two versions: their columns (from 0), left before right, and why."""

    left: int
    right: int
    kind: str
    whys: tuple[Markup, ...]
    keys: tuple[str, str]


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
    return Clash(left, right, clash_name(found.type), (why(edition, found),), (first.key, second.key))


def why(edition: Edition, found: Contradiction) -> Markup:
    """Return why two claims cannot both be true, each speaker a link to what they said."""
    return with_sources(found.why, [(edition.called(s), s.key) for s in edition.all_said((found.a, found.b))])


def joined(clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    """Return clashes with those of one type between the same two columns made one line."""
    lines: dict[tuple[int, int, str], Clash] = {}
    for each in clashes:
        place = (each.left, each.right, each.kind)
        first = lines.get(place)
        lines[place] = each if first is None else Clash(*place, (*first.whys, *each.whys), first.keys)
    return tuple(lines.values())
