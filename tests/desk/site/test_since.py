"""The page editor says what came since the page was published, and since its incidents were assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, WHEN, claim, stored
from django.urls import reverse

from recoupe.desk.incidents import judging
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.freeze import freeze
from recoupe.desk.site.since import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import SituationPage

pytestmark = pytest.mark.django_db

TEXT = "Latamneh counts\n\nA doctor said that shelling of Latamneh on Tuesday killed eight people."


def test_new_claims_are_told_above_the_editors_assessment(
    public: SituationPage, person: Callable[[str], Any], browsing: Callable[[str | None], Any]
) -> None:
    incident = Incident.objects.get()
    judging.assess(incident, "contested", person("editor"), "four or nine", incident.version)
    client, address = browsing("editor"), reverse("wagtailadmin_pages:edit", args=[public.pk])
    assert told(public) == []
    assert "new claim" not in client.get(address).content.decode()

    quote = TEXT.split("\n\n")[1]
    refresh([stored("c", TEXT, claim(TEXT, quote, source="A doctor", event=SHELLING, when=WHEN, places=[PLACE]))])
    lines = ["This page was written before 1 new claim.",
             "The editors assessed shelling, artillery or missile attack, Latamneh, before 1 new claim."]  # fmt: skip
    assert [what for _address, what in told(public)] == lines
    shown = client.get(address).content.decode()
    assert all(line in shown for line in lines)
    assert f'href="/desk/incidents/{incident.key}/"' in shown

    freeze(public, person("editor"))
    assert [what for _address, what in told(public)] == lines[1:]
