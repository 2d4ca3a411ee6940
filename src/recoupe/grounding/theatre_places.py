"""A theatre's local places as gazetteer entries, and its actors' names (which are no places)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.grounding.gazetteer import Entry, look_up
from recoupe.grounding.toponym_keys import exact, without_articles

if TYPE_CHECKING:
    from recoupe.model.place import Precision
    from recoupe.theatres.schema import LocalPlace, Theatre

# Keyed by the object's identity through a small cache: a theatre is frozen, large, and loaded once.
_built: dict[int, tuple[Theatre, dict[str, tuple[Entry, ...]], dict[str, LocalPlace], frozenset[str]]] = {}


def _build(
    theatre: Theatre,
) -> tuple[Theatre, dict[str, tuple[Entry, ...]], dict[str, LocalPlace], frozenset[str]]:
    known = _built.get(id(theatre))
    if known and known[0] is theatre:
        return known
    keys: dict[str, tuple[Entry, ...]] = {}
    by_id: dict[str, LocalPlace] = {}
    for place in theatre.places:
        entry = _entry(theatre, place)
        by_id[entry.id] = place
        for spelt in (*place.names.values(), *place.aliases):
            key = exact(spelt)
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
    result = (theatre, keys, by_id, actors - frozenset(keys))
    if len(_built) > 8:
        _built.clear()
    _built[id(theatre)] = result
    return result


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


def local_entries(theatre: Theatre | None) -> dict[str, tuple[Entry, ...]]:
    """Return the theatre's local places by exact key, with and without Arabic articles."""
    return _build(theatre)[1] if theatre else {}


def local_place(theatre: Theatre | None, place_id: str) -> LocalPlace | None:
    """Return the theatre's own record of a place that it located, or None."""
    return _build(theatre)[2].get(place_id) if theatre else None


def actor_keys(theatre: Theatre | None) -> frozenset[str]:
    """Return the exact keys of all names of the theatre's actors and sources."""
    return _build(theatre)[3] if theatre else frozenset()


def local_precision(theatre: Theatre | None, place_id: str) -> Precision | None:
    """Return the precision that the theatre states for its own place, or None if it is not the theatre's."""
    place = local_place(theatre, place_id)
    return place.precision if place else None
