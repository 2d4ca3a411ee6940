"""Exports of incidents that somebody chose: the core's writers over a brief of the stored ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.incidents.listing import incidents
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import public
from recoupe.exchange import FORMATS

if TYPE_CHECKING:
    from recoupe.desk.incidents.listing import Wanted
    from recoupe.exchange import Format
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

MOST = 2000
"""Incidents in one export: more would not fit into memory as one brief."""


def _theatre(brief: Brief) -> Theatre | None:
    """Return the theatre of all the incidents, None where there are several: parties then keep their reports' names."""
    names = {i.theatre for i in Incident.objects.filter(key__in=[i.id for i in brief.incidents])}
    return theatre_of(names.pop()) if len(names) == 1 else None


def write(key: str, wanted: Wanted, lang: str) -> tuple[Format, str]:
    """Return an export of the incidents that are asked for. Raises KeyError for an unknown one."""
    chosen = FORMATS[key]
    stored = brief_of(incidents(wanted).select_related("situation")[:MOST], lang)
    brief = public(stored, SensitivePlace.objects.rules(), lang)
    return chosen, chosen.write(brief, _theatre(brief))
