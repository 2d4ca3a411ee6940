"""A public page to comment on, and a server that speaks Akismet's protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from akismet_server import akismet_server
from desk_samples import two_reports
from django.core.cache import cache
from django.db import transaction

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.readers import forms
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from akismet_server import Akismet


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people: the clock is not what most of them are about."""
    monkeypatch.setattr(forms, "QUICKEST", -1)
    # A test runs within one transaction: what waits for its end is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda act, **_options: act())
    cache.clear()


@pytest.fixture
def page(person: Callable[[str], Any]) -> Any:
    """A public page on one contested shelling."""
    (incident,) = refresh(two_reports())
    made = draft([incident.key], "en", person("editor"))
    made.get_latest_revision().publish(user=person("editor"))
    made.refresh_from_db()
    return made


@pytest.fixture
def akismet(settings: Any) -> Iterator[Akismet]:
    """A server on loopback that speaks Akismet's protocol, and a key that makes it asked."""
    with akismet_server() as heard:
        settings.AKISMET_KEY, settings.AKISMET_URL = "a-key", heard.url
        yield heard
