"""The room of exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoupe.desk.incidents.forms import status_choices
from recoupe.desk.incidents.listing import Wanted, incidents
from recoupe.desk.incidents.models import Incident
from recoupe.desk.out.files import MOST, write
from recoupe.desk.web.distinct import values as values_of
from recoupe.desk.web.sheets import counted
from recoupe.exchange import FORMATS
from recoupe.i18n import current

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Show what can be exported, of which incidents."""
    wanted = Wanted.read(request.GET)
    values = {
        "wanted": wanted,
        "count": counted(incidents(wanted)),
        "most": MOST,
        "formats": FORMATS,
        "statuses": status_choices()[1:],
        "theatres": values_of(Incident.objects.current(), "theatre"),
    }
    return render(request, "desk/out_list.html.j2", values)


@require_GET
def file(request: HttpRequest, key: str) -> HttpResponse:
    """Give an export as a file."""
    try:
        chosen, text = write(key, Wanted.read(request.GET), current())
    except KeyError as error:
        raise Http404 from error
    answer = HttpResponse(text, content_type=f"{chosen.media}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{chosen.file}"'
    return answer
