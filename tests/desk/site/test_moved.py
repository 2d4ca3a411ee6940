"""Which pages have moved is told of many at once, and rests on the comparison of briefs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from recoupe.desk.incidents.judging import assess
from recoupe.desk.incidents.models import Incident
from recoupe.desk.records.decide import decide
from recoupe.desk.records.models import Claim
from recoupe.desk.site import moved as module
from recoupe.desk.site.freeze import moved_since
from recoupe.desk.site.models import Snapshot
from recoupe.desk.site.moved import moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import SituationPage

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(public: SituationPage) -> SituationPage:
    """A public page that was frozen a while after its incidents were last touched."""
    snapshot = Snapshot.objects.get()
    Snapshot.objects.update(made_at=snapshot.made_at + timedelta(minutes=5))
    return public


def test_untouched_pages_are_not_compared(settled: SituationPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "moved_since", lambda _page: pytest.fail("it was compared"))
    assert moved([settled]) == set()


def test_an_assessment_moves_no_figure_and_a_correction_does(
    settled: SituationPage, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Snapshot.objects.update(made_at=Snapshot.objects.get().made_at - timedelta(minutes=10))
    incident = Incident.objects.get()
    assess(incident, "contested", person("editor"), "as it is", incident.version)
    assert not moved_since(settled)
    assert moved([settled]) == set()
    claim = Claim.objects.get(report__key="a")
    decide(claim, "correct", person("analyst"), seen=0, data={**claim.current, "cue": "said on Tuesday"})
    assert moved_since(settled)
    assert moved([settled]) == {settled.pk}
    monkeypatch.setattr(module, "moved_since", lambda _page: pytest.fail("it was compared again"))
    assert moved([settled]) == {settled.pk}


def test_other_incidents_and_gone_ones_are_seen(settled: SituationPage) -> None:
    Incident.objects.update(gone=True)
    assert moved([settled]) == {settled.pk}
    Incident.objects.update(gone=False)
    Snapshot.objects.update(keys=["another"])
    assert moved([settled]) == {settled.pk}
