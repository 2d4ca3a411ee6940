"""Inspect a theatre's file or folder: every problem at once, each with its file, where, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from recoupe.errors import BadTheatre
from recoupe.theatres.checking import found
from recoupe.theatres.loading import available, packaged, parse_yaml, raw
from recoupe.theatres.problem import Problem
from recoupe.theatres.schema import Theatre
from recoupe.theatres.traps import doubled, traps

if TYPE_CHECKING:
    from collections.abc import Mapping

_SINGULAR = {"sides": "side", "actors": "actor", "sources": "source", "places": "place", "leanings": "leaning"}
_PLURAL = {one: many for many, one in _SINGULAR.items()} | {"actor or source": "actors"}
_FIELDS = "docs/theatres.md lists the keys and what may stand in them"


def inspect(path: str | Path) -> tuple[Problem, ...]:
    """Return every problem of a theatre file or folder, in file order; empty if it is sound.

    Raises BadTheatre if there is nothing to check: no such file, no YAML.
    """
    path = Path(path)
    data = raw(path)
    files = _files(path)
    owner = {key: name for name, part in files.items() for key in part}
    early = [p for name, part in files.items() for p in (*traps(part, name), *doubled(_text(path, name), name))]
    if early:
        return tuple(early)
    try:
        theatre = Theatre.model_validate(data)
    except ValidationError as error:
        return tuple(_of_schema(data, e, owner) for e in error.errors(include_url=False))
    return tuple(_filed(p, owner) for p in found(theatre))


def _files(path: Path) -> dict[str, dict[str, Any]]:
    if path.is_file():
        return {path.name: parse_yaml(path)}
    return {p.name: parse_yaml(p) for p in sorted(path.glob("*.yaml"))}


def _text(path: Path, name: str) -> str:
    return (path if path.is_file() else path / name).read_text(encoding="utf8")


def _filed(problem: Problem, owner: Mapping[str, str]) -> Problem:
    """Return the problem with the file that has its record."""
    kind = problem.where.split(" ")[0].rstrip(":")
    file = owner.get(_PLURAL.get(kind, kind)) or owner.get("id")
    return Problem(problem.where, problem.what, problem.todo, file)


def _of_schema(data: Mapping[str, Any], error: Any, owner: Mapping[str, str]) -> Problem:
    loc = error["loc"]
    key = str(loc[0]) if loc else ""
    where, what, todo = named(data, loc), error["msg"], _FIELDS
    field = str(loc[-1]) if loc else ""
    if error["type"] == "missing":
        todo = f"Add {field}"
    elif error["type"] == "extra_forbidden":
        what, todo = f"{field} is no key of it", f"Mend the spelling, or take it out; {_FIELDS}"
    elif error["type"] == "literal_error":
        what, todo = f"{error['input']!r} is not known", f"It may be {error['ctx']['expected']}"
    return Problem(where, what, todo, owner.get(key) or owner.get("id"))


def named(data: Mapping[str, Any], loc: tuple[int | str, ...]) -> str:
    """Name the record of a schema error by its id where it has one: "places dabiq.lat" rather than "places.7.lat"."""
    if len(loc) >= 2 and isinstance(loc[1], int):
        record = data[str(loc[0])][loc[1]]
        name = record.get("id", loc[1]) if isinstance(record, dict) else loc[1]
        return ".".join([f"{loc[0]} {name}", *map(str, loc[2:])])
    return ".".join(map(str, loc))


def at(name: str) -> Path:
    """Return where a theatre is: a packaged one by id, else the path itself. Raises BadTheatre if there is none."""
    if name in available():
        return packaged(name)
    if Path(name).exists():
        return Path(name)
    todo = f"There are {', '.join(available())}, or give the path of a file or folder"
    raise BadTheatre("no such theatre", where=name, todo=todo)
