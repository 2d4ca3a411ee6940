"""Incidents and places are followed by a confirmed address, told of once, and dropped with one click."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, claim, stored
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.readers import following, subscribing
from recoupe.desk.readers.models import Notice, Subscription
from recoupe.desk.sensitive.deciding import decide
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db


def follow(page: Any, *kinds: str, email: str = "leila@example.org", **fields: str) -> Any:
    """Ask for all incidents or places of a page."""
    chosen = [each.value for each in following.offered(page) if each.kind in kinds]
    assert chosen
    return Client().post(reverse("readers:follow", args=[page.pk]), {"what": chosen, "email": email, **fields})


def confirmed(page: Any, *kinds: str, lang: str = "en") -> None:
    follow(page, *kinds)
    link = re.search(r"http\S+/confirm/", mail.outbox[-1].body)[0].split("8000")[1]
    assert "what is new" in Client().get(link).content.decode()
    Client().post(link)
    Subscription.objects.update(lang=lang)
    mail.outbox.clear()


def assessed(page: Any, status: str, browsing: Browsing) -> None:
    """Change the status of the page's incident, and refresh the page."""
    (incident,) = Incident.objects.filter(key__in=page.keys)
    for data in incident.data.values():
        data["assessment"]["status"] = status
    incident.save()
    browsing("editor").post(reverse("site:refresh", args=[page.pk]))


def another(person: Person) -> Any:
    """Publish another situation at the same place."""
    text = "Shelling again\n\nA local monitor said that shelling of Latamneh on 2 November wounded two people."
    day = {"start": "2018-11-02", "end": "2018-11-02"}
    told = claim(text, text.partition("\n\n")[2], source="A local monitor", event=SHELLING, when=day, places=[PLACE])
    incidents = refresh([stored("later", text, told, published="2018-11-03")])
    (made,) = [i for i in incidents if i.start and i.start.month == 11]
    page = draft([made.key], "en", person("editor"))
    page.get_latest_revision().publish(user=person("editor"))
    return page


def test_one_question_for_all_that_was_asked_and_nothing_before_the_answer(page: Any, browsing: Browsing) -> None:
    offered = following.offered(page)
    assert {each.kind for each in offered} == {"incident", "place"}
    assert "Be told what is new" in Client().get(page.get_url()).content.decode()
    assert follow(page, "incident", "place").status_code == 200
    assert Subscription.objects.count() == len(offered)
    (question,) = mail.outbox
    assessed(page, "corroborated", browsing)
    assert len(mail.outbox) == 1
    link = re.search(r"http\S+/confirm/", question.body)[0].split("8000")[1]
    Client().get(link)
    assert set(Subscription.objects.values_list("state", flat=True)) == {"asked"}, "a link alone confirms nothing"
    Client().post(link)
    assert set(Subscription.objects.values_list("state", flat=True)) == {"confirmed"}


def test_a_changed_status_is_told_once_in_the_reader_s_language(page: Any, browsing: Browsing) -> None:
    confirmed(page, "incident", lang="fr")
    assessed(page, "corroborated", browsing)
    (told,) = mail.outbox
    assert told.to == ["leila@example.org"]
    assert "C’était" in told.body
    assert page.get_url() in told.body
    following.tell_of(page.translation_key)
    page.get_latest_revision().publish()
    assert len(mail.outbox) == 1, "once"
    assert Notice.objects.count() == 1
    browsing("editor").post(reverse("site:refresh", args=[page.pk]))
    assert len(mail.outbox) == 1, "a refresh without a change is no news"
    off = told.extra_headers["List-Unsubscribe"].strip("<>").split("8000")[1]
    assert Client(enforce_csrf_checks=True).post(off, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assessed(page, "contested", browsing)
    assert len(mail.outbox) == 1


def test_another_situation_at_the_place_is_told_once(page: Any, person: Person) -> None:
    confirmed(page, "place")
    page.get_latest_revision().publish()
    assert mail.outbox == [], "they know the page that they asked from"
    other = another(person)
    (told,) = mail.outbox
    assert other.title in told.subject
    assert other.get_url() in told.body
    other.get_latest_revision().publish()
    assert len(mail.outbox) == 1


def test_what_is_withheld_cannot_be_followed_and_is_not_told(page: Any, person: Person) -> None:
    confirmed(page, "place")
    made = SensitivePlace(name="Latamneh", place_id="x1", lat=35.32, lon=36.62, how="blurred", km=10, why="w")
    decide(made, person("editor"))
    assert {each.kind for each in following.offered(page)} == {"incident"}
    another(person)
    assert mail.outbox == []


def test_nobody_is_flooded_whoever_types_their_address(page: Any) -> None:
    for _n in range(3):
        follow(page, "incident")
    assert len(mail.outbox) == 1
    for n in range(5):
        subscribing.ask_all([("place", f"p{n}")], "leila@example.org", "en")
    assert len(mail.outbox) == subscribing.ASKED_MOST
    Subscription.objects.update(mailed_at=timezone.now() - timedelta(days=2))
    subscribing.ask_all([("place", "p9")], "leila@example.org", "en")
    assert len(mail.outbox) == subscribing.ASKED_MOST + 1


def test_robots_and_nonsense_are_not_asked(page: Any) -> None:
    assert follow(page, "incident", website="https://example.org").status_code == 200
    address = reverse("readers:follow", args=[page.pk])
    assert Client().post(address, {"what": ["incident:none"], "email": "a@example.org"}).status_code == 422
    assert Client().post(address, {"email": "a@example.org"}).status_code == 422
    assert not Subscription.objects.exists()
    assert mail.outbox == []
    page.unpublish()
    assert Client().get(address, follow=True).status_code == 404
