"""The page on which a reader says what to hear of: incidents and places of a situation."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from recoupe import i18n
from recoupe.desk.readers import subscribing
from recoupe.desk.readers.following import offered
from recoupe.desk.readers.limits import too_often
from recoupe.desk.site.models import SituationPage
from recoupe.desk.web.address import client_address, network_of
from recoupe.desk.web.lazy import gettext_lazy as _l
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from recoupe.desk.readers.following import Followed


class FollowForm(forms.Form):
    """What to hear of, and where. `website` is a trap: people do not see it."""

    what = forms.MultipleChoiceField(label=_l("What"), widget=forms.CheckboxSelectMultiple)
    email = forms.EmailField(label=_l("E-mail"), help_text=_l("You are asked by mail whether it was you."))
    website = forms.CharField(required=False)

    def __init__(self, *args: Any, things: list[Followed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = things
        self.fields["what"].choices = [(each.value, each.name) for each in things]

    def chosen(self) -> list[tuple[str, str]]:
        """Return (kind, target) of what was chosen."""
        wanted = set(self.cleaned_data["what"])
        return [(each.kind, each.target) for each in self.things if each.value in wanted]


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what can be followed of a public page, and ask the address that is given."""
    page = get_object_or_404(SituationPage.objects.live().public().select_related("locale"), pk=pk)
    lang = page.locale.language_code
    if request.method == "POST" and too_often(network_of(client_address(request))):
        values = {"title": _("Too many at once"), "text": _("Wait a minute, and try again.")}
        answer = render(request, "desk/readers_told.html.j2", values, status=HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["Retry-After"] = "60"
        return answer
    with i18n.use(i18n.fitting(get_language() or lang)):
        things = offered(page)
    form = FollowForm(request.POST or None, things=things)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            subscribing.ask_all(form.chosen(), form.cleaned_data["email"], lang)
        text = _(
            "A mail was sent to {email} that asks whether it was you. Nothing else is sent until you say so.",
            email=form.cleaned_data["email"],
        )
        values = {"title": _("One more step"), "text": text}
        return render(request, "desk/readers_told.html.j2", values)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "desk/readers_follow.html.j2", {"page": page, "form": form}, status=status)
