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


def purposes(user: AbstractBaseUser) -> list[tuple[Entry, str]]:
    """Return the rooms that somebody may enter, in the order of the work, each with what is done there."""
    told = {
        "intake:list": _("Addresses, texts and files become reports; feeds are watched."),
        "review:queue": _("Accept, correct or reject what the machine read in each report."),
        "incidents:list": _("What several reports say of one event: compare the versions, assess it."),
        "evidence:list": _("Pictures, videos and documents: they alone confirm or refute."),
        "site:list": _("Draft a page from incidents, adapt it into the other language, publish it."),
        "moderation:queue": _("Comments that wait for a decision."),
    }
    return [(entry, told[entry.view]) for entry in menu(user) if entry.view in told]


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
