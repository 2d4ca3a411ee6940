"""The desk's menu: the rooms that somebody may enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from recoupe.desk.web.access import may
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True)
class Entry:
    """A line of the menu."""

    view: str
    href: str
    name: str


def menu(user: AbstractBaseUser) -> tuple[Entry, ...]:
    """Return the entries that somebody may open, in the order of the work."""
    rooms = (
        ("intake:list", _("Intake")),
        ("review:queue", _("Review")),
        ("incidents:list", _("Incidents")),
        ("evidence:list", _("Evidence")),
        ("registry:list", _("Sources and sides")),
        ("sensitive:list", _("Sensitive places")),
        ("out:list", _("Exports")),
        ("site:list", _("Pages")),
        ("wagtailadmin_home", _("Page editor")),
        ("moderation:queue", _("Discussion")),
    )
    return tuple(Entry(view, reverse(view), name) for view, name in rooms if may(user, view))
