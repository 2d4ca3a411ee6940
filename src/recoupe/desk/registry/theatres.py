"""The theatre as the desk knows it: the packaged file, overlaid by what people changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count

from recoupe.desk.records.models import Report
from recoupe.desk.registry.models import Entry
from recoupe.errors import BadTheatre
from recoupe.theatres import Theatre, available, load

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = {Entry.Kind.SOURCE: "sources", Entry.Kind.ACTOR: "actors", Entry.Kind.SIDE: "sides"}


def theatre(name: str) -> Theatre | None:
    """Return a theatre with people's changes, or None for no theatre. Raises BadTheatre for an unknown one."""
    if not name:
        return None
    if name not in available():  # a path would be read from the server's own disk
        raise BadTheatre("no such theatre", where=name)
    packaged = load(name)
    changed = Entry.objects.filter(theatre=name, superseded_by=None)
    return overlaid(packaged, changed) if changed else packaged


def usual() -> str:
    """Return the theatre to show first: the one changed last, else that of most reports, else the first by id."""
    last = Entry.objects.order_by("-pk").values_list("theatre", flat=True).first()
    if last in available():
        return last
    counted = Report.objects.exclude(theatre="").values("theatre").annotate(n=Count("pk")).order_by("-n", "theatre")
    return next((row["theatre"] for row in counted if row["theatre"] in available()), available()[0])


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
