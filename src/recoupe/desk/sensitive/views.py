"""The room of sensitive places."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from recoupe.desk.incidents.models import Incident
from recoupe.desk.sensitive.deciding import decide, standing_of
from recoupe.desk.sensitive.forms import SensitiveForm
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import shown_name
from recoupe.desk.site.withholding import naming
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """List the sensitive places, what readers see of each, and every decision."""
    standing = SensitivePlace.objects.standing().select_related("by").order_by("name", "pk")
    rows = [(s, shown_name(s.rule()), naming(s.name)) for s in standing]
    history = SensitivePlace.objects.select_related("by").order_by("-pk")
    return render(request, "desk/sensitive_list.html.j2", {"rows": rows, "history": history})


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest) -> HttpResponse:
    """Decide about a place: one that an incident lies at (`?incident=`), one decided on before (`?place=`), or any."""
    start, last = _start(request)
    form = SensitiveForm(request.POST or None, initial={**start, "seen": last.pk if last else None})
    status: int = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                made = decide(form.save(commit=False), request.user, seen=form.cleaned_data["seen"])
            except Conflict as conflict:
                form.add_error(None, str(conflict))
                status = HTTPStatus.CONFLICT
                last = conflict.now if isinstance(conflict.now, SensitivePlace) else last
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, _("It is kept. Public pages that touch the place were drawn anew."))
                for page in naming(made.name) if made.how != SensitivePlace.How.LIFTED else ():
                    told = _("The words of this page still name it: {title}", title=page.draft_title)
                    messages.warning(request, told)
                return HttpResponseRedirect(reverse("sensitive:list"))
    return render(request, "desk/sensitive_decision.html.j2", {"form": form, "last": last}, status=status)


def _start(request: HttpRequest) -> tuple[dict[str, Any], SensitivePlace | None]:
    """Return what the form begins with, and the decision that holds."""
    if number := request.GET.get("place", ""):
        last = get_object_or_404(SensitivePlace, pk=number if number.isdecimal() else 0, superseded_by=None)
        names = ("name", "place_id", "lat", "lon", "how", "km", "until")
        return {name: getattr(last, name) for name in names}, last
    if key := request.GET.get("incident", ""):
        place = get_object_or_404(Incident, key=key).noun(current()).place
        if place is not None and place.lat is not None and place.lon is not None:
            found = {
                "name": place.name or place.text,
                "place_id": place.place_id or "",
                "lat": place.lat,
                "lon": place.lon,
            }
            return found, standing_of(place.place_id or "", place.lat, place.lon)
    return {}, None
