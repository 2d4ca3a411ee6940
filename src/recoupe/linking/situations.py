"""Situations: incidents and movements of one day, one area and the same parties, titled for the reader."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from recoupe.linking.cluster import average_link
from recoupe.linking.compare import displaces
from recoupe.linking.geography import distance_km, relation
from recoupe.linking.titles import title
from recoupe.linking.view import place_words
from recoupe.model import Incident, MovementRef, Situation, When
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.linking.naming import PlaceNames
    from recoupe.linking.view import View
    from recoupe.model import ClaimRef, EventType, Movement, Place, Reading

REGION_KM = 200
"""A town that a report names after a village, "Palmyra, Homs", stands for its province."""
NEAR_KM = 40
"""Villages of one offensive lie within a day's march of each other."""


def situations(
    incidents: Sequence[Incident], views: Mapping[ClaimRef, View], readings: Sequence[Reading], names: PlaceNames
) -> tuple[Situation, ...]:
    """Return the situations, by date and place, each incident in exactly one of them."""
    groups = _grouped(incidents, views)
    home = {i.id: n for n, group in enumerate(groups) for i in group}
    moving: dict[int, list[tuple[MovementRef, Movement]]] = {}
    loose = []
    for reading in sorted(readings, key=lambda r: (str(r.published or ""), r.text, r.id)):
        for movement in reading.movements:
            ref = MovementRef(report=reading.id, movement=movement.id)
            at = _home_of(movement, reading, incidents, views, home)
            if at is None:
                loose.append((ref, movement))
            else:
                moving.setdefault(at, []).append((ref, movement))
    out = [_situation(group, moving.get(n, []), views, names) for n, group in enumerate(groups)]
    out += [_situation([], [(ref, movement)], views, names) for ref, movement in loose]
    return tuple(out)


def _grouped(incidents: Sequence[Incident], views: Mapping[ClaimRef, View]) -> list[list[Incident]]:
    places = [_places(i, views) for i in incidents]
    scores = {}
    for a in range(len(incidents)):
        for b in range(a + 1, len(incidents)):
            days = _days_apart(incidents[a].when, incidents[b].when)
            if days is None or days > 1 or not _one_area(places[a], places[b]):
                continue
            kin = _family(incidents[a]) & _family(incidents[b])
            scores[(a, b)] = 1.0 + (1.0 if days <= 0 else 0.2) + (0.5 if kin else -1.2)
    return [[incidents[i] for i in group] for group in average_link(len(incidents), scores, threshold=0.0)]


def _places(incident: Incident, views: Mapping[ClaimRef, View]) -> tuple[Place, ...]:
    return tuple(p for ref in incident.claims for p in views[ref].places if p.precision not in ("region", "country"))


def _one_area(a: Sequence[Place], b: Sequence[Place]) -> bool:
    names = {frozenset(place_words(p.text)) for p in a} & {frozenset(place_words(p.text)) for p in b}
    if names:
        return True
    return any((d := distance_km(x, y)) is not None and d <= NEAR_KM for x in a[:6] for y in b[:6])


def _family(incident: Incident) -> set[str]:
    families = words("linking", "events").items()
    return {incident.event} | {name for name, events in families if incident.event in events}


def _days_apart(a: When | None, b: When | None) -> int | None:
    if a is None or b is None:
        return None
    return max((a.start - b.end).days, (b.start - a.end).days, 0)


def _home_of(
    movement: Movement,
    reading: Reading,
    incidents: Sequence[Incident],
    views: Mapping[ClaimRef, View],
    home: Mapping[str, int],
) -> int | None:
    """Return the group of the incident that a movement goes with: one quote, else the most places in common."""
    ends = {place_words(p.text) for p in (*movement.from_, *movement.to)}
    best: tuple[tuple[int, int], int] | None = None
    for incident in incidents:
        own = [views[r] for r in incident.claims if r.report == reading.id]
        quoted = any(v.claim.quote in movement.quote or movement.quote in v.claim.quote for v in own)
        shared = len(ends & {n for r in incident.claims for n in views[r].names})
        if not quoted and not shared:
            continue
        apart = _days_apart(movement.when, incident.when)
        if apart is not None and apart > 1:
            continue
        rank = (int(quoted) * 10 + shared + (1 if own else 0), -home[incident.id])
        if best is None or rank > best[0]:
            best = (rank, home[incident.id])
    return best[1] if best else None


def _situation(
    group: Sequence[Incident],
    moving: Sequence[tuple[MovementRef, Movement]],
    views: Mapping[ClaimRef, View],
    names: PlaceNames,
) -> Situation:
    places = [v.places for i in group for r in i.claims if (v := views[r]).places]
    places += [(m.to or m.from_) for _r, m in moving if not group and (m.to or m.from_)]
    when = _span([i.when for i in group if i.when] or [m.when for _r, m in moving if m.when])
    return Situation(
        id="s" + (group[0].id[1:] if group else f"-{moving[0][0].report}-{moving[0][0].movement}"),
        title=title(
            [_kind(i, views) for i in group],
            any(m.kind == "advance" for _r, m in moving),
            [names(p) for p in _commonest(places)],
            when,
        ),
        incidents=tuple(i.id for i in group),
        movements=tuple(r for r, _m in moving),
    )


def _kind(incident: Incident, views: Mapping[ClaimRef, View]) -> EventType | Literal["flight"]:
    if incident.event == "other" and displaces([views[r].claim for r in incident.claims]):
        return "flight"
    return incident.event


def _commonest(places: Sequence[Sequence[Place]]) -> list[Place]:
    """Return a situation's place and, if the reports give one, the larger place that it lies in."""
    if not places:
        return []
    counts = Counter(place_words(p.text) for line in places for p in {place_words(q.text): q for q in line}.values())
    top = max(counts.values())
    first = next(p for line in places for p in line if counts[place_words(p.text)] == top)
    wider = [p for line in places if first in line for p in reversed(line[line.index(first) + 1 :]) if _wider(p, first)]
    return [first, *wider[:1]]


def _wider(place: Place, inner: Place) -> bool:
    """Whether a place that a claim names after another can stand for where that one is: a town, a region."""
    if not place.located or place.precision == "country" or place_words(place.text) == place_words(inner.text):
        return False
    away = distance_km(inner, place)
    return not inner.located or relation(inner, place) in ("within", "near") or (away is not None and away <= REGION_KM)


def _span(days: Sequence[When]) -> When | None:
    return When(start=min(d.start for d in days), end=max(d.end for d in days)) if days else None
