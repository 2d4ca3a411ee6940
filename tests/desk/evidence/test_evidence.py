"""Evidence: kept unchanged, with custody; it alone confirms and refutes; uploads are what they say they are."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports
from django.core.files.uploadedfile import SimpleUploadedFile

from recoupe.desk.evidence.attaching import attach, is_whole
from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.evidence.proposals import near
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture"


@pytest.fixture
def incident() -> Incident:
    """An incident that two reports tell of."""
    (made,) = refresh(two_reports())
    return made


def attached(client: Any, **fields: Any) -> Item:
    """Send the form, and return what came of it."""
    answer = client.post("/desk/evidence/attach/", {"kind": "photo", **fields})
    assert answer.status_code == 302, answer.content.decode()
    return Item.objects.order_by("-pk")[0]


def test_a_file_is_kept_unchanged_under_its_hash(browsing: Browsing) -> None:
    client = browsing("analyst")
    item = attached(client, file=SimpleUploadedFile("a.png", PNG, "image/png"), captured="2018-10-09", place="Latamneh")
    assert item.sha256 == sha256(PNG).hexdigest()
    assert "analyst: uploaded a.png" in item.custody
    assert is_whole(item)
    answer = client.get(f"/desk/evidence/{item.key}/file/")
    assert b"".join(answer.streaming_content) == PNG
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_file_that_changed_is_told(browsing: Browsing) -> None:
    client = browsing("analyst")
    item = attached(client, file=SimpleUploadedFile("a.png", PNG, "image/png"))
    with item.file.storage.open(item.file.name, "wb") as file:
        file.write(b"another picture")
    assert not is_whole(item)
    assert "no longer has the hash" in client.get(f"/desk/evidence/{item.key}/").content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Give a file or a link, one of the two"),
        ({"url": "https://example.org/a", "file": SimpleUploadedFile("a.png", PNG)}, "one of the two"),
        ({"file": SimpleUploadedFile("a.png", b"<html><script>")}, "This is no png file"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg onload=x>")}, "Files of this kind are not taken"),
        ({"file": SimpleUploadedFile("a.html", b"<html>")}, "Files of this kind are not taken"),
        ({"url": "https://example.org/a", "captured": "last winter"}, "Write a year, a month, a day or a time"),
        ({"url": "https://example.org/a", "lat": "35"}, "Give both latitude and longitude"),
        ({"url": "https://example.org/a", "lat": "135", "lon": "0"}, "less than or equal to 90"),
    ],
)
def test_what_cannot_be_attached_is_said(fields: dict[str, Any], told: str, browsing: Browsing) -> None:
    answer = browsing("analyst").post("/desk/evidence/attach/", {"kind": "photo", **fields})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Item.objects.exists()


def test_evidence_confirms_and_taking_it_back_does_not_erase_it(incident: Incident, browsing: Browsing) -> None:
    client = browsing("analyst")
    item = attached(client, url="https://example.org/video", incident=incident.key)
    page = client.get(f"/desk/evidence/{item.key}/?incident={incident.key}").content.decode()
    assert "The army said on Tuesday" in page
    army, monitor = (Claim.objects.get(report__key=k) for k in "ab")
    address = f"/desk/evidence/{item.key}/verdict/"
    client.post(address, {"claim": army.pk, "says": "refutes", "note": "nine bodies are seen"})
    client.post(address, {"claim": monitor.pk, "says": "supports"})
    incident.refresh_from_db()
    assert incident.status == "confirmed"
    first = Verdict.objects.get(claim=monitor)
    stale = client.post(address, {"claim": monitor.pk, "says": "refutes"})
    assert stale.status_code == 409
    client.post(address, {"claim": monitor.pk, "says": "none", "seen": first.pk})
    client.post(address, {"claim": army.pk, "says": "none", "seen": Verdict.objects.get(claim=army).pk})
    incident.refresh_from_db()
    assert incident.status == "contested"
    assert [v.says for v in Verdict.objects.filter(claim=monitor)] == ["supports", "none"]


def test_incidents_near_in_place_and_time_are_proposed(incident: Incident, person: Person) -> None:
    def made(lat: float, captured: str) -> Item:
        data = {"kind": "photo", "url": "https://example.org/a", "place": "", "lat": lat, "lon": 36.62,
                "captured": captured, "note": "", "sensitive": False}  # fmt: skip
        return attach(data, None, person("analyst"))

    assert near(made(35.33, "2018-10-10")) == [incident]
    assert near(made(35.33, "2018-10")) == []
    assert near(made(35.33, "2018-11-10")) == []
    assert near(made(36.33, "2018-10-10")) == []


def test_moderators_see_no_evidence(browsing: Browsing) -> None:
    for path in ("", "attach/"):
        assert browsing("moderator").get(f"/desk/evidence/{path}").status_code == 403
