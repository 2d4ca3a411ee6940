"""The incidents room."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, get_args

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_GET, require_POST

from recoupe.desk.incidents import judging, showing
from recoupe.desk.incidents.forms import AssessForm, PartForm, TaskForm, status_choices
from recoupe.desk.incidents.history import history
from recoupe.desk.incidents.listing import PAGE, Wanted, incidents
from recoupe.desk.incidents.models import Incident, Task
from recoupe.desk.incidents.overtaken import overtaken
from recoupe.desk.records.models import Claim
from recoupe.desk.sensitive.marking import sensitive_among, sensitive_for
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.distinct import values as values_of
from recoupe.desk.web.numbers import whole
from recoupe.desk.web.sheets import sheet
from recoupe.drawing.page.words import event_name, status_name
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.model.claim import EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """List the incidents that are asked for, with their map."""
    wanted = Wanted.read(request.GET)
    page = sheet(incidents(wanted).defer("data", "sources"), PAGE, request.GET.get("page"))
    values = {
        "page": page,
        "wanted": wanted,
        "statuses": status_choices()[1:],
        "events": [(e, event_name(e)) for e in get_args(EventType)],
        "theatres": values_of(Incident.objects.current(), "theatre"),
        "event_name": event_name,
        "status_name": status_name,
        "sensitive": sensitive_among(page.object_list),
        "overtaken": overtaken(page.object_list),
    }
    return render(request, "desk/incidents_list.html.j2", values)


@require_GET
def listed_map(request: HttpRequest) -> HttpResponse:
    """Give the map of one page of the list as a picture."""
    found = incidents(Wanted.read(request.GET)).defer("data", "sources")
    page = sheet(found, PAGE, request.GET.get("page"))
    return _svg(request, showing.map_of(list(page.object_list)))


@require_GET
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show an incident: versions, contradictions, ranges, reasons, claims, decisions. A merged one leads on."""
    incident = get_object_or_404(Incident.objects.select_related("became", "situation"), key=key)
    if incident.gone:
        if incident.became:
            return HttpResponseRedirect(reverse("incidents:detail", args=[incident.became.key]))
        raise Http404
    return _detail(request, incident)


@require_GET
def picture(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Give a drawing of an incident."""
    if what not in showing.PICTURES:
        raise Http404
    return _svg(request, showing.picture(get_object_or_404(Incident, key=key), what))


@require_POST
def merge(request: HttpRequest) -> HttpResponse:
    """Make one incident of those that were chosen from the list."""
    chosen = list(Incident.objects.filter(key__in=request.POST.getlist("incident")))
    seen = {i.key: whole(request.POST.get(f"seen-{i.key}", "")) for i in chosen}
    why = request.POST.get("why", "").strip()
    back = reverse("incidents:list")
    if not why:
        messages.error(request, _("Say why: the reason is kept with the decision."))
        return HttpResponseRedirect(back)
    try:
        one = judging.merge(chosen, request.user, why, seen)
    except (judging.Refused, Conflict) as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(back)
    messages.success(request, _("They are one incident now."))
    return HttpResponseRedirect(reverse("incidents:detail", args=[one.key]))


@require_POST
def part(request: HttpRequest, key: str) -> HttpResponse:
    """Part claims from an incident, or move them to another."""
    incident = get_object_or_404(Incident, key=key)
    form = PartForm(request.POST, incident=incident)

    def act() -> Incident:
        data = form.cleaned_data
        if data["to"]:
            return judging.move(incident, data["claims"], data["to"], request.user, data["why"], data["seen"])
        return judging.part(incident, data["claims"], request.user, data["why"], data["seen"])

    return _decided(request, incident, form, act, _("The claims are here now."), {"part": form})


@require_POST
def assess(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the editors' assessment."""
    incident = get_object_or_404(Incident, key=key)
    form = AssessForm(request.POST, incident=incident)

    def act() -> Incident:
        data = form.cleaned_data
        judging.assess(incident, data["status"], request.user, data["why"], data["seen"])
        return incident

    return _decided(request, incident, form, act, _("The assessment is kept."), {"assess": form})


@require_POST
def task(request: HttpRequest, key: str) -> HttpResponse:
    """Add something that would settle the incident, or mark it as done or open."""
    incident = get_object_or_404(Incident, key=key)
    form = TaskForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        if data["task"]:
            known = get_object_or_404(Task, pk=data["task"], incident=incident)
            known.done_at = timezone.now() if data["done"] else None
            known.done_by = request.user if data["done"] else None
            known.note = data["note"]
            known.save()
        elif data["text"]:
            Task.objects.create(incident=incident, text={"en": data["text"], current(): data["text"]}, machine=False)
    return HttpResponseRedirect(reverse("incidents:detail", args=[key]) + "#tasks")


def _decided(
    request: HttpRequest, incident: Incident, form: Any, act: Callable[[], Incident], told: str, forms: dict[str, Any]
) -> HttpResponse:
    """Do what a form asks for; show what is wrong with it, or what somebody else did meanwhile."""
    if not form.is_valid():
        return _detail(request, incident, status=HTTPStatus.UNPROCESSABLE_ENTITY, **forms)
    try:
        after = act()
    except judging.Refused as error:
        form.add_error(None, str(error))
        return _detail(request, incident, status=HTTPStatus.UNPROCESSABLE_ENTITY, **forms)
    except Conflict as conflict:
        incident.refresh_from_db()
        return _detail(request, incident, status=HTTPStatus.CONFLICT, problem=str(conflict))
    messages.success(request, told)
    return HttpResponseRedirect(reverse("incidents:detail", args=[after.key]))


def _detail(request: HttpRequest, incident: Incident, *, status: int = HTTPStatus.OK, **given: Any) -> HttpResponse:
    seen = {"seen": incident.version}
    lang = current()
    noun = incident.noun(lang)
    claims = (
        Claim.objects.filter(membership__incident=incident).select_related("report").defer("report__text", "machine")
    )
    values = {
        "incident": incident,
        "noun": noun,
        "body": showing.fragment(incident),
        "claims": list(claims.order_by("report__published", "report", "position")),
        "tasks": [(t, t.text.get(lang) or t.text.get("en", "")) for t in incident.tasks.filter(standing=True)],
        "history": history(incident),
        "assess": AssessForm(initial={**seen, "status": incident.judged}, incident=incident),
        "part": PartForm(initial=seen, incident=incident),
        "add": TaskForm(),
        "sensitive": sensitive_for(noun.place),
        "problem": "",
        "since": overtaken([incident]).get(incident.pk),
        "event_name": event_name,
        "status_name": status_name,
        **given,
    }
    return render(request, "desk/incidents_detail.html.j2", values, status=status)


def _svg(request: HttpRequest, drawing: showing.Kept) -> HttpResponse:
    """Answer with a drawing; who has it already in this state is told so, and nothing is drawn or read."""
    tag = quote_etag(drawing.key)
    known: HttpResponse | None = get_conditional_response(request, etag=tag)
    if known is not None:
        known.headers["Cache-Control"] = FRESH
        return known
    answer = HttpResponse(drawing.text() or EMPTY, content_type="image/svg+xml; charset=utf-8")
    answer.headers["Cache-Control"], answer.headers["ETag"] = FRESH, tag
    # A drawing has its own styles; opened by itself it may use them, and nothing else.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return answer


FRESH = "private, no-cache"
"""A browser may keep a drawing, and asks each time whether it still holds: a decision must show at once."""

EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
