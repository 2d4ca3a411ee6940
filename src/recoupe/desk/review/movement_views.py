"""Movements in the review room: accepted, corrected, rejected, added, on a page of their own."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from recoupe.desk.incidents.tasks import reweigh
from recoupe.desk.records.models import MovementDecision, Report
from recoupe.desk.records.movements import ACCEPT, CORRECT, REJECT, REOPEN, Held, add, decide, movements_of
from recoupe.desk.review.movement_forms import MovementForm, initial, kind_choices
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.later import later
from recoupe.desk.web.numbers import whole
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NEW = "new"


@require_http_methods(["GET", "POST"])
def movement(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show a movement of a report (`new`: an empty one), and take a decision on it."""
    report = get_object_or_404(Report, pk=pk)
    listed = movements_of(report)
    held = next((h for h in listed if h.key == key), None)
    if held is None and key != NEW:
        raise Http404
    last = held.last if held else None
    start = {**(initial(held.current) if held else {}), "seen": last.pk if last else None}
    decision = request.POST.get("decision", "")
    typed = request.method == "POST" and (held is None or decision == CORRECT)
    form = MovementForm(request.POST if typed else None, initial=start, report=report)
    status: int = HTTPStatus.OK
    if request.method == "POST":
        made, status = _keep(request, report, held, decision, form)
        if made is not None:
            later(reweigh, report.pk)
            messages.success(request, _("{n} is now: {state}.", n=made.key, state=made.get_decision_display()))
            return HttpResponseRedirect(_next(report, listed, made.key))
    history = MovementDecision.objects.filter(report=report, key=key).select_related("by").order_by("-pk")
    values = {"report": report, "held": held, "form": form, "history": history, "kinds": dict(kind_choices())}
    return render(request, "desk/review_movement.html.j2", values, status=status)


def _keep(
    request: HttpRequest, report: Report, held: Held | None, decision: str, form: MovementForm
) -> tuple[MovementDecision | None, int]:
    """Store what was decided; or say in the form what is wrong with it."""
    why = request.POST.get("why", "").strip()[:1000]
    if held is not None and decision not in {ACCEPT, CORRECT, REJECT, REOPEN}:
        return None, HTTPStatus.BAD_REQUEST
    data = None
    if form.is_bound:
        if not form.is_valid():
            return None, HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            data = form.movement(held.current if held else None)
        except ValidationError as error:
            for name, told in error.message_dict.items():
                form.add_error(name, told)
            return None, HTTPStatus.UNPROCESSABLE_ENTITY
    if held is None:
        return add(report, data or {}, request.user, why), HTTPStatus.OK
    if decision == CORRECT and data == held.current:
        decision = ACCEPT  # nothing was changed: that is an acceptance
    seen = whole(request.POST.get("seen", "")) or None
    try:
        return decide(report, held, decision, request.user, seen=seen, data=data, why=why), HTTPStatus.OK
    except Conflict as conflict:
        messages.error(request, str(conflict))
        return None, HTTPStatus.CONFLICT


def _next(report: Report, listed: list[Held], key: str) -> str:
    """Return where to go on: the next movement that nobody has decided on, else the report."""
    for held in listed:
        if held.key != key and not held.state:
            return reverse("review:movement", args=[report.pk, held.key])
    return reverse("review:report", args=[report.pk])
