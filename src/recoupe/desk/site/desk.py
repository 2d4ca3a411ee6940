"""The desk's list: situations that could be drafted, and the pages that there are, with what they wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch
from wagtail.models import Page

from recoupe.desk.incidents.models import Incident, Situation
from recoupe.desk.site.models import Adaptation, PageIncident, SituationPage
from recoupe.desk.site.moved import moved
from recoupe.desk.site.shown import stale
from recoupe.desk.web.sheets import sheet as sheet_of

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
    missing: tuple[str, ...]
    at: datetime | None


def rows(lang: str, sheet: str | None) -> dict[str, Any]:
    """Return the situations (a sheet of them) with their incidents, and the latest pages."""
    incidents = Incident.objects.current().order_by("start", "key").defer("data", "sources")
    found = Situation.objects.filter(Exists(Incident.objects.current().filter(situation=OuterRef("pk"))))
    page = sheet_of(found.prefetch_related(Prefetch("incidents", incidents, to_attr="current")), A_SHEET, sheet)
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
        "pages": _rows(latest()),
    }


def latest() -> list[SituationPage]:
    """Return the pages that were worked on last."""
    return list(SituationPage.objects.order_by("-latest_revision_created_at", "-pk").select_related("locale")[:A_SHEET])


def _rows(pages: list[SituationPage]) -> list[PageRow]:
    """Return pages as the list shows them; as many queries for one as for all."""
    adaptations = {a.page_id: a for a in Adaptation.objects.filter(page__in=pages).select_related("original__locale")}
    there: dict[Any, set[str]] = {}
    together = Page.objects.filter(translation_key__in=[p.translation_key for p in pages])
    for key, lang in together.values_list("translation_key", "locale__language_code"):
        there.setdefault(key, set()).add(lang)
    behind = moved([p for p in pages if p.live])
    return [_row(p, adaptations.get(p.pk), there[p.translation_key], p.pk in behind) for p in pages]


def _row(page: SituationPage, adaptation: Adaptation | None, there: set[str], behind: bool) -> PageRow:
    return PageRow(
        pk=page.pk,
        title=page.draft_title or page.title,
        lang=page.locale.language_code,
        url=page.get_url() or "",
        live=page.live,
        drafted=page.has_unpublished_changes,
        stale=bool(adaptation and stale(adaptation)),
        moved=behind,
        original=adaptation.original_id if adaptation else None,
        missing=tuple(code for code, _name in settings.LANGUAGES if code not in there),
        at=page.latest_revision_created_at,
    )
