"""Akismet: asked only with a key, corrected where it was wrong, and never a reason to lose a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from recoupe.desk.readers import akismet as room
from recoupe.desk.readers import forms, moderating
from recoupe.desk.readers.models import Comment

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db

CLEAN = "Thank you for showing both versions of what happened there."


def send(page: Any, text: str = CLEAN) -> Comment:
    """Post a comment from an address, and return it."""
    client = Client(REMOTE_ADDR="203.0.113.9", headers={"User-Agent": "Reader/1"})
    sent = {"name": "Leila", "text": text, "email": "l@example.org", "shown": forms.stamp(page.pk)}
    assert client.post(f"/discussion/{page.pk}/post/", sent).status_code == 302
    return Comment.objects.order_by("-pk")[0]


def test_it_is_never_called_without_a_key(page: Any, akismet: Any, settings: Any) -> None:
    settings.AKISMET_KEY = ""
    comment = send(page)
    assert (comment.state, comment.akismet) == ("approved", "")
    assert akismet.asked == []
    assert "Akismet" not in Client().get(page.url).content.decode()
    assert "Akismet is not in use" in Client().get("/your-data/").content.decode()


def test_it_is_asked_with_what_the_notice_lists(page: Any, akismet: Any) -> None:
    assert send(page).state == "approved"
    ((method, fields),) = [a for a in akismet.asked if a[0] == "comment-check"]
    assert method == "comment-check"
    assert fields["user_ip"] == "203.0.113.9"
    assert fields["comment_content"] == CLEAN
    assert (fields["comment_author"], fields["user_agent"], fields["blog_lang"]) == ("Leila", "Reader/1", "en")
    assert "This site uses Akismet to reduce spam" in Client().get(page.url).content.decode()
    assert "Automattic" in Client().get("/your-data/").content.decode()


def test_what_it_takes_for_spam_waits_and_a_moderator_corrects_it(page: Any, akismet: Any, person: Person) -> None:
    akismet.answer = "true"
    comment = send(page)
    assert (comment.state, comment.akismet) == ("spam", "spam")
    moderating.decide(comment, "approve", person("moderator"), seen=comment.version)
    assert akismet.asked[-1][0] == "submit-ham"
    assert akismet.asked[-1][1]["user_ip"] == "203.0.113.9"
    comment.refresh_from_db()
    assert (comment.state, comment.address) == ("approved", "")


def test_spam_that_it_missed_is_sent_back(page: Any, akismet: Any, person: Person, monkeypatch: Any) -> None:
    comment = send(page, "You are a filthy idiot and I will find you and kill you")
    assert (comment.state, comment.akismet) == ("held", "ham")
    moderating.decide(comment, "spam", person("moderator"), seen=comment.version)
    assert akismet.asked[-1][0] == "submit-spam"


def test_when_it_does_not_answer_the_comment_waits(page: Any, akismet: Any, settings: Any) -> None:
    akismet.status = 500
    comment = send(page)
    assert (comment.state, comment.akismet) == ("held", "error")
    settings.AKISMET_URL = "http://127.0.0.1:9/1.1/"
    assert send(page, "Another comment on the same report").state == "held"


def test_the_key_is_verified(akismet: Any) -> None:
    assert room.works()
    assert akismet.asked[0][0] == "verify-key"
    akismet.status = 500
    assert not room.works()


def test_moderators_are_told_of_a_key_that_does_not_work(
    akismet: Any, settings: Any, browsing: Callable[[str | None], Client]
) -> None:
    client = browsing("moderator")
    told = "Akismet does not accept the key"
    assert told not in client.get("/desk/moderation/").content.decode()
    client.get("/desk/moderation/")
    assert [method for method, _fields in akismet.asked] == ["verify-key"], "once an hour"
    akismet.status, settings.AKISMET_KEY = 500, "another-key"
    assert told in client.get("/desk/moderation/").content.decode()
    settings.AKISMET_KEY = ""
    assert told not in client.get("/desk/moderation/").content.decode()
    assert len(akismet.asked) == 2
