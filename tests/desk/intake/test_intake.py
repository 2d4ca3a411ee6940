"""Intake, from an address to incidents: kept as it came, once, and whatever goes wrong is said and can be retried."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from recoupe.desk.incidents.models import Incident
from recoupe.desk.intake import steps
from recoupe.desk.intake.capturing import body
from recoupe.desk.records import limited
from recoupe.desk.records.models import Capture, Claim, Extraction, Intake, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Raid on Homs\n\nThe army said on Tuesday that a raid in Homs killed two fighters."


def asked(client: Any, **fields: Any) -> Intake:
    """Send the form, and return the intake that came of it."""
    answer = client.post("/desk/intake/add/", fields)
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.order_by("-pk")[0]


def test_an_address_becomes_a_report_with_claims_and_incidents(browsing: Browsing, web: Any) -> None:
    url = web.page("/latamneh", ETag='"1"', Set_Cookie="a=b")
    intake = asked(browsing("analyst"), urls=url)
    assert (intake.state, intake.why) == ("done", "")
    report = intake.reports.get()
    assert (report.title, report.outlet, str(report.published)) == (
        "Shells fall on Latamneh",
        "Harbour Gazette",
        "2018-10-09",
    )
    assert report.claims.count() >= 2
    assert Incident.objects.current().filter(members__claim__report=report).exists()
    capture = intake.capture
    assert body(capture).startswith(b"<html")
    assert capture.sha256 == sha256(body(capture)).hexdigest()
    assert (capture.status, capture.url, capture.report) == (200, url, report)
    assert capture.headers["etag"] == '"1"'
    assert "set-cookie" not in capture.headers


def test_the_same_report_twice_is_one(browsing: Browsing, web: Any) -> None:
    client = browsing("analyst")
    first = asked(client, urls=web.page("/one"))
    again = asked(client, urls=web.page("/two"))
    assert (first.state, again.state) == ("done", "duplicate")
    assert first.reports.get() == again.reports.get()
    assert (Report.objects.count(), Extraction.objects.count()) == (1, 1)
    assert Capture.objects.count() == 2
    assert len(set(Capture.objects.values_list("body", flat=True))) == 1


def test_a_pasted_text(browsing: Browsing) -> None:
    intake = asked(browsing("analyst"), text=TEXT, outlet="Le Courrier", published="2018-10-10", lang="en")
    report = intake.reports.get()
    assert (intake.state, report.outlet, report.title) == ("done", "Le Courrier", "Raid on Homs")


def test_a_file_of_records(browsing: Browsing) -> None:
    lines = '{"text": "' + TEXT.replace("\n", "\\n") + '", "lang": "en"}\nno record\n'
    intake = asked(browsing("analyst"), file=SimpleUploadedFile("two.jsonl", lines.encode()))
    assert intake.state == "done"
    assert intake.reports.count() == 1
    assert "JSON" in intake.why


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Give an address, a text or a file"),
        ({"urls": "ftp://example.org/x"}, "is no address of the web"),
        ({"urls": "javascript:alert(1)"}, "is no address of the web"),
        ({"file": SimpleUploadedFile("virus.exe", b"MZ")}, "Files of this kind are not read"),
        ({"text": "x", "published": "yesterday"}, "Enter a valid date"),
    ],
)
def test_what_cannot_be_taken_in_is_said(fields: dict[str, Any], told: str, browsing: Browsing) -> None:
    answer = browsing("analyst").post("/desk/intake/add/", fields)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Intake.objects.exists()


def test_private_addresses_are_not_fetched_on_a_users_word(browsing: Browsing, web: Any, settings: Any) -> None:
    settings.RECOUPE_ALLOW_PRIVATE = False
    intake = asked(browsing("analyst"), urls=web.page("/secret"))
    assert intake.state == "failed"
    assert intake.why
    assert web.asked == []


def test_a_failure_says_why_and_is_retried(browsing: Browsing, web: Any) -> None:
    client = browsing("analyst")
    intake = asked(client, urls=web.page("/gone", status=404))
    assert intake.state == "failed"
    assert "404" in intake.why
    assert intake.why in client.get("/desk/intake/?state=failed").content.decode().replace("&#39;", "'").replace(
        "&#34;", '"'
    )
    page = client.get("/desk/intake/", headers={"Accept-Language": "fr"}).content.decode()
    assert intake.told["fr"] in unescape(page)
    assert "a répondu" in intake.told["fr"]
    web.page("/gone")
    client.post(f"/desk/intake/{intake.pk}/retry/")
    intake.refresh_from_db()
    assert (intake.state, intake.reports.count()) == ("done", 1)


def test_a_server_that_asks_for_patience_is_asked_later(browsing: Browsing, web: Any) -> None:
    url = web.page("/busy", status=503, Retry_After="120")
    intake = Intake.objects.create(kind="url", url=url)
    assert steps.process(intake.pk) == timedelta(seconds=120)
    intake.refresh_from_db()
    assert (intake.state, intake.attempts) == ("waiting", 1)
    Intake.objects.filter(pk=intake.pk).update(attempts=steps.ATTEMPTS - 1)
    assert steps.process(intake.pk) is None
    intake.refresh_from_db()
    assert intake.state == "failed"


def test_a_page_without_a_report_is_no_report(browsing: Browsing, web: Any) -> None:
    intake = asked(browsing("analyst"), urls=web.page("/empty", "<html><body></body></html>"))
    assert intake.state == "failed"
    assert not Report.objects.exists()
    assert intake.capture is not None


@pytest.mark.parametrize("step", ["keep_fetched", "store", "read_claims", "refresh", "_finish"])
def test_a_worker_killed_anywhere_loses_and_doubles_nothing(
    step: str, web: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake.objects.create(kind="url", url=web.page("/latamneh"))

    class Killed(BaseException):
        """What nothing catches, as nothing catches the end of a process."""

    def dies(*_args: Any, **_kwargs: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(steps, step, dies)
        with pytest.raises(Killed):
            steps.process(intake.pk)
    assert steps.process(intake.pk) is None, "the lease still runs"
    Intake.objects.filter(pk=intake.pk).update(lease=timezone.now() - timedelta(seconds=1))
    steps.process(intake.pk)
    intake.refresh_from_db()
    assert intake.state in {"done", "duplicate"}
    assert (Report.objects.count(), Extraction.objects.count()) == (1, 1)
    claims = Claim.objects.count()
    assert claims >= 2
    assert Claim.objects.filter(membership__isnull=False).count() == claims
    assert Capture.objects.count() == 1


def test_moderators_take_nothing_in(browsing: Browsing) -> None:
    assert browsing("moderator").get("/desk/intake/").status_code == 403
    assert browsing("moderator").post("/desk/intake/add/", {"text": TEXT}).status_code == 403


def test_a_text_that_runs_away_costs_its_own_intake(browsing: Browsing, monkeypatch: pytest.MonkeyPatch) -> None:
    limited.close()
    with monkeypatch.context() as patch:
        patch.setattr(limited, "LIMITS", limited.Limits(seconds=0.001))
        intake = asked(browsing("analyst"), text=TEXT)
        limited.close()
    assert intake.state == "failed"
    assert "took longer than" in intake.why
    assert Report.objects.exists(), "the report is kept, and can be read again"
    steps.process(intake.pk)
    browsing("analyst").post(f"/desk/intake/{intake.pk}/retry/")
    intake.refresh_from_db()
    assert intake.state in {"waiting", "done", "duplicate"}
