"""Check a theatre file: every problem at once, each with where it is, so that a newcomer can mend it in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from pydantic import ValidationError

from recoupe.grounding.names import key
from recoupe.theatres.loading import common, raw
from recoupe.theatres.schema import Theatre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.theatres.schema import Actor, Role, TheatreSource

_NAMED = ("en", "fr")
"""The interface languages: our own voice needs a neutral name in each."""


def check(path: str | Path) -> list[str]:
    """Return every problem of a theatre file or folder, in file order; an empty list means that it is sound.

    Raises BadTheatre if there is nothing to check: no such file, no YAML.
    """
    data = raw(Path(path))
    try:
        theatre = Theatre.model_validate(data)
    except ValidationError as error:
        return [f"{_where(data, e['loc'])}: {e['msg']}" for e in error.errors(include_url=False)]
    return list(problems(theatre))


def problems(theatre: Theatre) -> Iterator[str]:
    """Yield what the schema alone cannot see: unknown sides, duplicate ids, aliases claimed twice, missing names."""
    yield from _duplicates("side", (s.id for s in theatre.sides))
    yield from _duplicates("actor or source", [*(a.id for a in theatre.actors), *(s.id for s in theatre.sources)])
    yield from _duplicates("place", (p.id for p in theatre.places))
    yield from _sides(theatre)
    yield from _roles(theatre)
    yield from _claimed_twice("actor", theatre.actors)
    yield from _claimed_twice("source", theatre.sources)
    named = [("side", s.id, s.names) for s in theatre.sides]
    named += [("actor", a.id, a.names) for a in theatre.actors]
    named += [("source", s.id, s.names) for s in theatre.sources]
    named += [("place", p.id, p.names) for p in theatre.places]
    for what, name, names in named:
        for lang in _NAMED:
            if not names.get(lang):
                yield f"{what} {name}: no neutral name in {lang!r} (names.{lang})"
    if theatre.timezone not in available_timezones():
        yield f"timezone: {theatre.timezone!r} is no IANA time zone, such as Asia/Damascus"


def _where(data: dict[str, Any], loc: tuple[int | str, ...]) -> str:
    """Name the record of a schema error by its id where it has one: "places dabiq.lat" rather than "places.7.lat"."""
    if len(loc) >= 2 and isinstance(loc[1], int):
        record = data[str(loc[0])][loc[1]]
        name = record.get("id", loc[1]) if isinstance(record, dict) else loc[1]
        return ".".join([f"{loc[0]} {name}", *map(str, loc[2:])])
    return ".".join(map(str, loc))


def _duplicates(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield f"{what} {name}: the id is used twice"
        seen.add(name)


def _sides(theatre: Theatre) -> Iterator[str]:
    known = {s.id for s in theatre.sides}
    listed = ", ".join(sorted(known))
    for what, records in (("actor", theatre.actors), ("source", theatre.sources)):
        for record in records:
            if record.side is not None and record.side not in known:
                yield f"{what} {record.id}: unknown side {record.side!r}; there are {listed}"
    for number, leaning in enumerate(theatre.leanings):
        if leaning.side not in known:
            yield f"leanings {number}: unknown side {leaning.side!r}; there are {listed}"
    voices = {s.id for s in theatre.sources}
    for actor in theatre.actors:
        if actor.voice is not None and actor.voice not in voices:
            yield f"actor {actor.id}: its voice {actor.voice!r} is no source"
    actors = {a.id: a.side for a in theatre.actors}
    for side in theatre.sides:
        if side.forces is not None and side.forces not in actors:
            yield f"side {side.id}: its forces {side.forces!r} are no actor"
        elif side.forces is not None and actors[side.forces] != side.id:
            yield f"side {side.id}: its forces {side.forces!r} belong to {actors[side.forces]!r}"


def _roles(theatre: Theatre) -> Iterator[str]:
    roles: dict[str, Role] = {r.id: r for r in common().roles}
    for what, records in (("actor", theatre.actors), ("source", theatre.sources)):
        for record in records:
            for role in record.stands_for:
                if role not in roles:
                    yield f"{what} {record.id}: stands for an unknown role {role!r}"
            if record.stands_for and record.country is None:
                yield f"{what} {record.id}: stands for a role of no country (country is missing)"


def _claimed_twice(what: str, records: Iterable[Actor] | Iterable[TheatreSource]) -> Iterator[str]:
    owner: dict[tuple[str, ...], str] = {}
    for record in records:
        for alias in all_names(record):
            found = key(alias.removeprefix("="))
            if not found:
                yield f"{what} {record.id}: alias {alias!r} has no word that tells it apart"
            elif owner.setdefault(found, record.id) != record.id:
                yield f"{what} {record.id}: alias {alias!r} is already claimed by {owner[found]}"


def all_names(record: Actor | TheatreSource) -> list[str]:
    """Return a record's neutral names and aliases, of all languages; `=` before one that must be the whole name."""
    inside = [alias for forms in record.aliases.values() for alias in forms]
    whole = [f"={alias}" for forms in record.whole.values() for alias in forms]
    return [*record.names.values(), *inside, *whole]
