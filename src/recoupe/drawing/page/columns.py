"""Which claims stand in which column: versions facing each other, and what is at odds with none of them below."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Incident, Version


@dataclass(frozen=True)
class Column:
    """A version: who holds it, the side that they are of, and its claims."""

    holders: tuple[str, ...]
    side: str | None
    side_name: str | None
    claims: tuple[Said, ...]

    @property
    def side_told(self) -> str | None:
        """Return the side's name where no holder's name says it already ("army source (the government)")."""
        name = self.side_name
        if name is None:
            return None
        told, wanted = [h.casefold() for h in self.holders], name.casefold()
        return None if any(holder == wanted or f"({wanted})" in holder for holder in told) else name


def ordered(incident: Incident) -> tuple[Version, ...]:
    """Return the versions, those of the first contradiction first, so that they stand next to each other."""
    if not incident.contradictions:
        return incident.versions
    first = incident.contradictions[0]
    return tuple(sorted(incident.versions, key=lambda v: 0 if first.a in v.claims else 1 if first.b in v.claims else 2))


def split(edition: Edition, incident: Incident) -> tuple[tuple[Column, ...], tuple[Said, ...]]:
    """Return the columns of an incident, and the claims that fit several versions and contradict nothing.

    Such claims (a third voice's, mostly) would stand in every column and hide what sets the versions apart. Where
    setting them aside would leave fewer than two columns, they stay.
    """
    held = Counter(ref for v in incident.versions for ref in v.claims)
    ends = {ref for c in incident.contradictions for ref in (c.a, c.b)}
    shared = [ref for ref in incident.claims if held[ref] > 1 and ref not in ends]
    kept = [(v, tuple(ref for ref in v.claims if ref not in shared)) for v in ordered(incident)]
    kept = [(v, refs) for v, refs in kept if refs]
    if len(kept) < 2:
        kept, shared = [(v, v.claims) for v in ordered(incident)], []
    columns = tuple(_column(edition, version, edition.all_said(refs)) for version, refs in kept)
    return columns, edition.all_said(tuple(shared))


def _column(edition: Edition, version: Version, claims: tuple[Said, ...]) -> Column:
    names = dict.fromkeys(edition.speaker(s) for s in claims)
    return Column(tuple(names) or version.holders, version.side, edition.side_name(version.side), claims)
