"""The editor keeps drafts by itself: one that is late does not take back what was published meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from recoupe.desk.site.models import SituationPage

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

INLINE = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


def form(page: SituationPage, title: str) -> dict[str, str]:
    """What the editor sends for a page without text."""
    kept = page.incidents.get()
    row = {"id": str(kept.pk), "key": kept.key, "ORDER": "1", "DELETE": ""}
    told = {
        "title": title, "slug": page.slug, "lead": "", "body": streamfield([]), "notes": streamfield([]),
        "assessment": rich_text(""), "theatre": "", "start": "", "end": "", "credits": INLINE, "comments": INLINE,
        "incidents": {**INLINE, "TOTAL_FORMS": "1", "INITIAL_FORMS": "1", "0": row},
    }  # fmt: skip
    return nested_form_data(told)


@pytest.mark.parametrize("meanwhile", [True, False])
def test_a_draft_kept_late_leaves_the_published_page(
    drafted: SituationPage, person: Person, browsing: Browsing, meanwhile: bool
) -> None:
    def publish(_request: object, page: Page) -> None:
        if meanwhile:
            page.get_latest_revision().publish(user=person("editor"))

    with hooks.register_temporarily("before_edit_page", publish):
        answer = browsing("editor").post(
            reverse("wagtailadmin_pages:edit", args=[drafted.pk]),
            form(drafted, "Typed before it was published"),
            headers={"accept": "application/json"},
        )
    told = json.loads(answer.content)
    page = SituationPage.objects.get(pk=drafted.pk)
    assert page.live is meanwhile
    assert (page.title == "Typed before it was published") is not meanwhile
    if meanwhile:
        assert told["error_code"] == "invalid_revision"
        assert "published meanwhile" in told["error_message"]
    else:
        assert told["success"], told


def test_a_page_is_taken_back_on_purpose(public: SituationPage, person: Person) -> None:
    public.unpublish(user=person("editor"))
    assert not Page.objects.get(pk=public.pk).live
