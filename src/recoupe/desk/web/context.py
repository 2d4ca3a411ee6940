"""What every template is given."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from django.conf import settings
from wagtail.models import Site

from recoupe import i18n
from recoupe.desk.web.access import roles_of
from recoupe.desk.web.menu import menu

if TYPE_CHECKING:
    from django.http import HttpRequest

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ku"}


@cache
def _version() -> str:
    """Return the program's version, which is read from files."""
    return version("recoupe")


def common(request: HttpRequest) -> dict[str, Any]:
    """Return the language, the user's roles and menu, and the names of the site."""
    lang = i18n.current()
    user = getattr(request, "user", None)
    found = Site.find_for_request(request)
    return {
        "lang": lang,
        "dir": "rtl" if lang in RIGHT_TO_LEFT else "ltr",
        "languages": settings.LANGUAGES,
        "user": user,
        "roles": roles_of(user) if user else frozenset(),
        "menu": menu(user) if user and user.is_authenticated else (),
        "site_name": found.site_name if found and found.site_name else settings.WAGTAIL_SITE_NAME,
        "version": _version(),
    }
