"""Feeds: asked when due, conditionally, less often the longer they fail; every entry once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from recoupe.desk.intake import resuming
from recoupe.desk.intake.watching import watch
from recoupe.desk.records.models import Feed, FeedEntry, Intake, Report
from recoupe.desk.web.sweep import TRIES, sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db(transaction=True)


def rss(*entries: tuple[str, str]) -> str:
    """A feed of (guid, address)."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{url}</link><title>Shells fall</title>"
        "<pubDate>Tue, 09 Oct 2018 10:00:00 GMT</pubDate></item>"
        for guid, url in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'


@pytest.fixture
def feed(web: Any, person: Person) -> Feed:
    """A feed with one entry, due now."""
    url = web.page("/feed", rss(("g1", web.page("/one"))), Content_Type="application/rss+xml", ETag='"v1"')
    return Feed.objects.create(url=url, next_poll=timezone.now(), added_by=person("editor"))


def due(feed: Feed) -> None:
    """Let the time for the next look come."""
    Feed.objects.filter(pk=feed.pk).update(next_poll=timezone.now() - timedelta(seconds=1))


def test_an_entry_is_taken_in_once(feed: Feed, web: Any) -> None:
    watch()
    assert Report.objects.count() == 1
    intake = Intake.objects.get()
    assert (intake.kind, intake.state, intake.entry.guid) == ("feed", "done", "g1")
    feed.refresh_from_db()
    assert (feed.title, feed.failures) == ("Gazette", 0)
    assert timedelta(minutes=29) < feed.next_poll - timezone.now() <= timedelta(minutes=30)
    watch()
    assert [path for path, _headers in web.asked].count("/feed") == 1, "not due yet"


def test_the_second_question_is_conditional(feed: Feed, web: Any) -> None:
    watch()
    due(feed)
    watch()
    path, headers = web.asked[-1]
    assert path == "/feed"
    assert headers["If-None-Match"] == '"v1"'
    web.page("/feed", rss(("g1", web.address + "/one"), ("g2", web.page("/two", "<p>Nothing</p>"))), ETag='"v2"')
    due(feed)
    watch()
    assert FeedEntry.objects.count() == 2
    assert Intake.objects.count() == 2


def test_a_feed_that_fails_is_asked_less_and_less(feed: Feed, web: Any) -> None:
    web.page("/feed", "", status=500)
    waits = []
    for _n in range(8):
        due(feed)
        watch()
        feed.refresh_from_db()
        waits.append(round((feed.next_poll - timezone.now()).total_seconds() / 60))
    assert feed.failures == 8
    assert "500" in feed.error
    assert waits == [60, 120, 240, 480, 960, 1440, 1440, 1440]


def test_a_feeds_own_text_stands_in_for_a_page_that_is_gone(feed: Feed, web: Any) -> None:
    text = "The army said on Tuesday that shelling killed four fighters in Latamneh, north of Hama. " * 4
    where = f"<guid>g9</guid><link>{web.address}/gone</link>"
    item = f"<item>{where}<title>Shells</title><description>{text}</description></item>"
    web.page("/feed", f'<rss version="2.0"><channel><title>G</title>{item}</channel></rss>')
    watch()
    intake = Intake.objects.get()
    assert intake.state == "done"
    assert "feed’s own text" in intake.why
    assert "killed four fighters" in intake.reports.get().text


def test_what_was_left_lying_is_begun_again(web: Any) -> None:
    old = timezone.now() - timedelta(hours=1)
    lost = Intake.objects.create(kind="url", url=web.page("/one"), state="running", lease=old)
    unseen = Intake.objects.create(kind="url", url=web.page("/one"))
    Intake.objects.filter(pk=unseen.pk).update(asked_at=old)
    fresh = Intake.objects.create(kind="url", url=web.page("/one"))
    resuming.resume()
    states = dict(Intake.objects.values_list("pk", "state"))
    assert states[lost.pk] in {"done", "duplicate"}
    assert states[unseen.pk] in {"done", "duplicate"}
    assert states[fresh.pk] == "waiting"


def test_lost_tasks_go_back_to_the_workers_and_are_given_up_in_the_end() -> None:
    def running(workers: int, ago: timedelta) -> DBTaskResult:
        return DBTaskResult.objects.create(
            status=TaskResultStatus.RUNNING, args_kwargs={"args": [], "kwargs": {}}, task_path="x.y",
            backend_name="default", run_after=timezone.now(), worker_ids=["w"] * workers,
            started_at=timezone.now() - ago,
        )  # fmt: skip

    lost, deadly, busy = (
        running(1, timedelta(hours=1)),
        running(TRIES, timedelta(hours=1)),
        running(1, timedelta(minutes=1)),
    )
    sweep()
    for task, status in ((lost, "READY"), (deadly, "FAILED"), (busy, "RUNNING")):
        task.refresh_from_db()
        assert task.status == status
