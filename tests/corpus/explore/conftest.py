"""The local page over the sample's tables, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from recoupe.corpus.explore.app import application
from recoupe.corpus.explore.shelf import Shelf
from recoupe.corpus.run import Made


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def shelf(made: Made) -> Iterator[Shelf]:
    opened = Shelf(made.folder)
    yield opened
    opened.close()


@pytest.fixture
def ask(shelf: Shelf) -> Ask:
    def asking(
        address: str, *, lang: str = "en", host: str = "localhost:8000", method: str = "GET", on: Shelf = shelf
    ) -> Answer:
        told: list[tuple[str, list[tuple[str, str]]]] = []
        path, _mark, query = address.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": host, "REQUEST_METHOD": method}
        body = b"".join(application(on, lang)(environ, lambda status, headers: told.append((status, headers))))
        (status, headers) = told[0]
        return Answer(int(status.split()[0]), dict(headers), body.decode())

    return asking
