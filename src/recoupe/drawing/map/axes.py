"""Axes of movement: the same axis in several reports is drawn once, with everybody who claims it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from recoupe.drawing.map.projection import distance_km
from recoupe.drawing.map.spread import spread_km
from recoupe.drawing.sides import named_actor, named_source, place_name
from recoupe.i18n import gettext as _
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model import Brief, Movement, Place, Reading
    from recoupe.theatres.schema import Theatre

Kind = Literal["advance", "withdrawal", "flight"]

# An end given only as a region or a country has no point to start or stop an arrow at.
_POINTS = ("exact", "near", "area", "district")

# Two spellings of one end, located by different means, still are one end within this distance.
_SAME_END_KM = 3.0

# Incidents that show that an advance reached its end, once they are more than a claim.
_ARRIVALS = ("territory taken", "territory retaken", "armed clash", "troop movement")


@dataclass(frozen=True, slots=True)
class End:
    """An end of an axis: its name, where it is, and how far off that may be."""

    name: str
    lon: float
    lat: float
    radius_km: float
    place_id: str | None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says that an axis is so. `known`: the registry has them, so a null side means none, not unknown."""

    name: str
    side: str | None
    known: bool
    hedged: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A movement from one located end to another. `assessed`: more than one side's word (drawn solid)."""

    kind: Kind
    by: str | None
    side: str | None
    start: End
    stop: End
    claimants: tuple[Claimant, ...]
    deniers: tuple[Claimant, ...]
    assessed: bool
    refs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A movement with an end that nobody located or named: listed, never given an invented end."""

    kind: Kind
    by: str | None
    start: str | None
    stop: str | None
    start_located: bool
    stop_located: bool
    claimant: str
    ref: tuple[str, str]


def _point(place: Place | None) -> bool:
    return place is not None and place.located and place.precision in _POINTS


def _pairs(movement: Movement) -> Iterator[tuple[Place | None, Place | None]]:
    """Yield start and end, one pair for each end that can be drawn; one pair with what there is if none can."""
    start = next((p for p in movement.from_ if _point(p)), next(iter(movement.from_), None))
    stops = [p for p in movement.to if _point(p)] or list(movement.to[:1])
    if not stops:
        yield start, None
    for stop in stops:
        yield start, stop


def _claimant(movement: Movement, reading: Reading, theatre: Theatre | None, lang: str) -> Claimant:
    """Return who says it: the source, or the outlet where the report speaks in its own voice."""
    written = movement.source or reading.outlet or _("a report, outlet not given")
    name, side, known = named_source(written, reading.lang, own(theatre, reading), lang)
    return Claimant(name or written, side, known, movement.hedged)


def _same(a: End, b: End) -> bool:
    if a.place_id and a.place_id == b.place_id:
        return True
    return distance_km((a.lon, a.lat), (b.lon, b.lat)) <= _SAME_END_KM


def _add(people: tuple[Claimant, ...], one: Claimant) -> tuple[Claimant, ...]:
    """Add a claimant once; a plain statement replaces the same source's hedged one."""
    for i, other in enumerate(people):
        if other.name == one.name:
            return (*people[:i], replace(other, hedged=other.hedged and one.hedged), *people[i + 1 :])
    return (*people, one)


def _independent(claimants: tuple[Claimant, ...], brief: Brief) -> list[Claimant]:
    """Leave out whoever only repeats another source."""
    repeaters = {s.name for s in brief.sources if s.repeats}
    return [c for c in claimants if c.known and c.name not in repeaters]


def _arrived(axis: Axis, brief: Brief) -> bool:
    """Whether an incident of more than one side's word puts fighting or a change of hands at the axis's end."""
    for incident in brief.incidents:
        place, assessment = incident.place, incident.assessment
        if place is None or assessment is None or place.lat is None or place.lon is None:
            continue
        if incident.event not in _ARRIVALS or assessment.status not in ("corroborated", "confirmed"):
            continue
        if place.place_id is not None and place.place_id == axis.stop.place_id:
            return True
    return False


def assess(axis: Axis, brief: Brief) -> Axis:
    """Mark an axis as assessed as DESIGN's rule 4 does an incident: two independent sources, not of one side, and no
    denial; or fighting at its end that is itself corroborated or confirmed.
    """
    voices = _independent(axis.claimants, brief)
    sides = {c.side for c in voices}
    third_parties = sum(c.side is None for c in voices)
    corroborated = len(voices) > 1 and (len(sides) > 1 or third_parties > 1)
    return replace(axis, assessed=not axis.deniers and (corroborated or _arrived(axis, brief)))


def find_axes(brief: Brief, theatre: Theatre | None, lang: str) -> tuple[tuple[Axis, ...], tuple[Undrawn, ...]]:
    """Return the axes that can be drawn, in the brief's order, and the movements that cannot."""
    axes: list[Axis] = []
    undrawn: list[Undrawn] = []
    for reading in brief.reports:
        for movement in reading.movements:
            by, side = named_actor(movement.by, reading.lang, own(theatre, reading), lang)
            who = _claimant(movement, reading, theatre, lang)
            ref = (reading.id, movement.id)
            for start, stop in _pairs(movement):
                ends = [_end(p, brief, theatre, lang) if p is not None and _point(p) else None for p in (start, stop)]
                if ends[0] is None or ends[1] is None or _same(ends[0], ends[1]):
                    names = [place_name(p, brief, theatre, lang) if p else None for p in (start, stop)]
                    undrawn.append(
                        Undrawn(
                            movement.kind,
                            by,
                            names[0],
                            names[1],
                            ends[0] is not None,
                            ends[1] is not None,
                            who.name,
                            ref,
                        )
                    )
                    continue
                asserts = movement.stance == "asserts"
                one = Axis(
                    movement.kind, by, side, ends[0], ends[1],
                    (who,) if asserts else (), () if asserts else (who,), False, (ref,),
                )  # fmt: skip
                _merge(axes, one)
    return tuple(assess(a, brief) for a in axes), tuple(_once(undrawn))


def _end(place: Place, brief: Brief, theatre: Theatre | None, lang: str) -> End:
    if place.lat is None or place.lon is None:
        raise ValueError(f"{place.text} is not located")
    name = place_name(place, brief, theatre, lang)
    return End(name, place.lon, place.lat, spread_km(place, theatre), place.place_id)


def _merge(axes: list[Axis], one: Axis) -> None:
    """Join an axis to one of the same kind, side and ends, or add it. An actor of unknown side joins a known one."""
    for i, axis in enumerate(axes):
        alike = axis.kind == one.kind and (axis.side == one.side or None in {axis.by, one.by})
        if alike and _same(axis.start, one.start) and _same(axis.stop, one.stop):
            people, deniers = axis.claimants, axis.deniers
            for who in one.claimants:
                people = _add(people, who)
            for who in one.deniers:
                deniers = _add(deniers, who)
            axes[i] = replace(
                axis, by=axis.by or one.by, side=axis.side or one.side, claimants=people, deniers=deniers,
                refs=(*axis.refs, *(r for r in one.refs if r not in axis.refs)),
            )  # fmt: skip
            return
    axes.append(one)


def _once(undrawn: list[Undrawn]) -> Iterator[Undrawn]:
    """Leave out a movement that another report tells of with the same ends."""
    seen: set[tuple[str | None, ...]] = set()
    for one in undrawn:
        key = (one.kind, one.by, one.start, one.stop)
        if key not in seen:
            seen.add(key)
            yield one
