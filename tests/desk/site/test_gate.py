"""Nothing goes public in another language before what did not survive is mended, or overruled with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail_localize.models import Translation

from recoupe.desk.site import adapting, checking, gate
from recoupe.desk.site.models import Adaptation, Compared, Overrule, SituationPage
from recoupe.desk.site.shown import stale
from recoupe.desk.site.text import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.fidelity import Difference

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

ENGLISH = ("The army said on Tuesday that shelling killed four fighters in Latamneh.",
           "A local monitor said that shelling of Latamneh on Tuesday killed nine people.")  # fmt: skip
FRENCH = ("L’armée a déclaré mardi que des bombardements avaient tué quatre combattants à Latamné.",
          "Selon un observateur local, les bombardements de Latamné ont tué neuf personnes mardi.")  # fmt: skip


@pytest.fixture
def original(public: SituationPage, person: Person) -> SituationPage:
    """A public page in prose, two sentences."""
    refs = [["a", "c1"], ["b", "c1"]]
    items = [
        {"type": "item", "id": str(uuid4()), "value": {"text": t, "claims": [r]}}
        for t, r in zip(ENGLISH, refs, strict=True)
    ]
    public.title, public.lead = "Shelling in Latamneh", ""
    public.body = [{"type": "paragraph", "id": str(uuid4()), "value": items}]
    public.save_revision(user=person("editor")).publish()
    return SituationPage.objects.get(pk=public.pk)


def check(page: SituationPage) -> list[Difference]:
    """Have an adaptation checked as it would be published now, as the worker does, and return what is open."""
    shown = adapting.candidate(page)
    asked = gate.checked(page.adaptation, shown)
    assert asked is not None
    checking.settle(asked.pk)
    return gate.open_differences(page.adaptation, shown)


def words(page: SituationPage, *french: str, title: str = "Bombardements à Latamné") -> dict[str, str]:
    told = {f"body.{s.paragraph}.{s.id}.text": t for s, t in zip(sentences(page), french, strict=True)}
    return {"title": title, **told}


@pytest.fixture
def adapted(original: SituationPage, person: Person) -> SituationPage:
    """Its adaptation, begun, with nine turned into nineteen."""
    page = adapting.adapt(original, "fr", person("editor"))
    adapting.put(page, words(original, FRENCH[0], FRENCH[1].replace("neuf", "dix-neuf")), person("editor"))
    return page


def test_an_adaptation_begins_as_a_draft_with_its_original(adapted: SituationPage, original: SituationPage) -> None:
    assert not adapted.live, "its words are the original's still"
    assert adapted.adaptation.original == original
    assert adapted.keys == original.keys
    assert [c.name for c in adapted.credits.all()] == [c.name for c in original.credits.all()]


def test_what_did_not_survive_holds_it_back(
    adapted: SituationPage, original: SituationPage, person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    editor = person("editor")
    found = check(adapted)
    assert {(d.kind, d.mark) for d in found} == {("figure", "9"), ("figure", "+19")}
    with pytest.raises(ValidationError, match="did not survive"):
        adapting.publish(adapted, editor)
    with pytest.raises(ValidationError), django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get().save_target(user=editor, publish=True)
    adapted.refresh_from_db()
    assert not adapted.live
    # Mended.
    adapting.put(adapted, words(original, *FRENCH), editor)
    assert check(adapted) == []
    with django_capture_on_commit_callbacks(execute=True):
        adapting.publish(adapted, editor)
    adapted.refresh_from_db()
    assert adapted.live
    assert adapted.adaptation.adapter == "editor"


def test_the_translation_editor_leads_to_what_did_not_survive(
    adapted: SituationPage, original: SituationPage, person: Person, browsing: Browsing
) -> None:
    """wagtail-localize would say that publishing again ignores it: it does not."""
    check(adapted)
    editor = browsing("editor")
    address = reverse("wagtailadmin_pages:edit", args=[adapted.pk])
    answer = editor.post(address, {"action": "publish"})
    assert (answer.status_code, answer.url) == (302, gate.address(adapted.pk))
    told = editor.get(answer.url).content.decode()
    assert "2 things did not survive the adaptation" in told
    assert "publish again" not in told
    assert not SituationPage.objects.get(pk=adapted.pk).live
    assert editor.post(address, {}).url == address


def test_the_live_row_cannot_be_written_past_the_gate(
    adapted: SituationPage, original: SituationPage, person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    editor = person("editor")
    adapting.put(adapted, words(original, *FRENCH), editor)
    check(adapted)
    with django_capture_on_commit_callbacks(execute=True):
        adapting.publish(adapted, editor)
    adapting.put(
        adapted, words(original, FRENCH[0].replace("a déclaré mardi que", "a démenti mardi que"), FRENCH[1]), editor
    )
    translation = Translation.objects.get(target_locale=adapted.locale)
    assert check(adapted)
    for publish in (True, False):
        with pytest.raises(ValidationError), django_capture_on_commit_callbacks(execute=True):
            translation.save_target(user=editor, publish=publish)
    live = SituationPage.objects.get(pk=adapted.pk)
    assert [s.text for s in sentences(live)] == list(FRENCH)


def test_a_difference_is_overruled_with_a_reason_and_never_erased(
    adapted: SituationPage, original: SituationPage, person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    editor, adaptation = person("editor"), adapted.adaptation
    shown = adapting.candidate(adapted)
    first, second = check(adapted)
    with pytest.raises(ValidationError):
        gate.overrule(adaptation, first, editor, "  ")
    gate.overrule(adaptation, first, editor, "a slip of the original")
    again = gate.overrule(adaptation, first, editor, "no, it is not", stands=False)
    assert len(gate.open_differences(adaptation, shown)) == 2
    assert again.supersedes is not None
    for each in (first, second):
        gate.overrule(adaptation, each, editor, "the monitor corrected itself")
    assert Overrule.objects.count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        adapting.publish(adapted, editor)
    assert SituationPage.objects.get(pk=adapted.pk).live
    adapting.put(adapted, words(original, FRENCH[0], FRENCH[1].replace("neuf", "vingt-neuf")), editor)
    assert check(adapted), "other words are another difference"


def test_the_same_two_texts_are_read_once(adapted: SituationPage) -> None:
    shown = adapting.candidate(adapted)
    first = check(adapted)
    assert first
    assert gate.differences(adapted.adaptation, shown) == first
    assert Compared.objects.count() == 1


def test_readers_are_told_when_the_original_has_changed(
    adapted: SituationPage,
    original: SituationPage,
    person: Person,
    browsing: Browsing,
    django_capture_on_commit_callbacks: Any,
) -> None:
    editor = person("editor")
    adapting.put(adapted, words(original, *FRENCH), editor)
    check(adapted)
    with django_capture_on_commit_callbacks(execute=True):
        adapting.publish(adapted, editor)
    adapted = SituationPage.objects.get(pk=adapted.pk)
    text = browsing(None).get(adapted.get_url()).content.decode()
    assert "adaptation\u00a0: editor" in text.replace("\u202f:", "\u00a0:")
    assert f'href="{original.get_url()}"' in text
    assert "L’original a changé" not in text
    assert '<link rel="alternate" hreflang="fr"' in browsing(None).get(original.get_url()).content.decode()
    original.lead = "Nine is what the hospital says now."
    original.save_revision(user=editor).publish()
    assert stale(Adaptation.objects.get())
    assert "L’original a changé" in browsing(None).get(adapted.get_url()).content.decode()
    assert "its original has changed" in browsing("editor").get(reverse("site:list")).content.decode()


def test_the_desk_shows_differences_and_takes_decisions(
    adapted: SituationPage, browsing: Browsing, django_capture_on_commit_callbacks: Any
) -> None:
    client, address = browsing("editor"), reverse("site:adaptation", args=[adapted.pk])
    check(adapted)
    text = client.get(address).content.decode()
    assert "2 differences to mend or to overrule" in text
    assert "dix-neuf" in text
    with django_capture_on_commit_callbacks(execute=True):
        assert "did not survive" in client.post(address, {"act": "publish"}, follow=True).content.decode()
    for difference in gate.differences(adapted.adaptation, adapting.candidate(adapted)):
        client.post(address, {"act": "overrule", "key": difference.key, "why": "checked by telephone"})
    client.post(address, {"act": "credit", "adapter": "M. Adapter", "adapter_url": ""})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"act": "publish"})
    page = SituationPage.objects.get(pk=adapted.pk)
    assert page.live
    assert "M. Adapter" in browsing(None).get(page.get_url()).content.decode()
    assert "checked by telephone" in client.get(address).content.decode()
    assert browsing("analyst").get(address).status_code == 403


def test_adapting_again_gives_the_adaptation_that_there_is(original: SituationPage, browsing: Browsing) -> None:
    client = browsing("editor")
    first = client.post(reverse("site:adapt", args=[original.pk]), {"lang": "fr"}).headers["Location"]
    assert client.post(reverse("site:adapt", args=[original.pk]), {"lang": "fr"}).headers["Location"] == first
    assert client.get(first).status_code == 200
    assert SituationPage.objects.count() == 2
    assert (
        "cannot be adapted"
        in client.post(reverse("site:adapt", args=[original.pk]), {"lang": "xx"}, follow=True).content.decode()
    )
