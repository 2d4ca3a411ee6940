"""The desk's list: situations that could be drafted, and the pages that there are, with what they wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch

from recoupe.desk.incidents.models import Incident, Situation
from recoupe.desk.site.freeze import moved_since
from recoupe.desk.site.models import Adaptation, PageIncident, SituationPage
from recoupe.desk.site.shown import stale

if TYPE_CHECKING:
    from datetime import datetime

A_SHEET = 20


@dataclass(frozen=True)
class PageRow:
    """A page: whether it is public, has a later draft, is stale, or shows incidents that have moved since."""

    pk: int
    title: str
    lang: str
    url: str
    live: bool
    drafted: bool
    stale: bool
    moved: bool
    original: int | None
    missing: tuple[tuple[str, str], ...]
    at: datetime | None


def rows(lang: str, sheet: str | None) -> dict[str, Any]:
    """Return the situations (a sheet of them) with their incidents, and the latest pages."""
    incidents = Incident.objects.current().order_by("start", "key")
    found = Situation.objects.filter(incidents__gone=False).distinct()
    listed = Paginator(found.prefetch_related(Prefetch("incidents", incidents, to_attr="current")), A_SHEET)
    page = listed.get_page(sheet)
    shown = [(s, s.noun(lang).title, s.current) for s in page.object_list]
    keys = [i.key for _s, _t, found in shown for i in found]
    taken: dict[str, list[tuple[int, str]]] = {}
    for key, pk, title in PageIncident.objects.filter(key__in=keys).values_list("key", "page_id", "page__title"):
        taken.setdefault(key, []).append((pk, title))
    return {
        "situations": [
            (situation, title, found, sorted({p for i in found for p in taken.get(i.key, ())}))
            for situation, title, found in shown
        ],
        "sheet": page,
        "pages": [_row(p) for p in latest()],
    }


def latest() -> list[SituationPage]:
    """Return the pages that were worked on last."""
    return list(SituationPage.objects.order_by("-latest_revision_created_at", "-pk").select_related("locale")[:A_SHEET])


def _row(page: SituationPage) -> PageRow:
    adaptation = Adaptation.objects.filter(page=page).select_related("original__locale").first()
    there = set(page.get_translations(inclusive=True).values_list("locale__language_code", flat=True))
    return PageRow(
        pk=page.pk,
        title=page.draft_title or page.title,
        lang=page.locale.language_code,
        url=page.get_url() or "",
        live=page.live,
        drafted=page.has_unpublished_changes,
        stale=bool(adaptation and stale(adaptation)),
        moved=page.live and moved_since(page),
        original=adaptation.original_id if adaptation else None,
        missing=tuple((code, name) for code, name in settings.LANGUAGES if code not in there),
        at=page.latest_revision_created_at,
    )
