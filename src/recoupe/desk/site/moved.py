"""Which pages show incidents that have moved since they were frozen: told of a list of pages at once.

Comparing two briefs word by word takes long, so it is done only for pages of whose incidents something was decided,
read or weighed since, and once for each state of them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db.models import Max

from recoupe.desk.incidents.models import Incident
from recoupe.desk.records.models import Report
from recoupe.desk.site.freeze import moved_since
from recoupe.desk.site.models import PageIncident, Snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from recoupe.desk.site.models import SituationPage

WHILE = timedelta(minutes=1)
"""What happened within so long before a page was frozen may have come after it was read: it is compared."""

KEPT = 24 * 3600


def moved(pages: Iterable[SituationPage]) -> set[int]:
    """Return the primary keys of those of some pages whose incidents have moved. Four queries, however many pages."""
    listed = list(pages)
    keys = _keys(listed)
    newest = {
        s.translation_key: s
        for s in Snapshot.objects.filter(
            translation_key__in=[p.translation_key for p in listed], superseded_by=None
        ).defer("briefs")
    }
    incidents = {i.key: i for i in _incidents({key for found in keys.values() for key in found})}
    last = _last({i.pk for i in incidents.values()})
    out = set()
    for page in listed:
        snapshot = newest.get(page.translation_key)
        if snapshot is None:
            continue
        found = [incidents[key] for key in keys[page.pk] if key in incidents]
        whole = len(found) == len(keys[page.pk]) and not any(i.gone for i in found)
        since = max((t for i in found for t in (i.updated_at, last.get(i.pk)) if t), default=None)
        if whole and snapshot.keys == keys[page.pk] and (since is None or since < snapshot.made_at - WHILE):
            continue
        if _compared(page, f"moved:{snapshot.pk}:{page.pk}:{since}" if whole else ""):
            out.add(page.pk)
    return out


def _compared(page: SituationPage, name: str) -> bool:
    """Compare a page with its incidents; a state that has a `name` is compared once."""
    known: bool | None = cache.get(name) if name else None
    if known is None:
        known = moved_since(page)
        if name:
            cache.set(name, known, KEPT)
    return known


def _keys(pages: list[SituationPage]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = PageIncident.objects.filter(page__in=[p.pk for p in pages]).order_by("page_id", "sort_order", "pk")
    for page, key in rows.values_list("page_id", "key"):
        found[page].append(key)
    return found


def _incidents(keys: Collection[str]) -> Any:
    return Incident.objects.filter(key__in=keys).only("pk", "key", "gone", "updated_at")


def _last(incidents: Collection[int]) -> dict[int, datetime]:
    """Return when a claim of any report of each incident last changed."""
    rows = Report.objects.filter(claims__membership__incident__in=incidents).order_by()
    return dict(rows.values_list("claims__membership__incident").annotate(last=Max("changed")))
