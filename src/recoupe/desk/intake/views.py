"""The intake room."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from recoupe.desk.intake.capturing import keep
from recoupe.desk.intake.forms import AddForm, FeedForm
from recoupe.desk.intake.tasks import begin
from recoupe.desk.records.models import Feed, Intake
from recoupe.desk.web.sheets import sheet
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 50
State, Kind = Intake.State, Intake.Kind


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """List what was taken in, newest first, and the form to take in more."""
    return _listed(request, AddForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take in what a form brings."""
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    made = take(form.cleaned_data, request.user)
    messages.success(request, ngettext("{n} thing is being taken in.", "{n} things are being taken in.", len(made)))
    return HttpResponseRedirect(reverse("intake:list"))


@transaction.atomic
def take(data: dict[str, Any], by: Any) -> list[Intake]:
    """Store what was asked for, and have the worker begin. The same address that still waits is not asked for twice."""
    common = {"outlet": data["outlet"], "published": data["published"], "lang": data["lang"], "asked_by": by}
    made = []
    for url in data["urls"]:
        waiting = Intake.objects.filter(url=url, state__in=(State.WAITING, State.RUNNING)).first()
        made.append(waiting or Intake.objects.create(kind=Kind.URL, url=url, **common))
    if data["text"]:
        made.append(Intake.objects.create(kind=Kind.TEXT, text=data["text"], **common))
    if data["file"]:
        file = data["file"]
        capture = keep(file.read(), media_type=file.content_type or "")
        made.append(Intake.objects.create(kind=Kind.FILE, name=file.name[:300], capture=capture, **common))
    for intake in made:
        begin(intake)
    return made


@require_POST
def retry(_request: HttpRequest, pk: int) -> HttpResponse:
    """Try again what failed. What was fetched already is fetched anew only if it could not be read."""
    intake = get_object_or_404(Intake, pk=pk)
    if intake.state == State.FAILED:
        if intake.step == "fetched" and intake.url:
            intake.capture = None
        intake.state, intake.attempts, intake.why, intake.told = State.WAITING, 0, "", {}
        intake.save()
        begin(intake)
    return HttpResponseRedirect(reverse("intake:list"))


@require_GET
def feeds(request: HttpRequest) -> HttpResponse:
    """List the feeds that are watched."""
    return render(request, "desk/intake_feeds.html.j2", {"feeds": Feed.objects.all(), "form": FeedForm()})


@require_POST
def feed_add(request: HttpRequest) -> HttpResponse:
    """Watch a feed."""
    form = FeedForm(request.POST)
    if not form.is_valid():
        values = {"feeds": Feed.objects.all(), "form": form}
        return render(request, "desk/intake_feeds.html.j2", values, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    data = form.cleaned_data
    defaults = {**{k: data[k] for k in ("outlet", "every")}, "next_poll": timezone.now(), "added_by": request.user}
    _feed, new = Feed.objects.get_or_create(url=data["url"], defaults=defaults)
    messages.success(request, _("The feed is watched now.") if new else _("The feed was watched already."))
    return HttpResponseRedirect(reverse("intake:feeds"))


@require_POST
def feed_switch(_request: HttpRequest, pk: int) -> HttpResponse:
    """Stop watching a feed, or go on."""
    feed = get_object_or_404(Feed, pk=pk)
    feed.active = not feed.active
    if feed.active:
        feed.next_poll, feed.failures = timezone.now(), 0
    feed.save()
    return HttpResponseRedirect(reverse("intake:feeds"))


def _listed(request: HttpRequest, form: AddForm, status: int = HTTPStatus.OK) -> HttpResponse:
    wanted = request.GET.get("state", "")
    found = Intake.objects.select_related("asked_by", "capture", "entry__feed").prefetch_related("reports")
    if wanted in State.values:
        found = found.filter(state=wanted)
    page = sheet(found.defer("text"), PAGE, request.GET.get("page"))
    values = {"page": page, "form": form, "wanted": wanted, "states": state_names(), "waiting": _waiting(page)}
    return render(request, "desk/intake_list.html.j2", values, status=status)


def _waiting(page: Any) -> bool:
    return any(i.state in {State.WAITING, State.RUNNING} for i in page)


def state_names() -> dict[str, str]:
    """Return the states of an intake in words."""
    return {
        State.WAITING: _("waiting"),
        State.RUNNING: _("being read"),
        State.DONE: _("read"),
        State.DUPLICATE: _("was there already"),
        State.FAILED: _("failed"),
    }
