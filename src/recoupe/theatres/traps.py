"""YAML's traps: what a file says is not what its author wrote. Found before the schema, whose words would not tell.

`country: NO` is no Norway but "false", `[on, off]` are two truths, `{en: Jaish al-Islam, the}` loses its second half to
a key without a value, 2014-02-01 becomes a date, and of two equal keys the first is silently forgotten.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import yaml

from recoupe.theatres.loading import LOADER
from recoupe.theatres.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTE = "Put it into quotes"
_MAY_BE_EMPTY = frozenset({"side", "forces", "voice", "country", "region", "lat", "lon", "precision", "aliases"})
"""Keys whose value may be null; a language of `aliases` may be too."""
_NUMBERS = frozenset({"lat", "lon", "radius_km"})
_TRUTHS = frozenset({"institution", "posted"})


def traps(data: Any, file: str | None = None) -> Iterator[Problem]:
    """Yield every value that YAML has made something else of than text, where text is meant."""
    yield from _walk(data, (), file)


def doubled(text: str, file: str | None = None) -> Iterator[Problem]:
    """Yield the keys that a mapping of the file has twice: YAML keeps the last and says nothing."""
    root = yaml.compose(text, Loader=LOADER)
    stack = [root] if root else []
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    where = f"line {key.start_mark.line + 1}"
                    yield Problem(where, f"the key {key.value!r} is given twice", "Put the two together", file)
                seen.add(key.value)
                stack.append(value)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)


def _walk(value: Any, path: tuple[str, ...], file: str | None) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, bool) or not isinstance(key, str):
                yield Problem(_where(path), f"the key {key!r} is no text", _QUOTE, file)
            elif inner is None and key not in _MAY_BE_EMPTY and "aliases" not in path[-1:]:
                what = f"{key!r} has no value"
                todo = "If it is the rest of a name with a comma, put the whole name into quotes; else give the value"
                yield Problem(_where(path), what, todo, file)
            else:
                yield from _walk(inner, (*path, str(key)), file)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _walk(inner, (*path, _name(inner, n)), file)
    elif path and not _meant(value, path):
        yield Problem(_where(path), f"YAML reads {_seen(value)}, not a text", _QUOTE, file)


def _meant(value: Any, path: tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return path[-1] in _TRUTHS
    if isinstance(value, int | float):
        return path[-1] in _NUMBERS
    return value is None or isinstance(value, str)


def _seen(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()} (from {'yes, on or true' if value else 'no, off or false'})"
    if isinstance(value, datetime.date):
        return f"the date {value}"
    return f"the number {value}"


def _name(record: Any, n: int) -> str:
    found = record.get("id") if isinstance(record, dict) else None
    return found if isinstance(found, str) else str(n + 1)


def _where(path: tuple[str, ...]) -> str:
    """Return "actors wagner, aliases, en, 2" of a path."""
    head, rest = " ".join(path[:2]), path[2:]
    return ", ".join([head, *rest]) if head else "the file"
