"""The evidence room."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoupe.desk.evidence import attaching
from recoupe.desk.evidence.forms import AttachForm, VerdictForm
from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.evidence.proposals import near
from recoupe.desk.incidents.models import Incident
from recoupe.desk.records.models import Claim
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.sheets import sheet
from recoupe.drawing.page.words import event_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 50


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """List the evidence, newest first."""
    page = sheet(Item.objects.select_related("added_by"), PAGE, request.GET.get("page"))
    return render(request, "desk/evidence_list.html.j2", {"page": page})


@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest) -> HttpResponse:
    """Attach a piece of evidence; from an incident, its place is filled in."""
    about = Incident.objects.filter(key=request.GET.get("incident", "") or request.POST.get("incident", "")).first()
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        item = attaching.attach(form.cleaned_data, form.cleaned_data["file"], request.user)
        messages.success(request, _("It is attached. Now say what it does to which claims."))
        query = f"?incident={about.key}" if about else ""
        return HttpResponseRedirect(reverse("evidence:item", args=[item.key]) + query)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/evidence_attach.html.j2", {"form": form, "about": about}, status=status)


@require_GET
def item(request: HttpRequest, key: str) -> HttpResponse:
    """Show a piece of evidence, what was decided about it, and the incidents that it may be about."""
    return _item(request, get_object_or_404(Item, key=key))


@require_POST
def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what the evidence does to a claim."""
    held = get_object_or_404(Item, key=key)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _item(request, held, problem=_("Say whether it supports or refutes the claim."), status=422)
    data = form.cleaned_data
    claim = get_object_or_404(Claim.objects.select_related("report"), pk=data["claim"])
    try:
        attaching.decide(held, claim, data["says"], request.user, data["note"], seen=data["seen"])
    except Conflict as conflict:
        return _item(request, held, problem=str(conflict), status=HTTPStatus.CONFLICT)
    messages.success(request, _("It is kept, and the incident is weighed anew."))
    incident = request.POST.get("incident", "")
    return HttpResponseRedirect(reverse("evidence:item", args=[key]) + (f"?incident={incident}" if incident else ""))


@require_GET
def download(_request: HttpRequest, key: str) -> HttpResponse:
    """Give the evidentiary copy, as a download whatever it is: a browser must not run what somebody uploaded."""
    held = get_object_or_404(Item, key=key)
    if not held.file:
        raise Http404
    answer = FileResponse(held.file.open("rb"), as_attachment=True, filename=held.name or held.key)
    answer.headers["Content-Type"] = "application/octet-stream"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _item(request: HttpRequest, held: Item, *, problem: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    asked = request.GET.get("incident", "") or request.POST.get("incident", "")
    about = [*Incident.objects.current().filter(key=asked)] or near(held)
    standing = {v.claim_id: v for v in held.verdicts.filter(superseded_by=None).exclude(says=Verdict.Says.NONE)}
    values: dict[str, Any] = {
        "item": held,
        "whole": attaching.is_whole(held),
        "history": held.verdicts.select_related("by", "claim__report").order_by("-pk"),
        "incidents": [(i, _claims(i, standing)) for i in about],
        "asked": asked,
        "problem": problem,
        "event_name": event_name,
    }
    return render(request, "desk/evidence_item.html.j2", values, status=status)


def _claims(incident: Incident, standing: dict[int, Verdict]) -> list[tuple[Claim, Verdict | None]]:
    claims = Claim.objects.filter(membership__incident=incident).select_related("report").defer("report__text")
    return [(c, standing.get(c.pk)) for c in claims.order_by("report__published", "position")]
