"""A batch of several conflicts: each report is read in its own theatre, and the brief knows the sides of all.

Names are looked up in a report's own theatre (`own`), so that "Moscow" is of the side that it has there, and "RSF" in a
report from Sudan is no organisation of journalists. What is known by id, place or side is looked up in all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from recoupe.theatres.schema import LocalPlace, Theatre

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.theatres.schema import Actor, TheatreSource


class Told(Protocol):
    """A report that says which theatre it is of."""

    @property
    def theatre(self) -> str | None:
        """Return the theatre's id, or None."""


class Several(Theatre):
    """Theatres of one batch, put together for what has no report to ask. `parts` are the theatres themselves.

    A record that two of them know on different sides (Russia) is of no side here: better unknown than another war's.
    """

    parts: tuple[Theatre, ...] = ()

    def local(self, place_id: str | None) -> LocalPlace | None:
        """Return the place of one of the theatres that an id names."""
        return next((found for part in self.parts if (found := part.local(place_id))), None)


def own(theatre: Theatre | None, report: Told) -> Theatre | None:
    """Return the theatre in which a report's names are looked up: of several its own, else the one that is given."""
    if not isinstance(theatre, Several):
        return theatre
    return next((part for part in theatre.parts if part.id == report.theatre), None)


def parts_of(theatre: Theatre) -> tuple[Theatre, ...]:
    """Return the theatres that one consists of: itself, unless it is several."""
    return theatre.parts if isinstance(theatre, Several) else (theatre,)


_made: dict[tuple[int, ...], Several] = {}


def together(theatres: Iterable[Theatre | None]) -> Theatre | None:
    """Return what a batch is drawn and weighed in: the only theatre of its reports, several of them, or None.

    The same theatres give the same object, for what is built from it is kept.
    """
    every = list(theatres)
    parts = sorted({t.id: t for t in every if t}.values(), key=lambda t: t.id)
    if not parts:
        return None
    if len(parts) == 1 and all(every):
        return parts[0]
    key = tuple(map(id, parts))
    if key not in _made or any(a is not b for a, b in zip(_made[key].parts, parts, strict=True)):
        _made[key] = _put_together(parts)
    return _made[key]


def _put_together(parts: list[Theatre]) -> Several:
    return Several(
        id="+".join(p.id for p in parts),
        names={lang: " · ".join(p.names.get(lang, p.id) for p in parts) for lang in ("en", "fr")},
        countries=tuple(dict.fromkeys(c for p in parts for c in p.countries)),
        timezone=parts[0].timezone,
        sides=tuple({s.id: s for p in reversed(parts) for s in reversed(p.sides)}.values())[::-1],
        actors=_merged(a for p in parts for a in p.actors),
        sources=_merged(s for p in parts for s in p.sources),
        places=tuple(place for p in parts for place in p.places),
        parts=tuple(parts),
    )


def _merged[Record: (Actor, TheatreSource)](records: Iterable[Record]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in records:
        known = found.setdefault(record.id, record)
        if known.side != record.side:
            found[record.id] = known.model_copy(update={"side": None})
    return tuple(found.values())
