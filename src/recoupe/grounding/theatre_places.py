"""A theatre's local places as gazetteer entries, and its actors' names (which are no places)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding.gazetteer import Entry, look_up
from recoupe.grounding.toponym_keys import exact, likeness, skeleton, without_articles
from recoupe.theatres.several import parts_of

if TYPE_CHECKING:
    from recoupe.model.place import Precision
    from recoupe.theatres.schema import LocalPlace, Theatre

_LEAST_LIKE = 0.8
_MOST_THEATRES = 8
_LEAST_BONES = 3


@dataclass(frozen=True, eq=False)
class Locals:
    """A theatre's places by exact key (with and without Arabic articles) and by consonant skeleton, and its actors'
    keys: a group is no place unless a place bears its name.
    """

    keys: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    sounds: dict[str, tuple[tuple[str, Entry], ...]] = field(default_factory=dict)
    places: dict[str, LocalPlace] = field(default_factory=dict)
    actors: frozenset[str] = frozenset()

    def get(self, key: str) -> tuple[Entry, ...]:
        """Return the places that are spelt so."""
        return self.keys.get(key, ())

    def alike(self, key: str) -> tuple[Entry, ...]:
        """Return the places whose names sound like `key` (Balioun, Balyun), the likest first."""
        bones = skeleton(key)
        if len(bones) < _LEAST_BONES:
            return ()
        found: dict[str, Entry] = {}
        for spelt, entry in self.sounds.get(bones, ()):
            like = round(likeness(key, spelt), 3)
            if like >= _LEAST_LIKE and (entry.id not in found or like > found[entry.id].quality):
                found[entry.id] = replace(entry, quality=like)
        return tuple(sorted(found.values(), key=lambda e: (-e.quality, e.id)))


_NONE = Locals()
# Keyed by the object's identity through a small cache: a theatre is frozen, large, and loaded once.
_built: dict[int, tuple[Theatre, Locals]] = {}


def locals_of(theatre: Theatre | None) -> Locals:
    """Return what a theatre knows of places; without a theatre, nothing."""
    if theatre is None:
        return _NONE
    known = _built.get(id(theatre))
    if known and known[0] is theatre:
        return known[1]
    if len(_built) > _MOST_THEATRES:
        _built.clear()
    result = _build(theatre)
    _built[id(theatre)] = (theatre, result)
    return result


def _build(theatre: Theatre) -> Locals:
    keys: dict[str, tuple[Entry, ...]] = {}
    sounds: dict[str, tuple[tuple[str, Entry], ...]] = {}
    places: dict[str, LocalPlace] = {}
    owned = [(part, place) for part in parts_of(theatre) for place in part.places]
    for part, place in owned:
        entry = _entry(part, place)
        places[entry.id] = place
        for spelt in (*place.names.values(), *place.aliases):
            key = exact(spelt)
            sounds[skeleton(key)] = (*sounds.get(skeleton(key), ()), (key, entry))
            for form in {key, without_articles(key)}:
                if entry not in keys.get(form, ()):
                    keys[form] = (*keys.get(form, ()), entry)
    actors = frozenset(
        exact(name)
        for actor in (*theatre.actors, *theatre.sources)
        if actor.kind != "state"  # Russia acts, and is a place all the same
        for name in (*actor.names.values(), *(a for forms in actor.aliases.values() for a in forms))
    )
    # A town that shares its name with an actor of its own is still a town.
    return Locals(keys, sounds, places, actors - frozenset(keys))


def _entry(theatre: Theatre, place: LocalPlace) -> Entry:
    # A theatre may know a name and not where it is: such an entry is recognised, and never pinned.
    return Entry(
        id=f"{theatre.id}:{place.id}",
        name=place.names.get("en") or next(iter(place.names.values())),
        kind=place.kind,
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        country=place.country,
        region=_region_code(place.region, place.country),
        district="",
        population=0,
        radius=place.radius_km,
        local=True,
        located=place.located,
    )


@lru_cache(maxsize=512)
def _region_code(name: str | None, country: str) -> str:
    """Return the GeoNames code of a first-level region by name, "" if there is none such."""
    if not name:
        return ""
    return next((e.region for e in look_up(name, [country]) if e.kind == "region" and e.country == country), "")


def local_precision(theatre: Theatre | None, place_id: str) -> Precision | None:
    """Return the precision that the theatre states for its own place, or None if it is not the theatre's."""
    place = locals_of(theatre).places.get(place_id)
    return place.precision if place else None


def local_entries(theatre: Theatre | None) -> dict[str, tuple[Entry, ...]]:
    """Return the theatre's local places by exact key, with and without Arabic articles."""
    return locals_of(theatre).keys
