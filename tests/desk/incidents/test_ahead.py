"""What was weighed is drawn before anybody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import site_fill
from recoupe.desk.incidents import showing
from recoupe.desk.incidents.ahead import ahead
from recoupe.desk.incidents.listing import Wanted, incidents
from recoupe.desk.incidents.models import Incident
from recoupe.desk.web.drawn import store

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

pytestmark = pytest.mark.django_db


def test_the_worker_draws_what_was_weighed_and_readers_draw_nothing(
    browsing: Callable[[str | None], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site_fill.store(1, (2, 1), site_fill.people()["analyst"])
    assert ahead() == 2
    assert ahead() == 0, "nothing is new"

    def drawn(*_given: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(showing, "_fragment", drawn)
    monkeypatch.setattr(showing.maps, "map_svg", drawn)
    monkeypatch.setattr(showing.maps, "story_svg", drawn)
    client = browsing("analyst")
    assert '<section class="incident"' in client.get("/desk/incidents/b1-0/").content.decode()
    for path in ("/desk/incidents/b1-0/map.svg", "/desk/incidents/map.svg?&page=1"):
        assert b"<svg" in client.get(path).content
    monkeypatch.undo()
    incident = Incident.objects.get(key="b1-1")
    incident.version += 1
    incident.save()
    assert ahead() == 1, "what changed is drawn again, and no more"
    assert store().get(showing.map_of(list(incidents(Wanted()))).key), "and the list that it is on"
