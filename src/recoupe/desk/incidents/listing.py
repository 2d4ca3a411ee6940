"""The list of incidents: filters, pages, counts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q

from recoupe.desk.incidents.incident import NEWEST
from recoupe.desk.incidents.models import Incident
from recoupe.desk.web import alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

PAGE = 40


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for; empty means all. `since` and `until` are days, both included."""

    status: str = ""
    theatre: str = ""
    event: str = ""
    place: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Wanted:
        """Return what an address asks for; a day that is none is left out."""
        values = {name: str(query.get(name, ""))[:100] for name in cls.__dataclass_fields__}
        for name in ("since", "until"):
            try:
                values[name] = date.fromisoformat(values[name]).isoformat() if values[name] else ""
            except ValueError:
                values[name] = ""
        return cls(**values)

    @property
    def query(self) -> str:
        """The same as part of an address."""
        return urlencode({k: v for k, v in asdict(self).items() if v})


def incidents(wanted: Wanted) -> QuerySet[Incident]:
    """Return the incidents that are asked for, newest first, undated ones last."""
    found = Incident.objects.current()
    if wanted.status:
        found = found.filter(Q(judged=wanted.status) | Q(judged="", status=wanted.status))
    for field in ("theatre", "event"):
        if value := getattr(wanted, field):
            found = found.filter(**{field: value})
    if wanted.place:
        found = found.filter(place__in=_places(wanted.place))
    if wanted.since:
        found = found.filter(end__gte=wanted.since)
    if wanted.until:
        found = found.filter(start__lte=wanted.until)
    return found.order_by(NEWEST.desc(), "key")


def _places(wanted: str) -> list[str]:
    """Return the places, by their English names, that are called so or nearly so in any language."""
    known = Incident.objects.current().exclude(place="").values_list("place", "names").distinct()
    names = {place: " ".join([place, *by_lang.values()]) for place, by_lang in known}
    plain = wanted.casefold()
    return [place for place, text in names.items() if plain in text.casefold() or alike.found(wanted, text)]
