"""Grounding what comes in ungrounded: claims that others made know names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.ground import ground_claims
from recoupe.grounding.places import ground_names
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Place, Reading
    from recoupe.theatres.schema import Theatre


def ground(reading: Reading, theatre: Theatre | None) -> Reading:
    """Return `reading` with actors, sources and places resolved where nobody resolved them yet.

    Names are resolved together, each once, so that one report's "Tripoli" is one place; of several theatres in the
    report's own.
    """
    theatre = own(theatre, reading)
    known = _located(reading, theatre)
    if known:
        claims = tuple(c.model_copy(update={"places": _with(c.places, known)}) for c in reading.claims)
        movements = tuple(
            m.model_copy(update={"from_": _with(m.from_, known), "to": _with(m.to, known)}) for m in reading.movements
        )
        reading = reading.model_copy(update={"claims": claims, "movements": movements})
    return ground_claims(reading, theatre)


def _located(reading: Reading, theatre: Theatre | None) -> dict[str, Place]:
    """Return {name as written: place} for a reading whose places nobody has tried to locate.

    One located place shows that somebody has; a name that they left without coordinates then stays not located.
    """
    lines = [c.places for c in reading.claims] + [p for m in reading.movements for p in (m.from_, m.to)]
    places = [p for line in lines for p in line]
    if not places or any(p.located or p.place_id for p in places):
        return {}
    names = list(dict.fromkeys(p.text for p in places))
    placed = ground_names(names, reading.text, reading.lang, theatre)
    return {name: found.place for name, found in zip(names, placed, strict=True)}


def _with(places: Sequence[Place], known: dict[str, Place]) -> tuple[Place, ...]:
    return tuple(p.model_copy(update=known[p.text].model_dump(exclude={"text", "start", "end"})) for p in places)
