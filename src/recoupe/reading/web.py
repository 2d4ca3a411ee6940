"""What one reading asks of the web: every address once, one question to a host at a time, none to one that fails."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from recoupe.errors import Unfetched
from recoupe.i18n import gettext as _
from recoupe.reading.fetch import MAX_BYTES, TIMEOUT, Fetched, fetch
from recoupe.reading.kinds import of_answer
from recoupe.reading.sources import Source

if TYPE_CHECKING:
    from recoupe.reading.fetch import Resolver

PAUSE = 0.5
"""Seconds between two questions to one host: fifty pages of a feed are no reason to burden a small site."""

MOST_FAILURES = 3
"""Failures in a row after which a host is asked nothing more: a feed of a site that is down would take an hour."""


def source_of(fetched: Fetched) -> Source:
    """Return what was fetched as something to read. Raises UnreadableInput for pictures and the like."""
    kind = of_answer(fetched.content_type, fetched.body, fetched.url)
    return Source(fetched.url, kind, fetched.body, fetched.final_url, fetched.charset)


def _host(url: str) -> str:
    """Return the host and port of an address; of what is no address, which is refused in its turn, all of it."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


@dataclass
class Web:
    """Fetches for one reading. `tell` is told each address before it is asked. `seen` are the keys (addresses, ids of
    entries) that were met.
    """

    allow_private: bool = False
    timeout: float = TIMEOUT
    max_bytes: int = MAX_BYTES
    pause: float = PAUSE
    resolve: Resolver | None = None
    tell: Callable[[str], None] | None = None
    seen: set[str] = field(default_factory=set)
    _last: dict[str, float] = field(default_factory=dict)
    _failures: Counter[str] = field(default_factory=Counter)

    def is_new(self, *keys: str | None) -> bool:
        """Whether none of some keys was met before. They count as met from now on."""
        given = {key for key in keys if key}
        new = not given & self.seen
        self.seen |= given
        return new

    def first(self, url: str) -> Source:
        """Return what is at an address that the user named himself. Raises Unfetched, UnreadableInput."""
        self.is_new(url.split("#")[0])
        return self.source(url)

    def source(self, url: str) -> Source:
        """Return what is at an address. Raises Unfetched, UnreadableInput."""
        host = _host(url)
        if self._failures[host] >= MOST_FAILURES:
            raise Unfetched(
                _("it was not asked for: {host} failed {n} times in a row", host=host, n=MOST_FAILURES),
                where=url,
                todo=_("Try again later"),
                retry=True,
            )
        if self.tell:
            self.tell(url)
        wait = self._last.get(host, 0.0) + self.pause - time.monotonic()
        if host in self._last and wait > 0:
            time.sleep(wait)
        try:
            found = fetch(
                url,
                allow_private=self.allow_private,
                timeout=self.timeout,
                max_bytes=self.max_bytes,
                resolve=self.resolve,
            )
        except Unfetched as error:
            if error.retry:
                # A server that asks for patience gets it at once.
                self._failures[host] += MOST_FAILURES if error.http in {429, 503} else 1
            raise
        finally:
            self._last[host] = time.monotonic()
        self._failures[host] = 0
        return source_of(found)
