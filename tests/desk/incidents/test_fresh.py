"""What is kept of incidents is never shown once they have changed; and a much told incident stays a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports

from recoupe.desk.incidents import showing
from recoupe.desk.incidents.judging import assess
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.decide import decide
from recoupe.desk.records.models import Claim
from recoupe.desk.registry.models import Entry
from recoupe.desk.web.drawn import store
from recoupe.theatres import load

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident() -> Incident:
    """An incident that two reports tell of."""
    (made,) = refresh(two_reports())
    return made


def test_a_correction_shows_at_once_even_before_anything_is_weighed(
    incident: Incident, browsing: Browsing, person: Person
) -> None:
    before = str(showing.fragment(incident))
    assert str(showing.fragment(incident)) == before
    claim = Claim.objects.get(report__key="a")
    nobody = {**claim.current, "source": None, "spans": {}}
    decide(claim, "correct", person("analyst"), seen=0, data=nobody)
    assert Incident.objects.get().version == incident.version
    after = str(showing.fragment(incident))
    assert after != before
    assert after in browsing("analyst").get(f"/desk/incidents/{incident.key}/").content.decode()


def test_a_picture_is_asked_for_anew_and_sent_anew_only_when_it_changed(
    incident: Incident, browsing: Browsing, person: Person
) -> None:
    client = browsing("analyst")
    for path in (f"/desk/incidents/{incident.key}/map.svg", "/desk/incidents/map.svg"):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "private, no-cache"
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        held = Incident.objects.get()
        assess(
            held,
            "single source" if held.judged != "single source" else "contested",
            person("editor"),
            "so",
            held.version,
        )
        assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_state_hangs_on_claims_and_on_the_registry_too(incident: Incident, person: Person) -> None:
    states = [showing.state_of([incident])]
    claim = Claim.objects.get(report__key="a")
    decide(claim, "accept", person("analyst"), seen=0)
    states.append(showing.state_of([incident]))
    source = load(incident.theatre).sources[0]
    Entry.objects.create(
        theatre=incident.theatre, kind="source", key=source.id, data=source.model_dump(mode="json"), by=person("editor")
    )
    states.append(showing.state_of([incident]))
    assert len(set(states)) == 3
    assert showing.state_of([incident]) == states[-1]


def test_of_many_reports_only_the_passages_are_shown(
    incident: Incident, browsing: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = browsing("analyst"), f"/desk/incidents/{incident.key}/"
    assert "only the passages" not in client.get(path).content.decode()
    monkeypatch.setattr(showing, "WHOLE", 1)
    store().clear()
    page = client.get(path).content.decode()
    assert "Of its 2 reports only the passages that tell of it are shown." in page
    assert "A local monitor said that shelling of Latamneh on Tuesday killed nine people" in page
