"""The registry room."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from recoupe.desk.registry import editing
from recoupe.desk.registry.forms import EntryForm, initial, letter_choices
from recoupe.desk.registry.models import Entry
from recoupe.desk.registry.theatres import LISTS, theatre, usual
from recoupe.desk.web.conflict import Conflict
from recoupe.drawing.page.lists import source_kind
from recoupe.errors import BadTheatre
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.theatres import Theatre, available

if TYPE_CHECKING:
    from django.http import HttpRequest


def _theatre(name: str) -> Theatre:
    try:
        found = theatre(name)
    except BadTheatre as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """List sources, actors and sides of a theatre."""
    names = available()
    name = request.GET.get("theatre", "") or usual()
    found = _theatre(name)
    entered = editing.standing(name)
    rows = {
        kind: [(r, r.names.get(current(), r.id), entered.get((kind, r.id))) for r in getattr(found, LISTS[kind])]
        for kind in (Entry.Kind.SOURCE, Entry.Kind.ACTOR, Entry.Kind.SIDE)
    }
    values = {
        "theatres": names,
        "name": name,
        "rows": rows,
        "kinds": _kinds(),
        "kind_name": source_kind,
        "sides": {s.id: s.names.get(current(), s.id) for s in found.sides},
        "letters": dict(letter_choices()),
    }
    return render(request, "desk/registry_list.html.j2", values)


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, name: str, kind: str, key: str = "") -> HttpResponse:
    """Show an entry with its history, and take a change; without a key, a new one."""
    found = _theatre(name)
    if kind not in LISTS:
        raise Http404
    record = next((r for r in getattr(found, LISTS[Entry.Kind(kind)]) if r.id == key), None)
    if key and record is None:
        raise Http404
    last = editing.standing(name).get((kind, key))
    start = {**(initial(record, last.letter if last else "") if record else {}), "seen": last.pk if last else None}
    form = EntryForm(request.POST or None, initial=start, theatre=found, what=kind)
    if key:
        form.fields["key"].disabled = True
    status: int = HTTPStatus.OK
    if request.method == "POST":
        taken = _ids(found) if not key else set()
        kept, status = _keep(request, form, Entry(theatre=name, kind=kind), record, taken)
        if kept:
            messages.success(request, _("It is kept. Its claims are weighed anew."))
            return HttpResponseRedirect(reverse("registry:list") + f"?theatre={name}")
    history = Entry.objects.filter(theatre=name, kind=kind, key=key).select_related("by").order_by("-pk")
    values = {"form": form, "name": name, "kind": kind, "key": key, "history": history, "kinds": _kinds()}
    return render(request, "desk/registry_entry.html.j2", values, status=status)


def _ids(found: Theatre) -> set[str]:
    return {s.id for s in found.sources} | {a.id for a in found.actors} | {s.id for s in found.sides}


def _keep(request: HttpRequest, form: EntryForm, made: Entry, record: Any, taken: set[str]) -> tuple[Entry | None, int]:
    """Store what was typed, if it is sound; a new entry may have no id that is `taken`."""
    if not form.is_valid():
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    data = form.cleaned_data
    if data["key"] in taken:
        form.add_error("key", _("There is an entry “{key}” already.", key=data["key"]))
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    before = record.model_dump(mode="json") if record else {}
    made.key, made.letter, made.why = data["key"], data.get("letter", ""), data["why"]
    made.data = form.data_of({k: v for k, v in before.items() if k != "whole"})
    wrong = editing.flaws(made.theatre, made)
    if wrong:
        for told in wrong:
            form.add_error(None, told)
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        return editing.enter(made, request.user, seen=data["seen"]), HTTPStatus.OK
    except Conflict as conflict:
        form.add_error(None, str(conflict))
        return None, HTTPStatus.CONFLICT


@require_GET
def overlay(_request: HttpRequest, name: str) -> HttpResponse:
    """Give what people entered as YAML for the theatre's file."""
    _theatre(name)
    answer = HttpResponse(editing.overlay_yaml(name), content_type="application/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-changes.yaml"'
    return answer


def _kinds() -> dict[str, str]:
    return {Entry.Kind.SOURCE: _("Sources"), Entry.Kind.ACTOR: _("Actors"), Entry.Kind.SIDE: _("Sides")}
