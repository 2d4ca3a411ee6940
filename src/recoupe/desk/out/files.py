"""Exports of incidents that somebody chose: the core's writers over a brief of the stored ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.desk.incidents.listing import incidents
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.exchange import claims_csv, geojson, to_json
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.incidents.listing import Wanted
    from recoupe.model import Brief

MOST = 2000
"""Incidents in one export: more would not fit into memory as one brief."""


@dataclass(frozen=True)
class Format:
    """An export: its file's name, its media type, what it is, and how a brief becomes it."""

    file: str
    media: str
    name: str
    write: Callable[[Brief], str]


def _lines(brief: Brief) -> str:
    return "".join(json.dumps(i.dump(), ensure_ascii=False) + "\n" for i in brief.incidents)


def _geojson(brief: Brief) -> str:
    names = {i.theatre for i in Incident.objects.filter(key__in=[i.id for i in brief.incidents])}
    known = theatre_of(names.pop()) if len(names) == 1 else None
    return json.dumps(geojson(brief, known), ensure_ascii=False, indent=1) + "\n"


def formats() -> dict[str, Format]:
    """Return the exports by their keys."""
    return {
        "claims-csv": Format("claims.csv", "text/csv", _("claims, one a row"), claims_csv),
        "incidents-jsonl": Format("incidents.jsonl", "application/x-ndjson", _("incidents, one a line"), _lines),
        "geojson": Format("situation.geojson", "application/geo+json", _("places and movements, for maps"), _geojson),
        "brief-json": Format("brief.json", "application/json", _("everything, for programs"), to_json),
    }


def write(key: str, wanted: Wanted, lang: str) -> tuple[Format, str]:
    """Return an export of the incidents that are asked for. Raises KeyError for an unknown one."""
    chosen = formats()[key]
    return chosen, chosen.write(brief_of(incidents(wanted).select_related("situation")[:MOST], lang))
