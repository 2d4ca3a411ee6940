"""A list's map is drawn from columns alone, and shows what the core's map of the same incidents would."""

from __future__ import annotations

import pytest
from desk_samples import PLACE, SHELLING, WHEN, claim, stored

import site_fill
from recoupe.desk.incidents.mapped import story_of
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.registry.theatres import theatre
from recoupe.drawing.map.story import tell

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_tells_the_incidents_as_the_core_does(lang: str) -> None:
    known = theatre("syria-iraq")
    site_fill.store(3, (4, 3, 5, 2, 1), site_fill.people()["analyst"])
    text = (
        "News\n\nThe army said that government forces shelled Latamneh on Tuesday. Weeks later it bombed Nowhereville."
    )
    refresh([stored("x", text, *(
        claim(text, quote, key, event=event, when=when, places=[place], by="government forces",
              by_id="government-forces")
        for key, quote, place, event, when in (
            ("c1", "The army said that government forces shelled Latamneh on Tuesday.", PLACE, SHELLING, WHEN),
            ("c2", "Weeks later it bombed Nowhereville.", {"text": "Nowhereville"}, "suicide bomb",
             {"start": "2018-12-01", "end": "2018-12-01"}),
        )
    ))])  # fmt: skip
    incidents = list(Incident.objects.current().order_by("-start", "key"))
    told, core = story_of(incidents, known, lang), tell(brief_of(incidents, lang), known, lang)
    assert told.marks == core.marks
    assert told.unplaced == core.unplaced
    assert "government" in {m.side for m in told.marks}
    assert {u.name for u in told.unplaced} == {"Nowhereville"}
    assert story_of([], known, lang).empty
