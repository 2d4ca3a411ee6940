"""The bare incident of a cluster of claims: its event, place and days, by what most voices say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from recoupe.model import EventType, Incident, Place, When

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from recoupe.linking.view import View

_ORDER = {event: i for i, event in enumerate(get_args(EventType))}
_PRECISION = {"exact": 0, "near": 1, "area": 2, "district": 3, "region": 4, "country": 5, None: 6}


def bare_incident(id_: str, cluster: Sequence[View]) -> Incident:
    """Return the incident of a cluster, its claims in order of publication, versions and assessment to come."""
    ordered = sorted(cluster, key=lambda v: (v.content[0], v.report.text, v.position, v.ref.report, v.ref.claim))
    return Incident(
        id=id_,
        event=main_event(ordered),
        place=main_place(ordered),
        when=main_when(ordered),
        claims=tuple(v.ref for v in ordered),
    )


def main_event(views: Sequence[View]) -> EventType:
    """Return the event type that most voices assert; "other" only if there is nothing else."""
    said = [v for v in views if v.claim.stance == "asserts"] or list(views)
    named = [v for v in said if v.claim.event != "other"] or said
    return most_said(((v.voice, v.claim.event) for v in named), tie=lambda e: _ORDER[e]) or "other"


def main_place(views: Sequence[View]) -> Place | None:
    """Return the place that most voices give as the most precise; a located one before one that is not."""
    first = [(v.voice, v.places[0], v.names[0]) for v in views if v.places]
    located = [x for x in first if x[1].located] or first
    best = most_said(((voice, names) for voice, _p, names in located), tie=lambda n: sorted(n))
    same = [p for _v, p, names in located if names == best]
    return min(same, key=lambda p: (_PRECISION[p.precision], p.name or p.text, p.text), default=None)


def main_when(views: Sequence[View]) -> When | None:
    """Return the days that most voices give; of equals, the fewest days, then the earliest."""
    said = ((v.voice, v.when) for v in views if v.when)
    return most_said(said, tie=lambda w: ((w.end - w.start).days, w.start.isoformat()))


def most_said[T: Hashable](said: Iterable[tuple[Hashable, T]], *, tie: Callable[[T], Any]) -> T | None:
    """Return what most voices say, each voice counted once for each thing; ties by `tie`, lowest first."""
    voices: dict[T, set[Hashable]] = {}
    for voice, thing in said:
        voices.setdefault(thing, set()).add(voice)
    return min(voices, key=lambda t: (-len(voices[t]), tie(t)), default=None)
