"""Readers and a flood: threads that ask a running server, each over a connection of its own, and what they measure."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from random import Random
from urllib.parse import urlencode, urlsplit

PATIENCE = 30.0
"""Seconds that a reader waits for a page."""


AIMED = frozenset({"list", "list, filtered", "map", "incident", "situation"})
"""Kinds that the aim is about (`docs/deploy.md`)."""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name, who asks for it (a role, empty: a reader), and addresses to choose from."""

    name: str
    role: str
    paths: Sequence[str]


@dataclass(frozen=True)
class Cost:
    """What a page costs on its own: queries with an empty cache, processor milliseconds then and with a full one,
    bytes.
    """

    queries: int
    first: float
    again: float
    bytes: int


@dataclass
class Seen:
    """What readers measured of one kind of page: milliseconds, bytes, answers that were no page."""

    took: list[float] = field(default_factory=list)
    bytes: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    def at(self, share: float) -> float:
        """Return the time that a share of the answers took at most (nearest rank), in milliseconds."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


class Reader:
    """One connection, kept open, from an address of its own."""

    def __init__(self, url: str, number: int) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "localhost", parts.port or 80
        self.headers = {"X-Forwarded-For": f"10.{number % 250}.{number // 250}.7", "Host": parts.netloc}
        self.connection = self._connect()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)

    def ask(
        self, path: str, method: str = "GET", body: str = "", **headers: str
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Return (status, body, headers) of an answer. A connection that the server has closed is opened anew."""
        for last in (False, True):
            try:
                self.connection.request(method, path, body or None, {**self.headers, **headers})
                answer = self.connection.getresponse()
                return answer.status, answer.read(), dict(answer.getheaders())
            except (http.client.HTTPException, OSError):
                self.connection.close()
                self.connection = self._connect()
                if last:
                    raise
        raise AssertionError


def read(url: str, kinds: Sequence[Kind], cookies: Mapping[str, str], each: int, readers: int) -> dict[str, Seen]:
    """Let readers ask for pages of all kinds, `each` of a kind, in a mixed order, as fast as they get answers."""
    random = Random("readers")  # noqa: S311 - no secret
    todo = [(k.name, random.choice(k.paths), cookies.get(k.role, "")) for k in kinds for _n in range(each)]
    random.shuffle(todo)
    queue: SimpleQueue[tuple[str, str, str]] = SimpleQueue()
    for one in todo:
        queue.put(one)
    found: dict[str, Seen] = defaultdict(Seen)
    lock = threading.Lock()

    def go(number: int) -> None:
        reader = Reader(url, number)
        while True:
            try:
                name, path, cookie = queue.get_nowait()
            except Empty:
                return
            began = time.perf_counter()
            try:
                status, body, _headers = reader.ask(path, Cookie=cookie) if cookie else reader.ask(path)
                told = "" if status == 200 else str(status)
            except (http.client.HTTPException, OSError) as error:
                body, told = b"", type(error).__name__
            took = (time.perf_counter() - began) * 1000
            with lock:
                seen = found[name]
                if told:
                    seen.failed[told] += 1
                else:
                    seen.took.append(took)
                    seen.bytes = max(seen.bytes, len(body))

    _together(go, readers)
    return dict(found)


@dataclass
class Flood:
    """A flood of posts from one network, until it is told to stop: comments on a page, with all that a form sends."""

    url: str
    page: str
    rate: int = 50
    answers: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self, hands: int = 10) -> None:
        """Begin to post, `rate` a second by several hands, and go on until `stop`."""
        for number in range(hands):
            thread = threading.Thread(target=self._post, args=(number, hands), daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Stop posting."""
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _post(self, number: int, hands: int) -> None:
        reader = Reader(self.url, 9999)
        reader.headers["X-Forwarded-For"] = f"198.51.100.{number + 1}"  # one network
        status, body, headers = reader.ask(self.page)
        if status != 200:
            raise ValueError(f"{self.page}: {status}")
        text = body.decode()
        action = _found(r'action="(/discussion/\d+/post/)"', text)
        fields = {name: _found(rf'name="{name}" value="([^"]*)"', text) for name in ("csrfmiddlewaretoken", "shown")}
        cookie = headers.get("Set-Cookie", "").split(";")[0]
        due, n = time.perf_counter() + number / self.rate, 0
        while not self._stop.wait(max(0.0, due - time.perf_counter())):
            due += hands / self.rate
            n += 1
            form = {
                **fields,
                "name": f"Flood {number}",
                "text": f"Buy this, number {number}-{n}",
                "parent": "",
                "anchor": "",
            }
            began = time.perf_counter()
            try:
                status, _body, _headers = reader.ask(
                    action, "POST", urlencode(form), Cookie=cookie, Referer=f"{self.url}{self.page}",
                    **{"Content-Type": "application/x-www-form-urlencoded"},
                )  # fmt: skip
            except (http.client.HTTPException, OSError):
                status = 0
            self.answers[status] += 1
            self.slowest = max(self.slowest, (time.perf_counter() - began) * 1000)


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError(f"nothing on the page is like {pattern}")
    return match[1]


def _together(act: Callable[[int], None], hands: int) -> None:
    threads = [threading.Thread(target=act, args=(n,)) for n in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
