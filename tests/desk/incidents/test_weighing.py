"""Linking and weighing over the database: stable, and respectful of what people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports
from django.utils import timezone

from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.incidents.models import Incident, LinkDecision
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.incidents.weighing import refresh
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


def test_a_split_holds_ever_after(person: Person) -> None:
    reports = two_reports()
    (incident,) = refresh(reports)
    decision = LinkDecision.objects.create(
        decision=LinkDecision.Decision.NOT_SAME,
        act="split",
        why="two villages",
        by=person("analyst"),
        at=timezone.now(),
    )
    decision.claims.set(Claim.objects.all())
    assert len(refresh(reports)) == 2
    assert len(refresh(reports[:1])) == 1
    assert Incident.objects.current().count() == 2
    kept = Incident.objects.get(key=incident.key)
    assert (kept.gone, kept.status) == (False, "single source")


def test_an_incident_that_lost_its_claims_says_where_they_went(person: Person) -> None:
    reports = two_reports()
    refresh(reports)
    cut = LinkDecision.objects.create(
        decision="not the same", act="split", why="w", by=person("analyst"), at=timezone.now()
    )
    cut.claims.set(Claim.objects.all())
    refresh(reports)
    join = LinkDecision.objects.create(
        decision="same incident", act="merge", why="w", by=person("analyst"), at=timezone.now()
    )
    join.claims.set(Claim.objects.all())
    (one,) = refresh(reports)
    gone = Incident.objects.get(gone=True)
    assert gone.became == one
    assert one.members.count() == 2


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
