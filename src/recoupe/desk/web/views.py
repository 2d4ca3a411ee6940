"""The desk's front, the choice of language, and the pages of errors."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from recoupe import i18n
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.web.home import work_to_do
from recoupe.desk.web.menu import purposes
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.sides import rules
from recoupe.errors import BadTheatre
from recoupe.model import Brief

if TYPE_CHECKING:
    from django.http import HttpRequest

A_YEAR = 365 * 24 * 3600


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits to be done, room by room."""
    return render(request, "desk/home.html.j2", {"work": work_to_do(request.user), "rooms": purposes(request.user)})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Set the language of the interface, and go back to where the reader was."""
    lang = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    if lang not in i18n.INTERFACE_LANGUAGES:
        return HttpResponseRedirect(back)
    response = HttpResponseRedirect(translate_url(back, lang))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, lang, max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


@require_GET
def sides(_request: HttpRequest, theatre: str) -> HttpResponse:
    """Give the colours of a theatre's sides as a style sheet: the policy allows none within a page."""
    try:
        known = theatre_of(theatre)
    except BadTheatre as error:
        raise Http404 from error
    answer = HttpResponse(rules(Edition(Brief(), known)), content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that somebody's role does not open a page."""
    return render(request, "desk/403.html.j2", {"why": str(exception or "")}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that there is no such page."""
    return render(request, "desk/404.html.j2", status=HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something is broken here, without the database or the session."""
    return render(request, "desk/500.html.j2", status=HTTPStatus.INTERNAL_SERVER_ERROR)
