"""brief.json: the brief in the contract's shape, written and read back whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from recoupe.errors import BadRecord
from recoupe.model import Brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HELP = "See docs/exchange.md for the shape of brief.json"


def to_json(brief: Brief) -> str:
    """Return the brief as JSON text: two-space indent, letters as they are, keys in the contract's order, one
    newline at the end. The same brief gives the same bytes.
    """
    return json.dumps(brief.dump(), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def write_json(brief: Brief, path: str | Path) -> Path:
    """Write brief.json to `path` (UTF-8) and return the path. OSError if it cannot be written."""
    target = Path(path)
    target.write_text(to_json(brief), encoding="utf8", newline="\n")
    return target


def read_json(source: str | Path | dict[str, Any]) -> Brief:
    """Return the brief that a path, or a mapping already parsed, holds.

    Raises BadRecord, naming the first field at fault and counting the rest, if it is no JSON, breaks the schema, or
    names a claim, incident or movement that is not in it.
    """
    where = "brief" if isinstance(source, dict) else str(source)
    data = source if isinstance(source, dict) else _parse(Path(source))
    try:
        brief = Brief.model_validate(data)
    except ValidationError as error:
        found = [f"{_path(e['loc'])}: {e['msg']}" for e in error.errors(include_url=False)]
        raise BadRecord(_first(found), where=where, todo=_HELP) from error
    dangling = list(_dangling(brief))
    if dangling:
        raise BadRecord(_first(dangling), where=where, todo=_HELP)
    return brief


def _parse(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise BadRecord(what, where=str(path), todo="Check the path") from error
    except UnicodeDecodeError as error:
        raise BadRecord(f"not UTF-8: {error.reason} at byte {error.start}", where=str(path), todo=_HELP) from error
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise BadRecord(what, where=str(path), todo=_HELP) from error
    except RecursionError:
        raise BadRecord("JSON nested too deeply", where=str(path), todo=_HELP) from None
    except ValueError as error:  # an integer of thousands of digits
        raise BadRecord(f"not JSON: {error}", where=str(path), todo=_HELP) from error
    if not isinstance(data, dict):
        raise BadRecord("the file must hold one JSON object", where=str(path), todo=_HELP)
    return data


def _path(loc: Iterable[int | str]) -> str:
    """Write a field's way as people do: reports[0].claims[2].event."""
    out = ""
    for part in loc:
        out += f"[{part}]" if isinstance(part, int) else f".{part}"
    return out.lstrip(".") or "brief"


def _first(found: list[str]) -> str:
    return found[0] + (f" (and {len(found) - 1} more)" if len(found) > 1 else "")


def _dangling(brief: Brief) -> Iterator[str]:
    """Yield every id that is used twice where it must be one's own, or used without being there."""
    seen: set[str] = set()
    for report in brief.reports:
        if report.id in seen:
            yield f"report {report.id}: the id is used twice"
        seen.add(report.id)
    claims = {(r.id, c.id) for r in brief.reports for c in r.claims}
    movements = {(r.id, m.id) for r in brief.reports for m in r.movements}
    incidents = {i.id for i in brief.incidents}
    for incident in brief.incidents:
        refs = [*incident.claims, *(c for v in incident.versions for c in v.claims)]
        refs += [ref for c in incident.contradictions for ref in (c.a, c.b)]
        for ref in dict.fromkeys((r.report, r.claim) for r in refs):
            if ref not in claims:
                yield f"incident {incident.id}: no claim {ref[1]!r} in a report {ref[0]!r}"
    for situation in brief.situations:
        for name in situation.incidents:
            if name not in incidents:
                yield f"situation {situation.id}: no incident {name!r}"
        for axis in situation.movements:
            if (axis.report, axis.movement) not in movements:
                yield f"situation {situation.id}: no movement {axis.movement!r} in a report {axis.report!r}"
