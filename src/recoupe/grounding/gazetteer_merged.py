"""Answers of several gazetteers as one: what two of them know as one place is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.geometry import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.grounding.gazetteer import Entry

TOWN_KM, UNIT_KM = 5.0, 100.0
"""Namesakes of one kind that lie no farther apart are one place: towns and spots, administrative units."""
_UNITS = frozenset({"region", "district", "country"})


def merged(first: tuple[Entry, ...], others: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """Return the entries of `first`, then of `others` those that are none of the earlier ones, `most` at most."""
    out = list(first)
    ids = {e.id for e in first}
    sources = {e.source for e in first}
    for entry in others:
        if len(out) >= most:
            break
        if entry.id in ids or (sources - {entry.source} and any(same(entry, known) for known in out)):
            continue
        out.append(entry)
        ids.add(entry.id)
        sources.add(entry.source)
    return tuple(out)


def same(a: Entry, b: Entry) -> bool:
    """Whether entries of two sources under one name are one place, by kind, country and where they are."""
    if a.kind != b.kind or (a.country and b.country and a.country != b.country) or a.source == b.source:
        return False
    if not (a.located and b.located):
        return a.kind in _UNITS
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= (UNIT_KM if a.kind in _UNITS else TOWN_KM)
