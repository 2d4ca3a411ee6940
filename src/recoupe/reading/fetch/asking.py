"""`fetch`: one page, feed or file from the web, with what must be kept of how it came."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, IncompleteRead
from importlib.metadata import version
from urllib.parse import urljoin

from recoupe.errors import Unfetched
from recoupe.i18n import gettext as _
from recoupe.reading.fetch.bodies import ENCODINGS, body, too_large
from recoupe.reading.fetch.connection import Channel, Deadline, ask, connect
from recoupe.reading.fetch.guard import Resolver, Target, addresses, target

TIMEOUT = 20.0
"""Seconds for all of it: looking up, redirects, and the last byte."""

MAX_BYTES = 20_000_000
"""Bytes of one answer, unpacked: the largest news pages have a tenth of it."""

MOST_REDIRECTS = 5

_MOVED = {301, 302, 303, 307, 308}
_LATER = {408, 425, 429, 500, 502, 503, 504}
_CLOSED = {401, 402, 403, 407, 451}
_LONGEST_WAIT = 7 * 86_400.0


@dataclass(frozen=True)
class Fetched:
    """What came, and how: the address asked for and the last one after `redirects`, the status, the headers (names in
    lower case), the body unpacked, its SHA-256, and when it came (UTC). `not_modified`: it is as it was when `etag`
    or `last_modified` were kept, and there is no body.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    sha256: str
    fetched_at: datetime
    content_type: str | None = None
    charset: str | None = None
    redirects: tuple[str, ...] = ()
    not_modified: bool = False

    @property
    def etag(self) -> str | None:
        """To be given with the next question: the server then says whether anything changed."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """The same, by time."""
        return self.headers.get("last-modified")


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    etag: str | None = None,
    last_modified: str | None = None,
    accept: str = "*/*",
    resolve: Resolver | None = None,
) -> Fetched:
    """Return what is at an address of the web.

    Every address on the way, redirects included, is checked before it is asked (`guard`). `timeout` is for all of it,
    `max_bytes` for the body unpacked. `etag` and `last_modified`, kept from an earlier answer, make the question
    conditional. `resolve` looks names up in place of the operating system.

    Raises Refused for an address that is never asked, and Unfetched for everything else that goes wrong; its `retry`
    says whether asking again may help, its `after` how long the server asks to wait.
    """
    deadline = Deadline(timeout)
    headers = {"User-Agent": f"Recoupe/{version('recoupe')}", "Accept": accept, "Accept-Encoding": ENCODINGS}
    headers |= {
        name: value
        for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified))
        if value and value.isascii() and value.isprintable()
    }
    asked = target(url, allow_private=allow_private)
    passed: list[str] = []
    while True:
        try:
            found = addresses(asked, allow_private=allow_private, timeout=deadline.left(), resolve=resolve)
            channel = _connect(asked, found, deadline)
            try:
                answer = _answer(channel, asked, headers, max_bytes)
            finally:
                channel.close()
        except TimeoutError:
            raise Unfetched(
                _("the server took more than {n} seconds", n=f"{timeout:g}"),
                where=asked.url,
                todo=_("Try again later"),
                retry=True,
            ) from None
        except (OSError, HTTPException) as error:
            raise _failure(error, asked.url) from None
        if isinstance(answer, str):
            passed.append(asked.url)
            if len(passed) > MOST_REDIRECTS or answer in passed:
                raise Unfetched(
                    _("it redirects without end"), where=url, todo=_("Open it in a browser, and save the page")
                )
            asked = target(answer, allow_private=allow_private)
            continue
        return _fetched(url, asked, answer[0], answer[1], tuple(passed))


def _connect(asked: Target, found: list[str], deadline: Deadline) -> Channel:
    """Connect to the first of some checked addresses that answers, each given its share of the time that is left:
    where one is cut off (often the one of IPv6), the next must still have its turn. Raises OSError.
    """
    for n, address in enumerate(found[:-1]):
        try:
            return connect(asked, address, deadline, deadline.left() / (len(found) - n))
        except ssl.SSLError:
            raise
        except OSError:
            continue
    return connect(asked, found[-1], deadline, deadline.left())


def _answer(
    channel: Channel, asked: Target, headers: Mapping[str, str], max_bytes: int
) -> str | tuple[HTTPResponse, bytes]:
    """Return where a redirect leads, or an answer with its body. Raises Unfetched, OSError, HTTPException."""
    response = ask(channel, asked, headers)
    if response.status in _MOVED and (to := response.headers.get("Location")):
        return _joined(asked.url, to)
    if response.status == HTTPStatus.NOT_MODIFIED:
        return response, b""
    if not HTTPStatus(200) <= response.status < HTTPStatus(300):
        raise _unwanted(response, asked.url)
    if response.length is not None and response.length > max_bytes:
        raise too_large(max_bytes, asked.url)
    found = body(response, response.headers.get("Content-Encoding", ""), max_bytes, asked.url)
    if response.length:
        raise IncompleteRead(b"", response.length)
    return response, found


def _joined(url: str, to: str) -> str:
    """Return where a redirect leads. A blank in it is a slip that browsers forgive; what is no address stays as it
    is, for the guard to refuse.
    """
    to = to.strip().replace(" ", "%20")
    try:
        return urljoin(url, to)
    except ValueError:
        return to


def _fetched(url: str, asked: Target, response: HTTPResponse, data: bytes, passed: tuple[str, ...]) -> Fetched:
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
    stated = "content-type" in headers
    return Fetched(
        url=url,
        final_url=asked.url,
        status=response.status,
        headers=headers,
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
        fetched_at=datetime.now(UTC).replace(microsecond=0),
        content_type=response.headers.get_content_type() if stated else None,
        charset=response.headers.get_content_charset() if stated else None,
        redirects=passed,
        not_modified=response.status == HTTPStatus.NOT_MODIFIED,
    )


def _wait(response: HTTPResponse) -> float | None:
    """Return the seconds that the header Retry-After asks to wait, given as a number or as a time."""
    stated = (response.headers.get("Retry-After") or "").strip()
    if stated.isascii() and stated.isdigit():
        return min(float(stated[:9]), _LONGEST_WAIT)
    try:
        then = parsedate_to_datetime(stated)
    except (ValueError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0.0, (then - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)


def _unwanted(response: HTTPResponse, url: str) -> Unfetched:
    """Return the error of an answer that is no page."""
    if response.status in _LATER:
        todo = _("Try again later")
    elif response.status in _CLOSED:
        todo = _("The server does not give it to programs: save the page in a browser, and give the file")
    else:
        todo = _("Check the address")
    return Unfetched(
        _("the server answered {status} ({reason})", status=response.status, reason=_words(response.status)),
        where=url,
        todo=todo,
        retry=response.status in _LATER,
        after=_wait(response),
        http=response.status,
    )


def _words(status: int) -> str:
    """Return what a status means, in the standard's words, not the server's."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "?"


def _failure(error: OSError | HTTPException, url: str) -> Unfetched:
    """Return the error of a connection that failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unfetched(
            _("the server does not prove that it is who it says ({why})", why=error.verify_message),
            where=url,
            todo=_("Check the address, and this machine's clock"),
        )
    if isinstance(error, IncompleteRead):
        what = _("what came is broken, or was cut off")
    elif isinstance(error, HTTPException):
        what = _("the server does not speak HTTP as it should ({why})", why=type(error).__name__)
    else:
        what = _("the connection failed ({why})", why=getattr(error, "strerror", None) or type(error).__name__)
    return Unfetched(what, where=url, todo=_("Try again later"), retry=True)
