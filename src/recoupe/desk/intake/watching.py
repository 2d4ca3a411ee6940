"""Watching feeds: each asked when it is due, conditionally, and less often the longer it fails."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from recoupe.desk.intake.tasks import begin
from recoupe.desk.records.models import Feed, FeedEntry, Intake
from recoupe.desk.retold import Heard
from recoupe.errors import RecoupeError, Unfetched
from recoupe.reading.feeds import poll

if TYPE_CHECKING:
    from datetime import datetime

    from recoupe.reading.feeds import Entry, Polled

LONGEST = timedelta(days=1)
"""However long a feed fails, it is asked once a day."""

AT_MOST = 50
"""Entries taken in from one answer: a feed that is watched for the first time brings its newest only."""


def watch() -> None:
    """Ask every feed that is due. One that fails holds back no other. A duty of the clock."""
    now = timezone.now()
    for feed in Feed.objects.filter(active=True, next_poll__lte=now).order_by("next_poll", "pk"):
        # Whoever moves the time ahead asks: two workers never ask at once.
        if Feed.objects.filter(pk=feed.pk, next_poll=feed.next_poll).update(next_poll=now + _every(feed)):
            ask(feed, now)


def ask(feed: Feed, now: datetime) -> int:
    """Ask a feed what is new, and begin to take it in. Returns how many entries are new."""
    heard = Heard()
    try:
        with heard.listening():
            polled = poll(
                feed.url,
                etag=feed.etag or None,
                last_modified=feed.last_modified or None,
                allow_private=settings.RECOUPE_ALLOW_PRIVATE,
            )
    except RecoupeError as error:
        feed.failures += 1
        _tell(feed, str(error), heard)
        wait = min(_every(feed) * 2 ** min(feed.failures, 10), LONGEST)
        if isinstance(error, Unfetched) and error.after:
            wait = max(wait, timedelta(seconds=error.after))
        feed.next_poll = now + wait
        feed.save()
        return 0
    return _answered(feed, polled, now, heard)


@transaction.atomic
def _answered(feed: Feed, polled: Polled, now: datetime, heard: Heard) -> int:
    feed.failures = 0
    _tell(feed, "", heard)
    feed.polled_at, feed.next_poll = now, now + _every(feed)
    feed.etag = (polled.fetched.etag or "")[:500]
    feed.last_modified = (polled.fetched.last_modified or "")[:200]
    if polled.feed is None:
        feed.save()
        return 0
    feed.title = feed.title or (polled.feed.title or "")[:300]
    _tell(feed, polled.feed.broken or "", heard)
    feed.save()
    fresh = [made for entry in polled.feed.entries[:AT_MOST] if (made := _entry(feed, entry))]
    for intake in fresh:
        begin(intake)
    return len(fresh)


def _entry(feed: Feed, entry: Entry) -> Intake | None:
    """Return the intake of an entry, None if it was met before."""
    known, new = FeedEntry.objects.get_or_create(
        feed=feed,
        guid=entry.key[:500],
        defaults={"url": (entry.url or "")[:2000], "title": entry.title or "", "published": entry.at},
    )
    if not new or not (entry.url or entry.text):
        return None
    return Intake.objects.create(
        kind=Intake.Kind.FEED,
        entry=known,
        url=known.url,
        text="\n\n".join(part for part in (entry.title, entry.text) if part),
        outlet=entry.outlet or feed.outlet or feed.title,
        published=entry.published,
        lang=entry.lang or "",
        asked_by=feed.added_by,
    )


def _tell(feed: Feed, error: str, heard: Heard) -> None:
    feed.error, feed.told = error, heard.in_each(error)


def _every(feed: Feed) -> timedelta:
    return timedelta(minutes=max(5, feed.every))
