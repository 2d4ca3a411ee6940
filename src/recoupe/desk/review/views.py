"""The review room. Every view answers a script with the parts that change, and a browser without one with a page."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from recoupe.desk.incidents.tasks import reweigh
from recoupe.desk.records.decide import add, decide
from recoupe.desk.records.models import Claim, ClaimDecision, Report
from recoupe.desk.review import export
from recoupe.desk.review.corrected import corrected
from recoupe.desk.review.finding import selection
from recoupe.desk.review.forms import ClaimForm, Figures, rows
from recoupe.desk.review.page import Panel, differences, new_panel, page_of, panel_of, state_name
from recoupe.desk.review.queue import PAGE, Wanted, following, open_claims, reports
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.distinct import values as values_of
from recoupe.desk.web.later import later
from recoupe.desk.web.numbers import whole
from recoupe.desk.web.sheets import sheet
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

D = ClaimDecision.Decision
DECISIONS = {D.ACCEPT, D.REJECT, D.REOPEN, D.CORRECT}


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """List the reports with claims to review, those with the least sure claim first."""
    wanted = Wanted.read(request.GET)
    page = sheet(reports(wanted), PAGE, request.GET.get("page"))
    theatres, langs = (values_of(Report.objects.all(), field) for field in ("theatre", "lang"))
    values = {"page": page, "wanted": wanted, "theatres": theatres, "langs": langs}
    return render(request, "desk/review_queue.html.j2", values)


@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report with its claims, and the panel of the one asked for, else of the least sure open one."""
    held = get_object_or_404(Report, pk=pk)
    if "new" in request.GET:
        span = selection(held.text, whole(request.GET.get("before", "")), whole(request.GET.get("length", "")))
        return _answer(request, held, new_panel(held, *(span or (0, 0))))
    asked = request.GET.get("claim", "")
    claim = get_object_or_404(held.claims, pk=asked) if asked.isdecimal() else next(iter(open_claims(held)), None)
    return _answer(request, held, panel_of(claim) if claim else None)


@require_POST
def decide_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Store a decision on a claim, and show the next one; or what is wrong; or what somebody else did meanwhile."""
    claim = get_object_or_404(Claim.objects.select_related("report"), pk=pk)
    decision = request.POST.get("decision", "")
    if decision not in DECISIONS:
        return _answer(request, claim.report, panel_of(claim), status=HTTPStatus.BAD_REQUEST)
    seen = whole(request.POST.get("seen", ""))
    data, bound = None, None
    if decision == D.CORRECT:
        bound = _bound(request, claim.report)
        data = _cleaned(claim.report, claim.current, bound)
        if data is None:
            return _answer(request, claim.report, panel_of(claim, bound=bound), status=HTTPStatus.UNPROCESSABLE_ENTITY)
        if data == claim.current:
            decision, data = D.ACCEPT, None  # nothing was changed: that is an acceptance
    before = claim.current
    try:
        decide(claim, decision, request.user, seen=seen, data=data, why=request.POST.get("why", "").strip())
    except Conflict as conflict:
        claim.refresh_from_db()
        panel = panel_of(claim)
        panel.problem = str(conflict)
        panel.changed = differences(data or before, claim.current)
        return _answer(request, claim.report, panel, status=HTTPStatus.CONFLICT)
    if claim.current != before or decision in {D.REJECT, D.REOPEN}:
        later(reweigh, claim.report_id)
    after = claim if decision == D.REOPEN else following(claim)
    return _go_on(request, claim.report, after, _("{n} is now: {state}.", n=claim.key, state=state_name(claim.state)))


@require_POST
def add_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Store a claim that a person found in the text."""
    held = get_object_or_404(Report, pk=pk)
    bound = _bound(request, held)
    data = _cleaned(held, None, bound)
    if data is None:
        return _answer(request, held, new_panel(held, bound=bound), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = add(held, data, request.user, request.POST.get("why", "").strip())
    later(reweigh, held.pk)
    return _go_on(request, held, made, _("{n} was added.", n=made.key))


@require_GET
def annotated(_request: HttpRequest) -> HttpResponse:
    """Give the reviewed reports as annotated claims, to measure and improve extraction by."""
    answer = JsonResponse(
        export.annotated(export.reviewed()), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="claims.json"'
    return answer


def _bound(request: HttpRequest, held: Report) -> tuple[ClaimForm, Any]:
    return ClaimForm(request.POST, text=held.text), Figures(request.POST, prefix="figures")


def _cleaned(held: Report, before: dict[str, Any] | None, bound: tuple[ClaimForm, Any]) -> dict[str, Any] | None:
    """Return the claim that was typed; None if something is wrong, which the forms then say."""
    form, figures = bound
    fine = [form.is_valid(), figures.is_valid()]
    if not all(fine):
        return None
    try:
        return corrected(held, before, {**form.cleaned_data, "figures": rows(figures)})
    except ValidationError as error:
        for name, told in error.message_dict.items():
            form.add_error(name if name in form.fields else None, told)
    except ValueError as error:  # pydantic's: what the form's fields cannot say by themselves
        form.add_error(None, str(error).splitlines()[0])
    return None


def _go_on(request: HttpRequest, held: Report, claim: Claim | None, told: str) -> HttpResponse:
    if _scripted(request):
        return _answer(request, held, panel_of(claim) if claim else None, told=told)
    messages.success(request, told)
    here = reverse("review:report", args=[held.pk])
    return HttpResponseRedirect(f"{here}?claim={claim.pk}" if claim else here)


def _scripted(request: HttpRequest) -> bool:
    return bool(request.headers.get("X-Recoupe-Parts") == "1")


def _answer(
    request: HttpRequest, held: Report, panel: Panel | None, *, status: int = HTTPStatus.OK, told: str = ""
) -> HttpResponse:
    values = {"page": page_of(held, panel), "panel": panel, "state_name": state_name}
    if not _scripted(request):
        return render(request, "desk/review_report.html.j2", values, status=status)
    parts = {
        name: render_to_string(f"desk/_review_{name}.html.j2", values, request) for name in ("text", "claims", "panel")
    }
    chosen = panel.claim.pk if panel and panel.claim else None
    return JsonResponse({**parts, "claim": chosen, "told": told}, status=status)
