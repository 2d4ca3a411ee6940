"""Where Wagtail's editor asks us: before it publishes an adaptation, and for the desk's links on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.widgets import Button

from recoupe.desk.site import gate
from recoupe.desk.site.models import Adaptation, SituationPage
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


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


@hooks.register("register_page_header_buttons")
def link_to_the_differences(page: Page, **_where: Any) -> list[Button]:
    """Offer the comparison with the original on the pages of an adaptation."""
    if not Adaptation.objects.filter(page_id=page.pk).exists():
        return []
    return [Button(_("Compare with the original"), gate.address(page.pk), icon_name="site", priority=15)]
