"""The incidents room: list, filters, pictures, forms, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident() -> Incident:
    """An incident that two reports tell of."""
    (made,) = refresh(two_reports())
    return made


def test_the_list_is_filtered(incident: Incident, browsing: Browsing) -> None:
    client = browsing("analyst")
    for query, found in (
        ("", True), ("status=contested", True), ("status=confirmed", False), ("place=latam", True),
        ("place=L%C3%A2tamn%C3%A9", True), ("place=tamneh", True), ("place=homs", False),
        ("event=suicide+bomb", False), ("since=2018-10-09&until=2018-10-09", True), ("since=2018-10-10", False),
        ("since=not-a-day", True),
    ):  # fmt: skip
        page = client.get(f"/desk/incidents/?{query}").content.decode()
        assert (f"/desk/incidents/{incident.key}/" in page) == found, query


def test_an_incident_shows_both_versions_and_their_sentences(incident: Incident, browsing: Browsing) -> None:
    page = browsing("analyst").get(f"/desk/incidents/{incident.key}/").content.decode()
    assert "The army said on Tuesday that shelling killed four fighters" in page
    assert "A local monitor said that shelling of Latamneh on Tuesday killed nine people" in page
    assert "Contradiction: number" in page
    assert "What would settle it" in page
    assert " style=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("what", ["map", "ranges", "repeats"])
def test_pictures_are_drawings(what: str, incident: Incident, browsing: Browsing) -> None:
    answer = browsing("analyst").get(f"/desk/incidents/{incident.key}/{what}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer.content.lstrip().startswith(b"<svg") or b"<svg" in answer.content[:400]


def test_the_map_of_the_list_is_a_drawing(incident: Incident, browsing: Browsing) -> None:
    assert b"Latamneh" in browsing("analyst").get("/desk/incidents/map.svg").content


def test_an_assessment_needs_a_reason(incident: Incident, browsing: Browsing) -> None:
    client = browsing("editor")
    address = f"/desk/incidents/{incident.key}/assess/"
    assert client.post(address, {"status": "one-sided", "seen": incident.version}).status_code == 422
    answer = client.post(address, {"status": "one-sided", "why": "one voice", "seen": incident.version})
    assert answer.status_code == 302
    incident.refresh_from_db()
    assert incident.judged == "one-sided"


def test_only_evidence_confirms(incident: Incident, browsing: Browsing) -> None:
    sent = {"status": "confirmed", "why": "sure", "seen": incident.version}
    answer = browsing("administrator").post(f"/desk/incidents/{incident.key}/assess/", sent)
    assert answer.status_code == 422
    assert "only evidence confirms or refutes" in answer.content.decode()


def test_a_conflict_is_shown(incident: Incident, browsing: Browsing) -> None:
    sent = {"status": "one-sided", "why": "w", "seen": incident.version - 1}
    answer = browsing("editor").post(f"/desk/incidents/{incident.key}/assess/", sent)
    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.content.decode()


def test_claims_are_parted_and_incidents_joined(incident: Incident, browsing: Browsing) -> None:
    client = browsing("analyst")
    one = Claim.objects.get(report__key="b")
    sent = {"claims": one.pk, "why": "another shell", "seen": incident.version}
    client.post(f"/desk/incidents/{incident.key}/part/", sent)
    both = list(Incident.objects.current())
    assert len(both) == 2
    page = client.get(f"/desk/incidents/{both[0].key}/").content.decode()
    offered = page[page.index('<datalist id="near">') : page.index("</datalist>")]
    together = both[0].situation_id == both[1].situation_id
    assert (f'value="{both[1].key}"' in offered) == together, "the other incidents of its situation are offered"
    assert f'value="{both[0].key}"' not in offered
    sent = {"incident": [i.key for i in both], "why": "no", **{f"seen-{i.key}": i.version for i in both}}
    answer = client.post("/desk/incidents/merge/", sent)
    assert Incident.objects.current().count() == 1
    gone = Incident.objects.get(gone=True)
    assert client.get(f"/desk/incidents/{gone.key}/").headers["Location"] == answer.headers["Location"]


def test_a_task_is_done_and_opened_again(incident: Incident, browsing: Browsing) -> None:
    client = browsing("analyst")
    task = incident.tasks.filter(standing=True).first()
    address = f"/desk/incidents/{incident.key}/task/"
    client.post(address, {"task": task.pk, "done": "1", "note": "asked the hospital"})
    task.refresh_from_db()
    assert (task.done_by.username, task.note) == ("analyst", "asked the hospital")
    refresh(list({c.report for c in Claim.objects.all()}))
    task.refresh_from_db()
    assert task.done_at is not None
    client.post(address, {"task": task.pk})
    task.refresh_from_db()
    assert task.done_at is None


def test_moderators_look_and_decide_nothing(incident: Incident, browsing: Browsing) -> None:
    client = browsing("moderator")
    assert client.get(f"/desk/incidents/{incident.key}/").status_code == 200
    for act in ("assess", "part", "task"):
        assert client.post(f"/desk/incidents/{incident.key}/{act}/", {}).status_code == 403


def test_the_list_asks_the_database_a_fixed_number_of_times(
    incident: Incident, browsing: Browsing, django_assert_max_num_queries: Any
) -> None:
    client = browsing("analyst")
    with django_assert_max_num_queries(12):
        client.get("/desk/incidents/")
    client.get(f"/desk/incidents/{incident.key}/")
    with django_assert_max_num_queries(26):
        client.get(f"/desk/incidents/{incident.key}/")


def test_what_only_evidence_gives_is_not_offered(incident: Incident, browsing: Browsing) -> None:
    client = browsing("editor")
    offered = client.get(f"/desk/incidents/{incident.key}/").content.decode()
    assert '<option value="one-sided">' in offered
    assert '<option value="confirmed">' not in offered
    Incident.objects.filter(pk=incident.pk).update(status="confirmed")
    assert '<option value="confirmed">' in client.get(f"/desk/incidents/{incident.key}/").content.decode()
