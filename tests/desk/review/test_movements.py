"""Movements are decided on like claims: what people left is what is weighed, drawn and exported; nothing is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, THEATRE, WHEN, claim
from django.urls import reverse

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.keep import keep_reading, keep_report
from recoupe.desk.records.models import MovementDecision, Report
from recoupe.desk.records.movements import decide, movements_of
from recoupe.desk.records.readings import reading
from recoupe.desk.review import export
from recoupe.desk.review.movement_forms import initial
from recoupe.desk.site.blocks import missing
from recoupe.desk.web.conflict import Conflict
from recoupe.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db

TEXT = (
    "Shelling in Latamneh\n\nThe army said on Tuesday that shelling killed four fighters in Latamneh. "
    "Its troops advanced from Hama to Latamneh. Residents fled to Idlib."
)
HAMA = {"text": "Hama", "name": "Hama", "lat": 35.13, "lon": 36.75, "place_id": "x2", "precision": "exact"}
MOVED = {"id": "m1", "quote": "Its troops advanced from Hama to Latamneh.", "source": "The army", "by": "Its troops",
         "when": WHEN, "from": [HAMA], "to": [PLACE], "kind": "advance"}  # fmt: skip


def read(**changed: Any) -> Reading:
    start = TEXT.index(MOVED["quote"])
    movement = {**MOVED, "start": start, "end": start + len(MOVED["quote"]), **changed}
    told = claim(TEXT, "The army said on Tuesday that shelling killed four fighters in Latamneh.", source="The army",
                 event=SHELLING, when=WHEN, places=[PLACE])  # fmt: skip
    base = {"id": "a", "title": "Shelling in Latamneh", "text": TEXT, "lang": "en", "published": "2018-10-09"}
    return Reading.model_validate({**base, "claims": [told], "movements": [movement]})


@pytest.fixture
def report() -> Report:
    """A report with one movement, as if a machine had read it."""
    held, _new = keep_report(read(), THEATRE)
    keep_reading(held, read())
    refresh([held])
    return held


def posted(report: Report, key: str = "m1", **changed: Any) -> dict[str, Any]:
    held = next(h for h in movements_of(report) if h.key == key)
    fields = {**initial(held.current), "seen": held.last.pk if held.last else "", "why": "read again", **changed}
    return {k: v for k, v in fields.items() if v not in (None, False)}


def at(report: Report, key: str = "m1") -> str:
    return reverse("review:movement", args=[report.pk, key])


def drawn() -> list[str]:
    """The movements that incidents' briefs, maps and pages are made of."""
    brief = brief_of(Incident.objects.current(), "en")
    told = {(r.id, m.id): m for r in brief.reports for m in r.movements}
    return [told[m.report, m.movement].kind for s in brief.situations for m in s.movements]


def test_a_movement_is_listed_and_accepted(report: Report, browsing: Browsing) -> None:
    client = browsing("analyst")
    assert at(report) in client.get(reverse("review:report", args=[report.pk])).content.decode()
    assert "Its troops advanced" in client.get(at(report)).content.decode()
    client.post(at(report), {**posted(report), "decision": "accept"})
    (held,) = movements_of(report)
    assert held.state == "accept"
    assert held.last is not None
    assert (held.last.by.username, held.last.why) == ("analyst", "read again")
    assert browsing("moderator").get(at(report)).status_code == 403


def test_a_correction_is_what_holds_from_then_on(
    report: Report, browsing: Browsing, django_capture_on_commit_callbacks: Any
) -> None:
    assert drawn() == ["advance"]
    with django_capture_on_commit_callbacks(execute=True):
        browsing("analyst").post(
            at(report), {**posted(report, kind="withdrawal", end_places="Latamneh\nIdlib"), "decision": "correct"}
        )
    (movement,) = reading(report).movements
    assert movement.kind == "withdrawal"
    assert [p.text for p in movement.to] == ["Latamneh", "Idlib"]
    assert [p.place_id for p in movement.from_] == ["x2"], "what was not changed stays as it was"
    assert drawn() == ["withdrawal"]
    (line,) = export.annotated([report])
    assert line["movements"] == [
        {
            "by": "Its troops",
            "from": ["Hama"],
            "to": ["Latamneh", "Idlib"],
            "kind": "withdrawal",
            "quote": MOVED["quote"],
        }
    ]


def test_a_rejected_movement_takes_no_part_and_can_be_taken_back(
    report: Report, browsing: Browsing, django_capture_on_commit_callbacks: Any
) -> None:
    client = browsing("analyst")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(report), {**posted(report), "decision": "reject"})
    assert reading(report).movements == ()
    assert drawn() == []
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(report), {**posted(report), "decision": "reopen"})
    assert drawn() == ["advance"]
    assert [d.decision for d in MovementDecision.objects.all()] == ["reject", "reopen"]


def test_a_movement_is_added_with_words_of_the_text(report: Report, browsing: Browsing) -> None:
    client = browsing("analyst")
    new = {"quote": "Residents fled to Idlib.", "kind": "flight", "by": "Residents", "stance": "asserts"}
    wrong = client.post(at(report, "new"), {**new, "end_places": "Aleppo"})
    assert wrong.status_code == 422
    assert "does not stand in the text" in wrong.content.decode()
    assert client.post(at(report, "new"), {**new, "quote": "Residents ran.", "end_places": "Idlib"}).status_code == 422
    assert client.post(at(report, "new"), new).status_code == 422, "it goes nowhere"
    client.post(at(report, "new"), {**new, "end_places": "Idlib"})
    added = reading(report).movements[-1]
    assert (added.id, added.kind, added.quote) == ("pm1", "flight", "Residents fled to Idlib.")
    assert added.to[0].located
    assert missing([("a", "pm1"), ("a", "m1"), ("a", "m9")]) == [("a", "m9")]
    client.post(at(report, "pm1"), {**posted(report, "pm1"), "decision": "reject"})
    assert [m.id for m in reading(report).movements] == ["m1"]
    assert client.get(at(report, "pm1")).status_code == 200, "it can be looked at again"


def test_two_at_once_and_unknown_ones(report: Report, browsing: Browsing, person: Person) -> None:
    (held,) = movements_of(report)
    decide(report, held, "accept", person("editor"), seen=None)
    with pytest.raises(Conflict):
        decide(report, held, "reject", person("analyst"), seen=None)
    client = browsing("analyst")
    answer = client.post(at(report), {**posted(report, seen=""), "decision": "reject"})
    assert answer.status_code == 409
    assert "Somebody decided on this movement meanwhile" in answer.content.decode()
    assert client.get(at(report, "m7")).status_code == 404
    assert client.post(at(report), {"decision": "erase"}).status_code == 400


def test_what_is_read_otherwise_later_is_another_movement(report: Report, person: Person) -> None:
    (held,) = movements_of(report)
    decide(report, held, "reject", person("editor"), seen=None)
    again = read(quote="Residents fled to Idlib.", kind="flight")
    keep_reading(report, again, made_by="a later version")
    assert [m.kind for m in reading(report).movements] == ["flight"], "the decision was about other words"
