"""A flood from one network is turned away before it costs anything, and nobody else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from recoupe.desk.web import throttle
from recoupe.desk.web.throttle import Buckets

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]

FLOOD, READER = "198.51.100.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def _behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_PROXIES", "1")


def sent(client: Client, path: str, address: str, **fields: str) -> Any:
    return client.post(path, fields, headers={"X-Forwarded-For": address})


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 8))
def test_a_bucket_never_gives_more_than_it_holds_and_is_filled_with(pauses: list[float], size: int) -> None:
    buckets, now, taken = Buckets(size, 3), 0.0, 0
    for pause in pauses:
        now += pause
        taken += not buckets.take("a", now)
        assert taken <= size + now / 3 + 1e-6


def test_who_waits_as_long_as_told_is_let_through() -> None:
    buckets = Buckets(2, 5)
    assert [buckets.take("a", 0.0), buckets.take("a", 0.0)] == [0, 0]
    wait = buckets.take("a", 1.0)
    assert wait == pytest.approx(4)
    assert buckets.take("b", 1.0) == 0, "another network has a bucket of its own"
    assert buckets.take("a", 1.0 + wait) == 0


def test_networks_that_are_silent_longest_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST_NETWORKS", 2)
    buckets = Buckets(1, 60)
    assert [buckets.take(name, 0.0) for name in ("a", "b", "c")] == [0, 0, 0]
    assert buckets.take("c", 1.0) > 0
    assert buckets.take("a", 1.0) == 0, "it was forgotten"


@pytest.mark.django_db
def test_a_flood_costs_no_query_and_others_are_served(django_assert_num_queries: Any) -> None:
    client = Client()
    answers = [sent(client, "/desk/language/", FLOOD, language="en").status_code for _n in range(throttle.SENT.size)]
    assert 429 not in answers
    with django_assert_num_queries(0):
        turned = sent(client, "/desk/language/", "198.51.100.200", language="en")  # another machine of the network
    assert turned.status_code == 429
    assert int(turned.headers["Retry-After"]) >= 1
    assert "Too much was sent from your network" in turned.content.decode()
    assert sent(client, "/desk/language/", READER, language="en").status_code == 302
    assert client.get("/en/", headers={"X-Forwarded-For": FLOOD}).status_code == 200, "reading is not sending"


@pytest.mark.django_db
def test_the_words_are_in_the_readers_language() -> None:
    for _n in range(throttle.SENT.size + 1):
        answer = Client().post("/desk/language/", headers={"X-Forwarded-For": FLOOD, "Accept-Language": "fr"})
    assert answer.status_code == 429
    assert "votre réseau" in answer.content.decode()


@pytest.mark.django_db
def test_who_is_signed_in_is_not_counted(browsing: Browsing) -> None:
    client = browsing("analyst")
    answers = {sent(client, "/desk/language/", FLOOD, language="fr").status_code for _n in range(30)}
    assert answers == {302}


@pytest.mark.django_db
def test_guessing_passwords_is_turned_away_whoever_is_named(person: Callable[[str], Any]) -> None:
    person("analyst")
    path = "/desk/sign-in/"
    right = {"username": "analyst", "password": "correct horse"}
    for _n in range(throttle.SIGN_INS.size + 2):
        assert sent(Client(), path, READER, **right).status_code == 302, "who knows the password is not counted"
    answers = [
        sent(Client(), path, FLOOD, username=f"name{n}", password=f"guess {n}").status_code
        for n in range(throttle.SIGN_INS.size)
    ]
    assert set(answers) == {200}
    assert sent(Client(), path, FLOOD, **right).status_code == 429
    assert sent(Client(), path, READER, **right).status_code == 302
