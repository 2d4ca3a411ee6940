"""Drawing ahead: what was weighed lately is drawn by the worker before somebody asks for it. A duty of the clock."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone

from recoupe import i18n
from recoupe.desk.incidents import showing
from recoupe.desk.incidents.listing import PAGE, Wanted
from recoupe.desk.incidents.listing import incidents as listed
from recoupe.desk.incidents.models import Incident
from recoupe.desk.web.drawn import store

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS = 15.0
"""How long one turn draws; what is left waits for the next."""

BACK = timedelta(days=1)
"""How far a worker looks back that knows of no turn before it."""

SHEETS = 2
"""Sheets of the list whose map is drawn ahead."""

_LAST = "drawn-ahead"
"""Where the last incident that was drawn ahead is kept: when it was weighed, and its key in the database."""


def ahead() -> int:
    """Draw the incidents that were weighed or decided since the last turn, oldest first, then the first maps of the
    list. Returns how many incidents were drawn. Drawing twice costs a look only.
    """
    began = time.monotonic()
    at, pk = store().get(_LAST) or (timezone.now() - BACK, 0)
    done = 0
    for incident in _since(at, pk):
        if time.monotonic() - began > SECONDS:
            break
        draw([incident])
        done += 1
        store().set(_LAST, (incident.updated_at, incident.pk), None)
    if done:
        sheets()
    return done


def draw(incidents: Iterable[Incident]) -> None:
    """Draw incidents as their pages show them, in every interface language, where they are not drawn yet."""
    for incident in incidents:
        for lang in i18n.INTERFACE_LANGUAGES:
            with i18n.use(lang):
                showing.fragment(incident)
                for what in showing.PICTURES:
                    showing.picture(incident, what).text()


def sheets() -> None:
    """Draw the maps of the first sheets of the list."""
    found = Paginator(listed(Wanted()).defer("data", "sources"), PAGE)
    for number in range(1, min(SHEETS, found.num_pages) + 1):
        page = list(found.page(number).object_list)
        for lang in i18n.INTERFACE_LANGUAGES:
            with i18n.use(lang):
                showing.map_of(page).text()


def _since(at: datetime, pk: int) -> Iterable[Incident]:
    """Return the incidents that were weighed or decided after one, oldest first."""
    later = Q(updated_at__gt=at) | Q(updated_at=at, pk__gt=pk)
    return Incident.objects.current().filter(later).order_by("updated_at", "pk")[:200]
