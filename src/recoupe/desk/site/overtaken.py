"""An older copy of a page does not take a published page back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from wagtail.models import Page

from recoupe.i18n import gettext as _


def refuse(instance: Any, raw: bool, update_fields: frozenset[str] | None, **_signal: Any) -> None:
    """Raise PermissionDenied if a copy of a page that was read before the page was published would be stored.

    Wagtail's editor keeps a draft by itself every half second, and stores the whole row of a page that is not public.
    Such a request may have read the row before "Publish" was pressed and write it after: the page would silently be a
    draft again, at its old address. Wagtail answers this error as it does a revision that is not the latest. Taking a
    page back on purpose starts from the published row, so it passes.
    """
    if raw or update_fields or not isinstance(instance, Page) or instance.live or instance.pk is None:
        return
    stored = Page.objects.select_for_update(of=("self",)).filter(pk=instance.pk, live=True)
    if stored.exclude(last_published_at=instance.last_published_at).exists():
        raise PermissionDenied(_("The page was published meanwhile. Load it again to go on from what is public."))


def listen() -> None:
    """Ask before any page is stored."""
    pre_save.connect(refuse, dispatch_uid="recoupe.desk.site.overtaken")
