"""The moderators' room: one queue, decisions, bans, readers' data."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoupe.desk.readers import akismet, moderating
from recoupe.desk.readers.forms import RejectForm, category_name
from recoupe.desk.readers.models import Ban, Comment, Decision
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.numbers import whole
from recoupe.desk.web.sheets import counted, sheet
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.moderation.bans import UnsafePattern

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 30
Act, State = Decision.Act, Comment.State


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """List what waits, oldest first; or what was taken for spam, rejected or approved, newest first."""
    state = request.GET.get("state", State.HELD)
    state = state if state in State.values else State.HELD
    found = Comment.objects.filter(state=state).select_related("page", "parent").prefetch_related("decisions__by")
    found = found.order_by("posted_at" if state == State.HELD else "-posted_at")
    values = {
        "page": sheet(found, PAGE, request.GET.get("page")),
        "state": state,
        "states": state_names(),
        "reject": RejectForm(),
        "category_name": category_name,
        "akismet_troubled": akismet.troubled(),
        "waiting": counted(Comment.objects.filter(state=State.HELD)),
    }
    return render(request, "desk/moderation_queue.html.j2", values)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a decision on a comment."""
    comment = get_object_or_404(Comment, pk=pk)
    back = HttpResponseRedirect(reverse("moderation:queue") + f"?state={comment.state}")
    form, act = RejectForm(request.POST), request.POST.get("act", "")
    if act not in Act.values or not form.is_valid():
        return back
    category = form.cleaned_data["category"]
    if act == Act.REJECT and not category:
        messages.error(request, _("Say what the charter calls it: choose a category."))
        return back
    try:
        moderating.decide(
            comment,
            act,
            request.user,
            seen=whole(request.POST.get("seen", ""), -1),
            category=category if act == Act.REJECT else "",
            message=form.cleaned_data["message"],
        )
    except Conflict as conflict:
        messages.error(request, str(conflict))
    else:
        messages.success(
            request, _("The comment of {name} is now: {state}.", name=comment.name, state=state_names()[comment.state])
        )
    return back


@require_http_methods(["GET", "POST"])
def bans(request: HttpRequest) -> HttpResponse:
    """List the bans, and ban by a pattern."""
    problem = ""
    if request.method == "POST":
        field, form, pattern, why = (
            request.POST.get(n, "").strip()[:2000] for n in ("field", "form", "pattern", "why")
        )
        if field not in Ban.Field.values or form not in Ban.Form.values or not why:
            problem = _("Say where, what and why.")
        else:
            try:
                moderating.ban(field, form, pattern[:301], why, request.user)
                return HttpResponseRedirect(reverse("moderation:bans"))
            except UnsafePattern as error:
                problem = str(error)
    fields = {
        Ban.Field.NAME: _("name"),
        Ban.Field.EMAIL: _("e-mail"),
        Ban.Field.NETWORK: _("network"),
        Ban.Field.TEXT: _("text"),
    }
    forms = {
        Ban.Form.LITERAL: _("these words"),
        Ban.Form.GLOB: _("with stars"),
        Ban.Form.REGEX: _("regular expression"),
    }
    values = {
        "forms": forms,
        "bans": Ban.objects.select_related("by", "lifted_by"),
        "fields": fields,
        "problem": problem,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "desk/moderation_bans.html.j2", values, status=status)


@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift a ban."""
    moderating.lift(get_object_or_404(Ban, pk=pk), request.user)
    return HttpResponseRedirect(reverse("moderation:bans"))


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Give out or erase what is kept of a reader's address, on their request."""
    if request.method == "POST":
        email = request.POST.get("email", "").strip()
        if email and request.POST.get("act") == "export":
            answer = JsonResponse(moderating.export(email), json_dumps_params={"ensure_ascii": False, "indent": 1})
            answer.headers["Content-Disposition"] = 'attachment; filename="reader.json"'
            return answer
        if email and request.POST.get("act") == "erase":
            n = moderating.erase(email)
            messages.success(request, ngettext("{n} comment was erased.", "{n} comments were erased.", n))
        return HttpResponseRedirect(reverse("moderation:person"))
    return render(request, "desk/moderation_person.html.j2")


def state_names() -> dict[str, str]:
    """Return the states of a comment in words."""
    return {
        State.HELD: _("waiting"),
        State.APPROVED: _("approved"),
        State.REJECTED: _("rejected"),
        State.SPAM: _("spam"),
    }
