"""What happens around every request: who may open it, in which language, under which policy."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

from recoupe import i18n
from recoupe.desk.people.models import user_of
from recoupe.desk.web.access import roles_of, row_of
from recoupe.desk.web.policy import EDITOR, is_editor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    Next = Callable[[HttpRequest], HttpResponseBase]


class ByToken:
    """Lets a program in by a token in its request (`Authorization: Bearer …`), where programs read: under /api/."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on as whom its token stands for."""
        kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if request.path.startswith("/api/") and kind.lower() == "bearer":
            request.user = user_of(secret.strip()) or AnonymousUser()
        return self.get_response(request)


class Access:
    """Lets a request through to its view only if `access.yaml` says so."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; `process_view` decides."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Return nothing for who may go on, a way to sign in for who might, and refuse the rest (403)."""
        row = row_of(request.resolver_match.view_name)
        if row is not None and row.public:
            return None
        if not request.user.is_authenticated:
            if request.path.startswith("/api/"):
                return JsonResponse({"error": "sign in, or send a token"}, status=HTTPStatus.UNAUTHORIZED)
            return redirect_to_login(request.get_full_path())
        if row is None or not row.admits(roles_of(request.user), signed_in=True):
            raise PermissionDenied
        return None


NO_PAGES = ("/desk/", "/api/", "/cms/", "/static/", "/media/", "/discussion/", "/comment/", "/subscription/")
"""Paths that are the same in every language."""


class Locale(LocaleMiddleware):
    """Django's, but what is not found among paths without a language is not looked for under one."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Let a "not found" stand where no translation of a page can be meant."""
        if response.status_code == HTTPStatus.NOT_FOUND and request.path.startswith(NO_PAGES):
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer


class InterfaceLanguage:
    """Recoupe's own strings in the language that Django has found for the request."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on within the language."""
        lang = (get_language() or "en").split("-")[0]
        with i18n.use(i18n.fitting(lang)):
            return self.get_response(request)


class EditorPolicy:
    """The content security policy of Wagtail's editor, which holds inline scripts that are not ours."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and mark the response if its path is the editor's."""
        response = self.get_response(request)
        if is_editor(request.path):
            response._csp_config = EDITOR
            response.headers["X-Frame-Options"] = "SAMEORIGIN"  # the editor previews pages in a frame
        return response
