"""A published page does not move under its readers until an editor refreshes it."""

from __future__ import annotations

from datetime import timedelta
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, WHEN, claim, figure, stored
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site import due
from recoupe.desk.site.freeze import moved_since, standing
from recoupe.desk.site.models import Drawing, Overview, SituationPage, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

TEXT_C = "More on Latamneh\n\nThe hospital said on Wednesday that Tuesday's shelling of Latamneh killed eleven people."


def a_third_report() -> None:
    """Something new about the same shelling."""
    said = claim(TEXT_C, TEXT_C.split("\n\n")[1], source="The hospital", event=SHELLING, when=WHEN, places=[PLACE],
                 figures=[figure("eleven", 11)])  # fmt: skip
    refresh([stored("c", TEXT_C, said, outlet="Third Post", published="2018-10-10")])


def test_publishing_freezes_and_draws(public: SituationPage) -> None:
    snapshot = Snapshot.objects.get()
    assert snapshot.keys == public.keys
    assert set(snapshot.briefs) == {"en", "fr"}
    drawing = Drawing.objects.get()
    assert (drawing.lang, drawing.summary["statuses"]) == ("en", "contested (1)")
    for name in ("map.svg", "map-narrow.svg", "map.png", "map.geojson", "map.json"):
        assert default_storage.exists(f"{drawing.folder}/{name}")
    assert "<svg" in Overview.objects.get(lang="en").wide


def test_what_comes_later_is_not_shown_until_somebody_says_so(public: SituationPage, browsing: Browsing) -> None:
    client = browsing(None)

    def article() -> bytes:
        """The page without its discussion, whose form has a token of its own each time."""
        return client.get(public.get_url()).content.split(b'<section class="discussion"')[0]

    before = article()
    a_third_report()
    assert moved_since(public)
    assert article() == before
    public.save_revision().publish()
    assert Snapshot.objects.count() == 1, "publishing words anew moves no figure"
    assert "its incidents have changed" in browsing("editor").get(reverse("site:list")).content.decode()
    browsing("editor").post(reverse("site:refresh", args=[public.pk]))
    after = client.get(public.get_url()).content.decode()
    assert "Third Post" in after
    assert "What changed" in after
    assert "1 new report" in after
    assert not moved_since(public)
    last = standing(public.translation_key)
    assert last is not None
    assert last.supersedes is not None
    assert Snapshot.objects.count() == 2, "what readers were shown before is kept"


def test_other_incidents_are_frozen_anew_when_published(public: SituationPage, person: Person) -> None:
    public.incidents.set([])
    public.save_revision(user=person("editor")).publish()
    last = standing(public.translation_key)
    assert last is not None
    assert last.keys == []


def test_a_withdrawn_page_leaves_the_front(public: SituationPage, browsing: Browsing) -> None:
    public.unpublish()
    assert Overview.objects.get(lang="en").wide == ""
    assert public.title not in browsing(None).get("/en/").content.decode()


def test_only_editors_refresh(public: SituationPage, browsing: Browsing) -> None:
    assert browsing("analyst").post(reverse("site:refresh", args=[public.pk])).status_code == 403


def test_drawings_of_an_earlier_program_are_made_anew_from_what_was_frozen(public: SituationPage) -> None:
    assert due.redraw() == 0
    Drawing.objects.update(engine="recoupe 0.0", parts={})
    assert due.redraw() == 1
    assert Drawing.objects.get().parts["situations"]
    assert Snapshot.objects.count() == 1


def test_pages_go_public_at_their_time(drafted: SituationPage, person: Person) -> None:
    drafted.go_live_at = timezone.now() + timedelta(seconds=2)
    drafted.save_revision(user=person("editor")).publish()
    due.publish_timed()
    assert not SituationPage.objects.get(pk=drafted.pk).live
    sleep(2.1)
    due.publish_timed()
    assert SituationPage.objects.get(pk=drafted.pk).live
