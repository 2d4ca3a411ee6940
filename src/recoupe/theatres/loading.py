"""Load theatres: one YAML file, or a folder whose files each hold some keys of the same schema."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from recoupe.errors import BadTheatre
from recoupe.model.base import Noun
from recoupe.theatres.schema import Registry, Theatre

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HELP = "See docs/theatres.md"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Safe, and fifteen times as fast where the YAML library has its part in C."""
_COMMON = "common.yaml"


def _entries() -> dict[str, Traversable]:
    """Return {id: file or folder} of the packaged theatres."""
    found: dict[str, Traversable] = {}
    for entry in files("recoupe.theatres").iterdir():
        if entry.is_dir() and (entry / "theatre.yaml").is_file():
            found[entry.name] = entry
        elif entry.name.endswith(".yaml") and entry.name != _COMMON:
            found[entry.name.removesuffix(".yaml")] = entry
    return found


def available() -> tuple[str, ...]:
    """Return the ids of the packaged theatres, sorted."""
    return tuple(sorted(_entries()))


def parse_yaml(entry: Traversable) -> dict[str, Any]:
    """Return a YAML file's mapping. Raises BadTheatre if it is no YAML or no mapping."""
    try:
        data = yaml.load(entry.read_text(encoding="utf8"), Loader=LOADER)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadTheatre(f"not YAML: {error}", where=str(entry), todo=_HELP) from error
    if not isinstance(data, dict):
        raise BadTheatre("the file must be a mapping of keys", where=str(entry), todo=_HELP)
    return data


def raw(entry: Traversable) -> dict[str, Any]:
    """Return the one mapping of a theatre file, or of a folder's files put together.

    Raises BadTheatre if there is no such file, or if two files of the folder give the same key.
    """
    if entry.is_file():
        return parse_yaml(entry)
    if not entry.is_dir() or not (entry / "theatre.yaml").is_file():
        todo = f"It is a YAML file or a folder with theatre.yaml. {_HELP}"
        raise BadTheatre("no theatre here", where=str(entry), todo=todo)
    merged: dict[str, Any] = {}
    for part in sorted((p for p in entry.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name):
        for key, value in parse_yaml(part).items():
            if key in merged:
                what = f"key {key!r} is already given by another file of the folder"
                raise BadTheatre(what, where=str(part), todo=_HELP)
            merged[key] = value
    return merged


def _build[Record: Noun](model: type[Record], data: dict[str, Any], where: str) -> Record:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(p) for p in first["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise BadTheatre(f"{path}: {first['msg']}{more}", where=where, todo=_HELP) from error


@cache
def common() -> Registry:
    """Return the actors, sources and roles that are known whatever the conflict."""
    entry = files("recoupe.theatres") / _COMMON
    return _build(Registry, parse_yaml(entry), str(entry))


def build(data: dict[str, Any], where: str) -> Theatre:
    """Validate a mapping as a theatre. Raises BadTheatre naming the first field that breaks the schema."""
    return _build(Theatre, data, where)


def packaged(name: str) -> Path:
    """Return where the packaged theatre of an id is."""
    return Path(str(_entries()[name]))


@cache
def _packaged(name: str) -> Theatre:
    entry = _entries()[name]
    return build(raw(entry), str(entry))


@cache
def _own(path: Path, state: tuple[tuple[str, int, int], ...]) -> Theatre:
    """Return the theatre of somebody's own file or folder, read once a `state` of its files. Raises BadTheatre with its
    first problem.
    """
    del state
    from recoupe.theatres.inspecting import inspect

    problems = inspect(path)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        todo = problems[0].todo or _HELP
        if more:
            todo += f". All of them: recoupe theatres check {path}"
        raise BadTheatre(problems[0].short + more, where=str(path), todo=todo)
    return build(raw(path), str(path))


def load(name: str) -> Theatre:
    """Return a theatre by its id, or by the path of a file or folder of one's own.

    Raises BadTheatre if there is none such, or if it breaks the schema; `check` lists every problem.
    """
    if name in _entries():
        return _packaged(name)
    path = Path(name)
    if not path.exists():
        todo = f"There are {', '.join(available())}, or give a path. {_HELP}"
        raise BadTheatre("no such theatre", where=name, todo=todo)
    parts = [path] if path.is_file() else sorted(path.glob("*.yaml"))
    state = tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in parts)
    return _own(path.resolve(), state)
