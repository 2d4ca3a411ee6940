from collections.abc import Iterator
from threading import Thread
from urllib.request import urlopen

import pytest

from recoupe.corpus.explore.serving import server
from recoupe.corpus.explore.shelf import Shelf


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    listening = server(shelf, 0, "en")
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/"
    listening.shutdown()
    listening.server_close()
    thread.join(5)


def test_a_browser_of_this_machine_is_served(address: str) -> None:
    with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
        assert answer.status == 200
        assert b"Recoupe" in answer.read()
