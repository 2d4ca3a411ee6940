"""The archive of a language: situations by theatre and month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

from recoupe import i18n
from recoupe.desk.site.frame import frame
from recoupe.desk.site.front import entries
from recoupe.desk.site.models import SituationPage
from recoupe.errors import RecoupeError
from recoupe.theatres import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from recoupe.desk.site.models import ArchivePage

A_SHEET = 30
"""Situations on one sheet."""

_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")


def context(page: ArchivePage, query: Mapping[str, str]) -> dict[str, Any]:
    """Return what the archive shows. A choice that means nothing is taken for none."""
    lang = page.locale.language_code
    pages = SituationPage.objects.live().filter(locale=page.locale)
    theatres = list(pages.exclude(theatre="").order_by("theatre").values_list("theatre", flat=True).distinct())
    chosen = query.get("theatre", "") if query.get("theatre") in theatres else ""
    if chosen:
        pages = pages.filter(theatre=chosen)
    months: list[date] = list(pages.exclude(start=None).dates("start", "month", order="DESC"))
    month = _MONTH.match(query.get("month", ""))
    if month:
        pages = pages.filter(start__year=int(month[1]), start__month=int(month[2]))
    ordered = pages.order_by("-start", "-first_published_at", "-pk").select_related("locale")
    sheet = Paginator(ordered, A_SHEET).get_page(query.get("page"))
    return {
        **frame(page),
        "entries": entries(sheet.object_list, lang),
        "sheet": sheet,
        "theatres": [(t, theatre_name(t, i18n.fitting(lang))) for t in theatres],
        "theatre": chosen,
        "months": months,
        "month": month[0] if month else "",
    }


def theatre_name(theatre: str, lang: str) -> str:
    """Return a theatre's name in a language; its id where nobody knows it."""
    try:
        names = load(theatre).names
    except RecoupeError:
        return theatre
    return names.get(lang) or names.get("en") or theatre
