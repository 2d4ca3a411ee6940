"""A page drafted from incidents in one step, and what the editor refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import TEXT_A, stored, two_reports
from django.core.exceptions import ValidationError
from django.urls import reverse

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.blocks import RefsField, parsed
from recoupe.desk.site.choosing import groups
from recoupe.desk.site.draft import NothingToDraft, draft
from recoupe.desk.site.models import SituationPage
from recoupe.desk.site.text import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db


def test_a_draft_has_the_briefs_words_and_every_sentence_its_claims(drafted: SituationPage) -> None:
    assert drafted.title.startswith("Latamneh:")
    assert "2 reports" in drafted.lead
    found = sentences(drafted)
    assert {ref for s in found for ref in s.refs} == {("a", "c1"), ("b", "c1")}
    assert all(s.refs for s in found)
    assert any("killed: 4" in s.text for s in found)
    assert (drafted.live, str(drafted.start), drafted.theatre) == (False, "2018-10-09", "syria-iraq")
    assert [c.name for c in drafted.credits.all()] == ["Harbour Gazette", "Levant Dispatch"]
    drafted.full_clean()


def test_the_same_in_french(person: Person) -> None:
    (incident,) = refresh(two_reports())
    page = draft([incident.key], "fr", person("editor"))
    assert page.locale.language_code == "fr"
    assert "2 articles" in page.lead
    assert any("tués" in s.text for s in sentences(page))


def test_an_incident_that_is_gone_stands_for_what_it_became(person: Person) -> None:
    (incident,) = refresh(two_reports())
    between = Incident.objects.create(key="between", gone=True, became=incident, event="other")
    Incident.objects.create(key="first", gone=True, became=between, event="other")
    page = draft(["first", incident.key, "nowhere"], "en", person("editor"))
    assert page.keys == [incident.key]


def test_nothing_to_draft_from(person: Person, browsing: Browsing) -> None:
    with pytest.raises(NothingToDraft):
        draft(["nowhere"], "en", person("editor"))
    answer = browsing("editor").post(reverse("site:draft"), {"incident": ["nowhere"]}, follow=True)
    assert "holds claims now" in answer.content.decode()


def test_the_claims_of_the_incidents_are_offered_as_their_sentences(drafted: SituationPage, browsing: Browsing) -> None:
    (group,) = groups(drafted.keys, "en")
    assert group.title == "Shelling, artillery or missile attack, Latamneh, 9\u00a0October 2018"
    said = {c.ref: (c.who, c.quote, c.where) for c in group.choices}
    assert set(said) == {"a / c1", "b / c1"}
    assert said["b / c1"] == (
        "A local monitor",
        "A local monitor said that shelling of Latamneh on Tuesday killed nine people.",
        "Levant Dispatch, 9\u00a0October 2018",
    )
    assert sorted(parsed("\n".join(said))) == [("a", "c1"), ("b", "c1")]
    page = browsing("editor").get(reverse("site:claims"), {"incident": [*drafted.keys, "nowhere"]}).content.decode()
    assert page.count('type="checkbox"') == 2
    assert groups(["nowhere"], "en") == []


def test_words_of_reports_are_never_markup(person: Person) -> None:
    text = TEXT_A.replace("Latamneh", "<b>Latamneh</b>")
    report = stored("x", text, {"id": "c1", "quote": text.split("\n\n")[1], "source": "<script>alert(1)</script>"})
    (incident,) = refresh([report])
    page = draft([incident.key], "en", person("editor"))
    assert any("<script>" in s.text for s in sentences(page)), "as text, which the template escapes"


def test_a_sentence_without_a_claim_is_refused(drafted: SituationPage) -> None:
    field = RefsField()
    assert field.clean("a / c1\nb / c1") == [("a", "c1"), ("b", "c1")]
    for wrong in ("", "a / c9", "nothing / c1"):
        with pytest.raises(ValidationError):
            field.clean(wrong)
    assert parsed("https://example.org/x / c1\n\n") == [("https://example.org/x", "c1")]


def test_the_desk_drafts_and_leads_on(browsing: Browsing) -> None:
    (incident,) = refresh(two_reports())
    listed = browsing("analyst").get(reverse("site:list")).content.decode()
    assert f'value="{incident.key}"' in listed
    answer = browsing("analyst").post(reverse("site:draft"), {"incident": [incident.key], "lang": "en"})
    assert answer.headers["Location"] == reverse("site:list")
    answer = browsing("editor").post(reverse("site:draft"), {"incident": [incident.key], "lang": "fr"})
    page = SituationPage.objects.get(locale__language_code="fr")
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert browsing("editor").get(answer.headers["Location"]).status_code == 200
    assert browsing("moderator").post(reverse("site:draft"), {"incident": [incident.key]}).status_code == 403


def test_the_editor_previews_a_draft(drafted: SituationPage, browsing: Browsing) -> None:
    answer = browsing("editor").get(reverse("wagtailadmin_pages:view_draft", args=[drafted.pk]))
    assert answer.status_code == 200
    assert "Versions" in answer.content.decode()
