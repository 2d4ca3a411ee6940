"""The local page as a WSGI application: it answers GET for a few addresses, and only when asked as this machine."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

import duckdb

from recoupe import i18n
from recoupe.corpus.explore import listing, pages
from recoupe.corpus.explore.asked import BadFilter, asked
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recoupe.corpus.explore.shelf import Shelf

    Start = Callable[[str, list[tuple[str, str]]], object]
    Answer = tuple[str, str, str]
    """Status, content type, body."""

_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_STYLES = {
    "tokens.css": ("recoupe.drawing", "static/tokens.css"),
    "pictures.css": ("recoupe.drawing", "static/pictures.css"),
    "explore.css": ("recoupe.corpus.explore", "static/explore.css"),
}
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


def application(shelf: Shelf, ui_lang: str) -> Callable[[dict[str, str], Start], Iterable[bytes]]:
    """Return the application over a corpus, in an interface language."""

    def answer(environ: dict[str, str], start: Start) -> Iterable[bytes]:
        with i18n.use(ui_lang):
            status, kind, body = _answer(shelf, environ)
        data = body.encode()
        headers = [
            ("Content-Type", kind), ("Content-Length", str(len(data))), ("Content-Security-Policy", _POLICY),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]  # fmt: skip
        start(status, headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else data]

    return answer


def _answer(shelf: Shelf, environ: dict[str, str]) -> Answer:
    # A page elsewhere that points its own name at this machine must not read the corpus (DNS rebinding).
    if environ.get("HTTP_HOST", "").rpartition(":")[0] not in _LOCAL:
        return "403 Forbidden", _TEXT, _("This page is for this machine only: ask for localhost.") + "\n"
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return "405 Method Not Allowed", _TEXT, _("Nothing can be changed here.") + "\n"
    # WSGI hands paths over as Latin-1.
    path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf8", "replace")
    try:
        return _page(shelf, path, environ.get("QUERY_STRING", ""))
    except BadFilter as error:
        return "400 Bad Request", _HTML, pages.wrong(_("This filter cannot be read"), str(error))
    except duckdb.Error as error:
        text = _("The tables could not be asked: {why}", why=str(error).splitlines()[0])
        return "500 Internal Server Error", _HTML, pages.wrong(_("Something is wrong with the tables"), text)


def _page(shelf: Shelf, path: str, query: str) -> Answer:
    given = dict(parse_qsl(query, max_num_fields=30))
    if path == "/":
        at = given.get("page", "1")
        number = int(at) if at.isdecimal() and len(at) < 9 else 1
        return "200 OK", _HTML, pages.corpus(shelf, asked(given), max(1, number))
    if path == "/incidents.csv":
        return "200 OK", "text/csv; charset=utf-8", listing.as_csv(shelf, asked(given))
    if path == "/incidents.geojson":
        return "200 OK", "application/geo+json", listing.as_geojson(shelf, asked(given))
    if path.startswith("/incident/"):
        found = pages.of_incident(shelf, unquote(path.removeprefix("/incident/")))
        if found:
            return "200 OK", _HTML, found
    if (style := _STYLES.get(path.removeprefix("/static/"))) and path.startswith("/static/"):
        return "200 OK", "text/css; charset=utf-8", (files(style[0]) / style[1]).read_text(encoding="utf8")
    return "404 Not Found", _HTML, pages.wrong(_("There is no such page"), path)
