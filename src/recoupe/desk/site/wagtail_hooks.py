"""Where Wagtail's editor asks us: before it publishes an adaptation, and for the desk's links on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages as editor_messages
from wagtail.admin.widgets import Button

from recoupe.desk.site import gate
from recoupe.desk.site.adapting import candidate
from recoupe.desk.site.models import Adaptation, Compared, SituationPage
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


@hooks.register("before_edit_page", order=-1)
def lead_from_the_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Show the differences before wagtail-localize's editor would say that publishing again ignores them.

    It asks the same hook later, and would catch what the gate raises.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not Adaptation.objects.filter(page_id=page.pk).exists():
        return None
    return lead_to_the_differences(request, candidate(page.specific))


@hooks.register("before_publish_page")
def lead_to_the_differences(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Show the differences of an adaptation instead of an error; the gate itself is in the page's `full_clean`."""
    specific = page.specific
    if isinstance(specific, SituationPage):
        try:
            gate.check(specific)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect("site:adaptation", specific.pk)
    return None


@hooks.register("before_edit_page", order=-1)
def tell_the_check(request: HttpRequest, page: Page) -> None:
    """Say in the editor of an adaptation how far its check is, with the way to what it found. wagtail-localize's editor
    takes the place of Wagtail's behind this hook: both show it.
    """
    found = Adaptation.objects.filter(page_id=page.pk).select_related("original__locale").first()
    if found is None or request.method != "GET":
        return
    level, words = standing(found)
    way = editor_messages.button(gate.address(page.pk), _("Compare with the original"))
    messages.add_message(request, level, editor_messages.render(words, [way]))


def standing(adaptation: Adaptation) -> tuple[int, str]:
    """Return how far an adaptation's check is, in words, and how grave that is."""
    try:
        left = len(gate.open_differences(adaptation, candidate(adaptation.page)))
    except gate.Unchecked as unchecked:
        failed = unchecked.check.state == Compared.State.FAILED
        words = _("The adaptation could not be checked.") if failed else _("The adaptation is being checked.")
        level = messages.ERROR if failed else messages.INFO
    else:
        level = messages.WARNING if left else messages.SUCCESS
        words = ngettext(
            "{n} difference to mend or to overrule",
            "{n} differences to mend or to overrule",
            left,
        )
    return level, words


@hooks.register("register_page_header_buttons")
def link_to_the_differences(page: Page, **_where: Any) -> list[Button]:
    """Offer the comparison with the original on the pages of an adaptation."""
    if not Adaptation.objects.filter(page_id=page.pk).exists():
        return []
    return [Button(_("Compare with the original"), gate.address(page.pk), icon_name="site", priority=15)]
