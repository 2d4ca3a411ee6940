"""Views on pages: files and search for readers, drafting and refreshing for the desk."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Locale
from wagtail.search.query import And, Or, PlainText

from recoupe.desk.readers.following import tell_of
from recoupe.desk.site.choosing import groups
from recoupe.desk.site.desk import rows
from recoupe.desk.site.draft import NothingToDraft, draft
from recoupe.desk.site.drawn import drawing, kind
from recoupe.desk.site.frame import ways
from recoupe.desk.site.freeze import freeze
from recoupe.desk.site.front import entries
from recoupe.desk.site.models import Overview, SituationPage, Snapshot
from recoupe.desk.web.access import may
from recoupe.desk.web.alike import looked_for
from recoupe.drawing.page.words import event_name, status_name
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest

A_YEAR = 365 * 24 * 3600
A_SHEET = 20
"""Hits on one sheet of a search."""

LONGEST = 200
"""Letters of a search that are looked for."""

DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a drawing that somebody opens by itself: its one style element, and nothing that runs."""


@require_safe
def file(request: HttpRequest, snapshot: int, lang: str, name: str) -> HttpResponse:
    """Return a file of a page's drawing. What no public page shows is for the desk only."""
    found = get_object_or_404(Snapshot, pk=snapshot)
    public = SituationPage.objects.live().filter(translation_key=found.translation_key, locale__language_code=lang)
    what = kind(name)
    if what is None or not (public.exists() or may(request.user, "site:list")):
        raise Http404
    made = found.drawings.filter(lang=lang).only("snapshot_id", "lang").first()
    path = f"{made.folder}/{name}" if made else ""
    if not path or not default_storage.exists(path):
        raise Http404
    answer = FileResponse(default_storage.open(path), content_type=what)
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if public.exists() else "private"
    answer.headers["Content-Security-Policy"] = DRAWING_POLICY
    if "download" in request.GET:
        answer.headers["Content-Disposition"] = f'attachment; filename="situation-{snapshot}-{name}"'
    return answer


@require_safe
def front_file(_request: HttpRequest, lang: str, name: str) -> HttpResponse:
    """Return the map of a front page: `map.svg` or `map-narrow.svg`."""
    column = {"map.svg": "wide", "map-narrow.svg": "narrow"}.get(name)
    svg = Overview.objects.filter(lang=lang).values_list(column, flat=True).first() if column else None
    if not svg:
        raise Http404
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}"
    answer.headers["Content-Security-Policy"] = DRAWING_POLICY
    return answer


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the situations of a language that hold words that begin so."""
    lang = (get_language() or "en").split("-")[0]
    wanted = " ".join(request.GET.get("q", "").split())[:LONGEST]
    words = [Or([PlainText(plain), PlainText(sound)]) for plain, sound in looked_for(wanted)]
    pages = SituationPage.objects.live().filter(locale=get_object_or_404(Locale, language_code=lang))
    hits = pages.autocomplete(And(words)) if words else pages.none()
    sheet = Paginator(hits, A_SHEET).get_page(request.GET.get("page"))
    context = {
        **ways(lang),
        "page_lang": lang,
        "wanted": wanted,
        "sheet": sheet,
        "entries": entries(sheet.object_list, lang) if wanted else [],
    }
    return render(request, "desk/site_search.html.j2", context)


@require_safe
def situations(request: HttpRequest) -> HttpResponse:
    """Show the situations that could be drafted, and the pages that there are."""
    lang = (get_language() or "en").split("-")[0]
    context = {**rows(lang, request.GET.get("page")), "event_name": event_name, "status_name": status_name}
    return render(request, "desk/site_list.html.j2", context)


@require_POST
def draft_page(request: HttpRequest) -> HttpResponse:
    """Draft a page from the incidents that were chosen, and lead to it."""
    keys = request.POST.getlist("incident")
    lang = request.POST.get("lang", "")
    if not Locale.objects.filter(language_code=lang).exists():
        lang = (get_language() or "en").split("-")[0]
    try:
        page = draft(keys, lang, request.user)
    except NothingToDraft as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("site:list"), status=HTTPStatus.SEE_OTHER)
    if may(request.user, "wagtailadmin_pages:edit"):
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.success(request, _("A draft was made. An editor takes it on: {title}", title=page.title))
    return redirect("site:list")


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Show the claims of some incidents to choose from: a part of a page, for the page editor."""
    return render(request, "desk/site_claims.html.j2", {"groups": groups(request.GET.getlist("incident"), current())})


@require_POST
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze a page's incidents as they stand now; its adaptations follow."""
    page = get_object_or_404(SituationPage, pk=pk)
    snapshot = freeze(page, request.user)
    for each in page.get_translations(inclusive=True).live().select_related("locale"):
        drawing(snapshot, each.locale.language_code)
    tell_of(page.translation_key)
    messages.success(request, _("The page shows the incidents as they stand now."))
    return redirect("site:list")
