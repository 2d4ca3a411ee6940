"""The theatre as the desk knows it: the packaged file, overlaid by what people changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.desk.registry.models import Entry
from recoupe.theatres import Theatre, load

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = {Entry.Kind.SOURCE: "sources", Entry.Kind.ACTOR: "actors", Entry.Kind.SIDE: "sides"}


def theatre(name: str) -> Theatre | None:
    """Return a theatre with people's changes, or None for no theatre. Raises BadTheatre for an unknown one."""
    if not name:
        return None
    packaged = load(name)
    changed = Entry.objects.filter(theatre=name, superseded_by=None)
    return overlaid(packaged, changed) if changed else packaged


def overlaid(packaged: Theatre, entries: Iterable[Entry]) -> Theatre:
    """Return a theatre in which entries replace those of the same id, and new ones are added at the end.

    Raises ValueError (pydantic's) where the result would be unsound, such as a source of a side that is not there.
    """
    data: dict[str, Any] = packaged.model_dump()
    for entry in entries:
        listed = LISTS[Entry.Kind(entry.kind)]
        rest = list(data[listed])
        at = next((n for n, known in enumerate(rest) if known["id"] == entry.key), len(rest))
        rest[at : at + 1] = [entry.data]
        data[listed] = rest
    return Theatre.model_validate(data)
