"""Check a theatre: every problem at once, with where it is and what to do, so that a newcomer can mend it in one go.

`inspecting` adds the files, and what is wrong with the YAML before there is a theatre.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from recoupe.grounding.names import key
from recoupe.theatres.loading import common
from recoupe.theatres.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from recoupe.theatres.schema import Actor, LocalPlace, Role, Theatre, TheatreSource

_NAMED = ("en", "fr")
"""The interface languages: our own voice needs a neutral name in each."""
_NEAR = 2.0
"""Degrees beyond a country's outermost towns that a place of it may lie: deserts, islands, mines."""


def check(path: str | Path) -> list[str]:
    """Return every problem of a theatre file or folder, a line each, in file order; an empty list: it is sound.

    Raises BadTheatre if there is nothing to check: no such file, no YAML.
    """
    from recoupe.theatres.inspecting import inspect

    return [p.short for p in inspect(path)]


def problems(theatre: Theatre) -> Iterator[str]:
    """Yield where and what is wrong with a theatre that fits the schema, a line each."""
    yield from (p.short for p in found(theatre))


def found(theatre: Theatre) -> Iterator[Problem]:
    """Yield what the schema alone cannot see: unknown sides, duplicate ids, aliases claimed twice, missing names."""
    yield from _duplicates("side", (s.id for s in theatre.sides))
    yield from _duplicates("actor or source", [*(a.id for a in theatre.actors), *(s.id for s in theatre.sources)])
    yield from _duplicates("place", (p.id for p in theatre.places))
    yield from _sides(theatre)
    yield from _roles(theatre)
    yield from _claimed_twice("actor", theatre.actors)
    yield from _claimed_twice("source", theatre.sources)
    yield from _across_sides(theatre)
    named = [("side", s.id, s.names) for s in theatre.sides]
    named += [("actor", a.id, a.names) for a in theatre.actors]
    named += [("source", s.id, s.names) for s in theatre.sources]
    named += [("place", p.id, p.names) for p in theatre.places]
    for what, name, names in named:
        for lang in _NAMED:
            if not names.get(lang):
                todo = f"Add names.{lang}: what our own voice calls it, without judgement"
                yield Problem(f"{what} {name}", f"no neutral name in {lang!r} (names.{lang})", todo)
    for place in theatre.places:
        yield from _place(place, theatre)
    if theatre.timezone not in available_timezones():
        yield Problem("timezone", f"{theatre.timezone!r} is no IANA time zone, such as Asia/Damascus")


def _duplicates(what: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Problem(f"{what} {name}", "the id is used twice", "Give one of the two another id")
        seen.add(name)


def _sides(theatre: Theatre) -> Iterator[Problem]:
    known = {s.id for s in theatre.sides}
    listed = ", ".join(sorted(known))
    todo = "Give it one of these, none (null), or add the side"
    for what, records in (("actor", theatre.actors), ("source", theatre.sources)):
        for record in records:
            if record.side is not None and record.side not in known:
                yield Problem(f"{what} {record.id}", f"unknown side {record.side!r}; there are {listed}", todo)
    for number, leaning in enumerate(theatre.leanings):
        if leaning.side not in known:
            yield Problem(f"leanings {number}", f"unknown side {leaning.side!r}; there are {listed}", todo)
    voices = {s.id for s in theatre.sources}
    for actor in theatre.actors:
        if actor.voice is not None and actor.voice not in voices:
            yield Problem(
                f"actor {actor.id}", f"its voice {actor.voice!r} is no source", "Name a source, or take it out"
            )
    actors = {a.id: a.side for a in theatre.actors}
    for side in theatre.sides:
        if side.forces is not None and side.forces not in actors:
            yield Problem(f"side {side.id}", f"its forces {side.forces!r} are no actor", "Name an actor of the side")
        elif side.forces is not None and actors[side.forces] != side.id:
            what = f"its forces {side.forces!r} belong to {actors[side.forces]!r}"
            yield Problem(f"side {side.id}", what, "Name an actor of the side")


def _roles(theatre: Theatre) -> Iterator[Problem]:
    roles: dict[str, Role] = {r.id: r for r in common().roles}
    for what, records in (("actor", theatre.actors), ("source", theatre.sources)):
        for record in records:
            for role in record.stands_for:
                if role not in roles:
                    todo = f"There are {', '.join(sorted(roles))}"
                    yield Problem(f"{what} {record.id}", f"stands for an unknown role {role!r}", todo)
            if record.stands_for and record.country is None:
                what_is = "stands for a role of no country (country is missing)"
                yield Problem(f"{what} {record.id}", what_is, "Add the country's ISO code")


def _claimed_twice(what: str, records: Iterable[Actor] | Iterable[TheatreSource]) -> Iterator[Problem]:
    owner: dict[tuple[str, ...], str] = {}
    for record in records:
        for alias in all_names(record):
            words = key(alias.removeprefix("="))
            if not words:
                todo = "Take it out, or write more of the name"
                yield Problem(f"{what} {record.id}", f"alias {alias!r} has no word that tells it apart", todo)
            elif owner.setdefault(words, record.id) != record.id:
                todo = "Leave it to the one that reports mean by it"
                yield Problem(f"{what} {record.id}", f"alias {alias!r} is already claimed by {owner[words]}", todo)


def _across_sides(theatre: Theatre) -> Iterator[Problem]:
    """Yield the names that an actor of one side and a source of another both have: who speaks and who acts differ."""
    acting = {key(n.removeprefix("=")): a for a in theatre.actors for n in all_names(a)}
    for source in theatre.sources:
        for name in all_names(source):
            actor = acting.get(key(name.removeprefix("=")))
            if actor and actor.side != source.side:
                what = f"alias {name!r} is also that of actor {actor.id}, of another side ({actor.side})"
                yield Problem(f"source {source.id}", what, "One name, one side: mend the side, or drop the alias")


def _place(place: LocalPlace, theatre: Theatre) -> Iterator[Problem]:
    where = f"place {place.id}"
    if place.country not in theatre.countries and place.country not in theatre.country_words:
        todo = "Mend the code, or add the country's words to country_words"
        yield Problem(where, f"lies in {place.country}, which is no country of the theatre", todo)
    if place.lat is None or place.lon is None:
        return
    if place.precision != "exact" and not place.radius_km:
        todo = "Add radius_km: how far the true spot may be"
        yield Problem(where, f"its precision is {place.precision!r}, and it has no radius", todo)
    from recoupe.grounding.gazetteer import bounds

    box = bounds(place.country)
    if box is None:
        return
    south, west, north, east = box
    if not (south - _NEAR <= place.lat <= north + _NEAR and west - _NEAR <= place.lon <= east + _NEAR):
        todo = "Are latitude and longitude exchanged, or a sign lost? If nobody knows where it is, give neither"
        yield Problem(where, f"{place.lat}, {place.lon} lies far outside {place.country}", todo)


def all_names(record: Actor | TheatreSource) -> list[str]:
    """Return a record's neutral names and aliases, of all languages; `=` before one that must be the whole name."""
    inside = [alias for forms in record.aliases.values() for alias in forms]
    whole = [f"={alias}" for forms in record.whole.values() for alias in forms]
    return [*record.names.values(), *inside, *whole]
