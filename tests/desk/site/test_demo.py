"""What `recoupe serve --demo` publishes: one situation, in English and in French, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.demo import fill
from recoupe.desk.site.models import Overrule, SituationPage

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


def test_the_demo_publishes_a_situation_in_both_languages_once(
    person: Callable[[str], Any], browsing: Callable[[str | None], Any], django_capture_on_commit_callbacks: Any
) -> None:
    person("editor")
    refresh(two_reports())
    with django_capture_on_commit_callbacks(execute=True):
        list(fill())
    pages = {p.locale.language_code: p for p in SituationPage.objects.live()}
    assert set(pages) == {"en", "fr"}
    assert pages["en"].translation_key == pages["fr"].translation_key
    french = browsing(None).get(pages["fr"].get_url()).content.decode()
    for words in ("L’appréciation de la rédaction", "la rédaction de la démonstration", "Adapté de", "tués"):
        assert words in french
    assert all(o.why for o in Overrule.objects.all())
    assert list(fill()) == []
    assert SituationPage.objects.count() == 2
