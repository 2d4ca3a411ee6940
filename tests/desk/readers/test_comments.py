"""Comments: clean ones go up, the rest waits; threads, anchors, subscriptions; nothing is deleted by a machine."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from recoupe.desk.readers import forms, limits, moderating
from recoupe.desk.readers.comment import DEEPEST
from recoupe.desk.readers.models import Ban, Comment, Decision, Notice, SpamMemory, Subscription
from recoupe.desk.readers.secrets import forget_old, opened
from recoupe.desk.readers.thread import SHOWN, anchors_of, discussion
from recoupe.desk.web.conflict import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db

CLEAN = "Thank you for showing both versions. Which hospital gave the higher figure?"
SPAM = (
    "Buy cheap watches now!!! Visit http://cheap.example http://cheap2.example and earn $5000 a week, call +1 555 0100"
)


def send(page: Any, text: str = CLEAN, client: Client | None = None, **fields: Any) -> Comment:
    """Post a comment as a reader does, and return it."""
    sent = {"name": "Leila", "text": text, "shown": forms.stamp(page.pk), **fields}
    answer = (client or Client()).post(f"/discussion/{page.pk}/post/", sent)
    assert answer.status_code == 302, answer.content.decode()
    return Comment.objects.order_by("-pk")[0]


def test_a_clean_comment_goes_up_and_stands_on_the_page(page: Any) -> None:
    comment = send(page)
    assert (comment.state, comment.reasons) == ("approved", [])
    shown = Client().get(page.url).content.decode()
    assert "Which hospital gave the higher figure?" in shown
    assert f'id="comment-{comment.pk}"' in shown
    assert "antisemitic, racist, defamatory or abusive" in shown
    assert "Akismet" not in shown
    assert Client().get(f"/comment/{comment.pk}/").headers["Location"].endswith(f"#comment-{comment.pk}")


def test_what_speaks_against_a_comment_holds_it_with_its_words(page: Any) -> None:
    comment = send(page, "You are a filthy idiot and I will find you and kill you")
    assert comment.state == "held"
    assert comment.reasons[0]["category"] == "abusive"
    assert comment.reasons[0]["words"]
    assert "filthy idiot" not in Client().get(page.url).content.decode()
    assert Client().get(f"/comment/{comment.pk}/").status_code == 404


def test_markup_is_shown_as_it_was_typed(page: Any) -> None:
    send(page, "Is <script>alert(1)</script> a bold claim, or <b>only</b> mine?", name="<i>Ana</i>")
    shown = Client().get(page.url).content.decode()
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<i>Ana" not in shown


def test_robots_fall_into_the_trap_and_are_too_quick(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert send(page, "A trap?", website="http://x.example").state == "spam"
    monkeypatch.setattr(forms, "QUICKEST", 3)
    quick = send(page, "A quick word on this report from Latamneh")
    assert quick.state == "held"
    assert "within seconds" in quick.reasons[0]["reason"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "This field is required"),
        ({"text": "x" * 5001}, "at most 5000 characters"),
        ({"email": "nobody"}, "valid email"),
        ({"subscribe": "on"}, "Give an address"),
        ({"shown": "made up"}, "The form is no longer valid"),
        ({"parent": "999999"}, "no longer there"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_not_lost(fields: dict[str, str], told: str, page: Any) -> None:
    sent = {"name": "Leila", "text": CLEAN, "shown": forms.stamp(page.pk), **fields}
    answer = Client().post(f"/discussion/{page.pk}/post/", sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    if "text" not in fields:
        assert "Which hospital gave" in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_form_of_another_page_is_not_taken(page: Any) -> None:
    sent = {"name": "Leila", "text": CLEAN, "shown": forms.stamp(page.pk + 1)}
    assert Client().post(f"/discussion/{page.pk}/post/", sent).status_code == 422


def test_the_same_comment_sent_twice_is_one(page: Any) -> None:
    send(page)
    send(page)
    assert Comment.objects.count() == 1


def test_threads_go_three_levels_deep(page: Any) -> None:
    parent = send(page)
    for n in range(4):
        parent = send(page, f"An answer to the answer, number {n}", parent=parent.pk)
    levels = list(Comment.objects.order_by("pk").values_list("level", flat=True))
    assert levels == [0, 1, 2, DEEPEST, DEEPEST]
    assert set(Comment.objects.exclude(level=0).values_list("root", flat=True)) == {
        Comment.objects.order_by("pk")[0].pk
    }


def test_inline_comments_stand_by_their_paragraph_and_are_detached_when_it_goes(page: Any, person: Person) -> None:
    anchor, words = next(iter(anchors_of(page).items()))
    assert f"anchor={anchor}" in Client().get(page.url).content.decode()
    comment = send(page, "This paragraph leaves out the second strike.", anchor=anchor)
    assert comment.anchored_to == words[:500]
    assert [n.comment for n in discussion(page).inline[anchor]] == [comment]
    page.body = [block for block in page.body.raw_data if str(block["id"]) != anchor]
    page.save_revision().publish()
    page.refresh_from_db()
    found = discussion(page)
    assert found.inline == {}
    assert [n.comment for n in found.detached] == [comment]
    shown = Client().get(page.url).content.decode()
    assert "On paragraphs that are gone" in shown
    assert words[:40] in shown.replace("&#39;", "'")


def test_a_network_that_posts_too_often_is_turned_away_and_others_are_not(page: Any) -> None:
    for n in range(limits.BURST):
        send(page, f"A comment of one network, number {n}")
    sent = {"name": "Leila", "text": "one more", "shown": forms.stamp(page.pk)}
    turned = Client().post(f"/discussion/{page.pk}/post/", sent)
    assert turned.status_code == 429
    assert turned.headers["Retry-After"] == "60"
    other = Client(REMOTE_ADDR="203.0.113.7").post(f"/discussion/{page.pk}/post/", {**sent, "text": CLEAN})
    assert other.status_code == 302


def test_addresses_are_encrypted_and_forgotten(page: Any, person: Person) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77")
    held = send(page, "You are a filthy idiot and I will find you and kill you", client)
    assert "203.0.113.77" not in held.address
    assert opened(held.address) == "203.0.113.77"
    assert held.network == "203.0.113.0/24"
    moderating.decide(held, "reject", person("moderator"), seen=held.version, category="abusive")
    assert (held.address, held.agent, held.network) == ("", "", "203.0.113.0/24")
    late = send(page, "You are a stupid filthy idiot and I will find you and kill you", client)
    Comment.objects.filter(pk=late.pk).update(posted_at=timezone.now() - timedelta(days=16))
    forget_old()
    late.refresh_from_db()
    assert late.address == ""


def test_a_subscriber_is_asked_then_told_once_and_off_with_one_click(page: Any) -> None:
    first = send(page, email="leila@example.org", subscribe="on")
    (question,) = mail.outbox
    assert "confirm" in question.body
    reply = send(page, "The hospital in Hama, said the monitor.", name="Omar", parent=first.pk)
    assert len(mail.outbox) == 1, "nothing is sent before it is confirmed"
    link = re.search(r"http\S+/confirm/", question.body)[0].split("8000")[1]
    assert Client().get(link).status_code == 200
    assert Subscription.objects.get().state == "asked", "following the link alone confirms nothing"
    Client().post(link)
    second = send(page, "And the morgue, said another.", name="Omar", parent=reply.pk)
    assert len(mail.outbox) == 2
    told = mail.outbox[1]
    assert told.to == ["leila@example.org"]
    assert "And the morgue" in told.body
    moderating.settle(second, Decision.Act.APPROVE, None)
    assert len(mail.outbox) == 2, "once"
    assert Notice.objects.count() == 1
    off = told.extra_headers["List-Unsubscribe"].strip("<>").split("8000")[1]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(off, {"List-Unsubscribe": "One-Click"}).status_code == 200
    send(page, "Nobody hears of this any more.", name="Omar", parent=first.pk)
    assert len(mail.outbox) == 2


def test_nobody_is_asked_twice_a_day_whoever_types_their_address(page: Any) -> None:
    first = send(page)
    for n in range(3):
        send(page, f"An answer of somebody, number {n}", parent=first.pk, email="victim@example.org", subscribe="on")
    assert len(mail.outbox) == 1


def test_moderators_decide_and_undo(page: Any, browsing: Browsing) -> None:
    held = send(page, "You are a filthy idiot and I will find you and kill you")
    client = browsing("moderator")
    queue = client.get("/desk/moderation/").content.decode()
    assert "filthy idiot" in queue
    address = f"/desk/moderation/{held.pk}/decide/"
    client.post(address, {"act": "reject", "seen": held.version})
    held.refresh_from_db()
    assert held.state == "held", "a rejection needs a category"
    client.post(address, {"act": "reject", "category": "abusive", "message": "a threat", "seen": held.version})
    held.refresh_from_db()
    assert held.state == "rejected"
    client.post(address, {"act": "undo", "seen": held.version})
    held.refresh_from_db()
    assert held.state == "held"
    assert [d.act for d in held.decisions.all()] == ["reject", "undo"]
    assert held.decisions.order_by("-pk")[0].supersedes.message == "a threat"
    client.post(address, {"act": "approve", "seen": held.version - 1})
    held.refresh_from_db()
    assert held.state == "held", "somebody decided meanwhile"


def test_two_moderators_at_once(page: Any, person: Person) -> None:
    held = send(page, "You are a filthy idiot and I will find you and kill you")
    moderating.decide(held, "spam", person("moderator"), seen=0)
    with pytest.raises(Conflict):
        moderating.decide(held, "approve", person("administrator"), seen=0)


def test_the_filter_learns_and_unlearns(page: Any, person: Person) -> None:
    comment = send(page, "Our almanac of harbour tides is out, ask for it")
    by = person("moderator")
    moderating.decide(comment, "spam", by, seen=comment.version)
    assert SpamMemory.objects.get().data["spam"] == 1
    moderating.decide(comment, "undo", by, seen=comment.version)
    assert SpamMemory.objects.get().data["spam"] == 0


def test_bans_hold_and_are_lifted(page: Any, browsing: Browsing) -> None:
    client = browsing("moderator")
    ban = {"field": "name", "form": "glob", "pattern": "harbour troll*", "why": "again and again"}
    client.post("/desk/moderation/bans/", ban)
    held = send(page, name="Harbour Troll 7")
    assert held.state == "held"
    assert "again and again" in held.reasons[0]["reason"]
    client.post(f"/desk/moderation/bans/{Ban.objects.get().pk}/lift/")
    assert send(page, "And something else on the same report", name="Harbour Troll 8").state == "approved"
    bad = client.post("/desk/moderation/bans/", {**ban, "form": "regex", "pattern": "(a+)+$"})
    assert bad.status_code == 422
    assert Ban.objects.count() == 1


def test_a_readers_data_are_given_out_and_erased(page: Any, browsing: Browsing) -> None:
    first = send(page, email="leila@example.org", subscribe="on")
    send(page, "An answer stands here", name="Omar", parent=first.pk)
    lone = send(page, "And alone, a second comment of mine", email="leila@example.org")
    admin = browsing("administrator")
    given = admin.post("/desk/moderation/readers/", {"email": "leila@example.org", "act": "export"}).json()
    assert len(given["comments"]) == 2
    assert given["subscriptions"][0]["kind"] == "thread"
    admin.post("/desk/moderation/readers/", {"email": "leila@example.org", "act": "erase"})
    first.refresh_from_db()
    lone.refresh_from_db()
    assert (first.name, first.email, first.state) == ("–", "", "approved")
    assert (lone.text, lone.state) == ("", "rejected")
    assert not Subscription.objects.exists()
    assert browsing("moderator").get("/desk/moderation/readers/").status_code == 403


def test_pages_that_take_no_comments(page: Any) -> None:
    assert Client().post(f"/discussion/{page.get_parent().pk}/post/", {}).status_code == 404
    page.unpublish()
    assert Client().post(f"/discussion/{page.pk}/post/", {}).status_code == 404


def test_more_threads_than_are_shown_at_once_are_shown_by_a_link(page: Any) -> None:
    for n in range(1, SHOWN + 3):
        Comment.objects.create(page=page, name="A", text=f"Remark number {n} on it.", lang="en", state="approved")
    address, last = page.get_url(), f"Remark number {SHOWN + 2} on it."
    few = Client().get(address).content.decode()
    assert last not in few
    assert 'href="?comments=all#discussion">Show all: 2 more threads</a>' in few
    assert last in Client().get(f"{address}?comments=all").content.decode()


def test_a_discussion_takes_few_queries(page: Any, django_assert_max_num_queries: Any) -> None:
    for n in range(12):
        Comment.objects.create(page=page, name="A", text=f"Word {n}", lang="en", state="approved")
    with django_assert_max_num_queries(3):
        assert discussion(page).count == 12
