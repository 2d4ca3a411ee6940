"""Linking and weighing over the database: stable, and respectful of what people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports

from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.decide import decide
from recoupe.desk.records.models import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db


def test_two_reports_make_one_contested_incident() -> None:
    (incident,) = refresh(two_reports())
    assert (incident.status, incident.reports, incident.voices) == ("contested", 2, 2)
    assert incident.contradictions == 1
    assert incident.members.count() == 2
    assert "four" not in incident.noun("fr").assessment.reasons[0].text
    assert incident.tasks.filter(machine=True, standing=True).exists()


def test_again_changes_nothing() -> None:
    reports = two_reports()
    (before,) = refresh(reports)
    (after,) = refresh(reports[:1])
    assert (after.pk, after.version) == (before.pk, before.version)


def test_a_rejected_claim_leaves_with_its_contradiction(person: Person) -> None:
    reports = two_reports()
    (before,) = refresh(reports)
    claim = Claim.objects.get(report__key="b")
    decide(claim, "reject", person("analyst"), seen=claim.version)
    (after,) = refresh(reports)
    assert (after.pk, after.contradictions, after.reports) == (before.pk, 0, 1)
    assert not after.members.filter(claim=claim).exists()


def test_only_evidence_confirms(person: Person) -> None:
    reports = two_reports()
    refresh(reports)
    item = Item.objects.create(key="e1", kind="video", added_by=person("analyst"))
    refuted = Claim.objects.get(report__key="a")
    for held, says in ((refuted, "refutes"), (Claim.objects.get(report__key="b"), "supports")):
        Verdict.objects.create(item=item, claim=held, says=says, by=person("analyst"))
    (incident,) = refresh(reports)
    assert incident.status == "confirmed"


def test_a_stored_incident_is_a_brief_again() -> None:
    (incident,) = refresh(two_reports())
    brief = brief_of([incident], "fr")
    assert [r.id for r in brief.reports] == ["a", "b"]
    assert brief.incidents == (incident.noun("fr"),)
    assert {"The army", "A local monitor"} <= {s.name for s in brief.sources}
