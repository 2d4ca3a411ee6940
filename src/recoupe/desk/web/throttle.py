"""How often one network may send something without being signed in: a flood from one must not cost the others.

Counted in the process's own memory, before the session, the token of the form or the database are looked at, so that
what is turned away costs next to nothing. With several processes each counts for itself.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import get_language

from recoupe import i18n
from recoupe.desk.web.address import client_address, network_of
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

MOST_NETWORKS = 20_000
"""Networks that are remembered; those that have been silent longest are forgotten first."""


class Buckets:
    """A bucket a name, of `size` tokens, that fills by one every `seconds` (a token bucket)."""

    def __init__(self, size: int, seconds: float) -> None:
        self.size, self.seconds = size, seconds
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()  # (tokens, when)
        self._lock = threading.Lock()

    def take(self, name: str, now: float | None = None) -> float:
        """Take a token, and return 0; if there is none, return the seconds until there is one. Threads may share it."""
        now = time.monotonic() if now is None else now
        with self._lock:
            tokens, when = self._held.pop(name, (float(self.size), now))
            tokens = min(float(self.size), tokens + (now - when) / self.seconds)
            self._held[name] = (tokens - 1 if tokens >= 1 else tokens, now)
            if len(self._held) > MOST_NETWORKS:
                self._held.popitem(last=False)
            return 0.0 if tokens >= 1 else (1 - tokens) * self.seconds

    def give_back(self, name: str) -> None:
        """Put a token back."""
        with self._lock:
            if name in self._held:
                tokens, when = self._held[name]
                self._held[name] = (min(float(self.size), tokens + 1), when)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()


SENT = Buckets(size=20, seconds=3)
"""Whatever is sent (POST and the like) by who is not signed in."""

SIGN_INS = Buckets(size=5, seconds=12)
"""Attempts to sign in, whoever is named: each costs a slow hash. One that succeeds is given back."""

SIGN_IN_PATHS = ("/desk/sign-in/", "/cms/login/")
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class Throttle:
    """Turns away what one network sends too fast (429, with `Retry-After`). Who is signed in is not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, or turn it away."""
        network = network_of(client_address(request))
        if request.method in SAFE or not network:
            return self.get_response(request)
        signing_in = request.path.startswith(SIGN_IN_PATHS)
        wait = SIGN_INS.take(network) if signing_in else SENT.take(network)
        # The session is read only where it decides: within the limit nobody asks who it is.
        if wait and (signing_in or not request.user.is_authenticated):
            return turned_away(wait)
        answer = self.get_response(request)
        if signing_in and answer.status_code == HTTPStatus.FOUND:
            SIGN_INS.give_back(network)
        return answer


def turned_away(seconds: float) -> HttpResponse:
    """Return the answer to what came too fast: plain text, since a flood may ask for it fifty times a second."""
    with i18n.use(i18n.fitting((get_language() or "en").split("-")[0])):  # before the middleware that does so for views
        told = _("Too much was sent from your network in a short time. Wait a minute, and try again.")
    answer = HttpResponse(f"{told}\n", status=HTTPStatus.TOO_MANY_REQUESTS, content_type="text/plain; charset=utf-8")
    answer._has_been_logged = True  # Django would write a line for each into the log
    answer.headers["Retry-After"] = str(max(1, round(seconds + 0.5)))
    return answer
