"""The desk's view on an adaptation: beside its original, what did not survive, to mend or to overrule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from recoupe.desk.site import adapting, checking, gate
from recoupe.desk.site.models import Adaptation, Compared, Overrule, SituationPage
from recoupe.desk.site.shown import stale
from recoupe.desk.site.text import paragraphs
from recoupe.desk.web.lazy import gettext_lazy as _
from recoupe.i18n import gettext, ngettext

if TYPE_CHECKING:
    from django.http import HttpRequest

    from recoupe.desk.site.fidelity import Difference


class CreditForm(forms.ModelForm):
    """Who adapted the page."""

    class Meta:
        """Name and address."""

        model = Adaptation
        fields = ("adapter", "adapter_url")
        labels = {"adapter": _("Adapted by"), "adapter_url": _("Their address on the web")}  # noqa: RUF012 - Django's way


@dataclass(frozen=True)
class Row:
    """A difference, and the decision that lets it stand, if there is one."""

    difference: Difference
    overrule: Overrule | None


@require_POST
def adapt(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an adaptation, and lead to where it is written."""
    page = get_object_or_404(SituationPage, pk=pk)
    lang = request.POST.get("lang", "")
    if lang not in dict(settings.LANGUAGES) or not page.revisions.exists():
        messages.error(request, gettext("This page cannot be adapted into that language."))
        return redirect("site:list")
    made = adapting.adapt(page, lang, request.user)
    return redirect("wagtailadmin_pages:edit", made.pk)


@require_http_methods(["GET", "POST"])
def adaptation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an adaptation beside its original; overrule a difference, credit the adapter, publish."""
    found = get_object_or_404(Adaptation.objects.select_related("page__locale", "original__locale"), page_id=pk)
    form = CreditForm(request.POST if request.POST.get("act") == "credit" else None, instance=found)
    if request.method == "POST" and _done(request, found, form):
        return redirect("site:adaptation", pk)
    shown = adapting.candidate(found.page)
    original = gate.source_of(found)
    settled = gate.standing_overrules(found)
    check = gate.checked(found, shown)
    done = check is None or check.state == Compared.State.DONE
    rows = [Row(d, settled.get(d.key)) for d in gate.found_by(check)] if done else []
    context = {
        "page": found.page,
        "adaptation": found,
        "check": check,
        "done": done,
        "rows": rows,
        "left_to_do": ngettext(
            "{n} difference to mend or to overrule",
            "{n} differences to mend or to overrule",
            sum(row.overrule is None for row in rows),
        ),
        "form": form,
        "stale": stale(found),
        "left": paragraphs(original) if original else [],
        "right": paragraphs(shown),
        "history": found.overrules.select_related("by").order_by("-pk"),
    }
    return render(request, "desk/site_adaptation.html.j2", context)


def _done(request: HttpRequest, found: Adaptation, form: CreditForm) -> bool:
    """Do what was asked for, and tell whether it was done."""
    act = request.POST.get("act", "")
    if act == "credit":
        if not form.is_valid():
            return False
        form.save()
    elif act == "original":
        adapting.take_over(found.page)
    elif act == "again":
        check = gate.checked(found, adapting.candidate(found.page))
        if check is not None:
            checking.again(check)
    elif act in {"overrule", "reopen"}:
        _overruled(request, found, stands=act == "overrule")
    elif act == "publish":
        try:
            adapting.publish(found.page, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, gettext("The adaptation is public."))
    return True


def _overruled(request: HttpRequest, found: Adaptation, *, stands: bool) -> None:
    """Let a difference stand, or not any more, or say why that was not done."""
    try:
        listed = {d.key: d for d in gate.differences(found, adapting.candidate(found.page))}
    except gate.Unchecked:
        listed = {}
    difference = listed.get(request.POST.get("key", ""))
    if difference is None:
        messages.error(request, gettext("The texts have changed meanwhile. Look at the differences again."))
        return
    try:
        gate.overrule(found, difference, request.user, request.POST.get("why", ""), stands=stands)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
