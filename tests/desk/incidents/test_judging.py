"""Joining, parting and moving: the linker respects it ever after; only evidence confirms; a conflict is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, WHEN, claim, stored, two_reports

from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.incidents import judging
from recoupe.desk.incidents.history import history
from recoupe.desk.incidents.models import Incident, LinkDecision
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Claim
from recoupe.desk.web.conflict import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db


def one_incident() -> tuple[Incident, list[Any]]:
    reports = list(two_reports())
    (incident,) = refresh(reports)
    return incident, reports


def test_a_part_holds_ever_after(person: Person) -> None:
    incident, reports = one_incident()
    chosen = Claim.objects.filter(report__key="b")
    new = judging.part(incident, chosen, person("analyst"), "two villages", incident.version)
    assert new.key != incident.key
    assert new.status == "single source"
    incident.refresh_from_db()
    assert incident.members.count() == 1
    assert len(refresh(reports)) == 2
    assert len(refresh(reports[:1])) == 1
    assert "two villages" in [e.why for e in history(new)]


def test_parts_are_joined_again_and_the_link_leads_on(person: Person) -> None:
    incident, reports = one_incident()
    new = judging.part(incident, Claim.objects.filter(report__key="b"), person("analyst"), "w", incident.version)
    incident.refresh_from_db()
    seen = {incident.key: incident.version, new.key: new.version}
    one = judging.merge([incident, new], person("editor"), "the same village", seen)
    assert one.members.count() == 2
    (gone,) = Incident.objects.filter(gone=True)
    assert gone.became == one
    assert len(refresh(reports)) == 1
    assert [d.decision for d in LinkDecision.objects.order_by("pk")] == ["not the same", "same incident"]


def test_a_claim_is_moved(person: Person) -> None:
    incident, reports = one_incident()
    text = "Far away\n\nA raid on Homs killed two men in June. Shelling hit Latamneh again."
    far = stored(
        "c", text,
        claim(text, "A raid on Homs killed two men in June.", "c1", event="other"),
        claim(text, "Shelling hit Latamneh again.", "c2", event=SHELLING, when=WHEN, places=[PLACE]),
        published="2018-06-20",
    )  # fmt: skip
    refresh([far])
    raid = Incident.objects.get(members__claim__key="c1", members__claim__report=far)
    home = Incident.objects.get(members__claim__key="c2", members__claim__report=far)
    moved = Claim.objects.filter(report=far, key="c2")
    after = judging.move(home, moved, raid, person("analyst"), "it is told of June", home.version)
    assert set(after.members.values_list("claim__key", flat=True)) == {"c1", "c2"}
    assert len(refresh([far])) == 1
    assert {i.key for i in refresh(reports)} == {incident.key}


def test_some_of_the_claims_must_be_chosen(person: Person) -> None:
    incident, _reports = one_incident()
    for chosen in (Claim.objects.none(), Claim.objects.all()):
        with pytest.raises(judging.Refused):
            judging.part(incident, chosen, person("analyst"), "w", incident.version)
    assert not LinkDecision.objects.exists()


def test_what_changed_meanwhile_is_a_conflict(person: Person) -> None:
    incident, _reports = one_incident()
    judging.assess(incident, "one-sided", person("editor"), "w", incident.version)
    with pytest.raises(Conflict):
        judging.assess(incident, "contested", person("analyst"), "w", incident.version)
    assert incident.status_decisions.count() == 1


def test_the_editors_assessment_stands_beside_the_machines(person: Person) -> None:
    incident, reports = one_incident()
    judging.assess(incident, "one-sided", person("editor"), "both repeat the army", incident.version)
    (after,) = refresh(reports)
    assert (after.status, after.judged) == ("contested", "one-sided")
    second = judging.assess(after, "", person("editor"), "on reflection", after.version)
    assert second.supersedes.status == "one-sided"
    after.refresh_from_db()
    assert after.judged == ""


@pytest.mark.parametrize("status", ["confirmed", "refuted", "certain"])
def test_only_evidence_confirms_or_refutes(status: str, person: Person) -> None:
    incident, _reports = one_incident()
    with pytest.raises(judging.Refused):
        judging.assess(incident, status, person("administrator"), "I know", incident.version)


def test_what_evidence_changed_is_written_down(person: Person) -> None:
    incident, reports = one_incident()
    item = Item.objects.create(key="e1", kind="video", added_by=person("analyst"))
    for key, says in (("a", "refutes"), ("b", "supports")):
        Verdict.objects.create(item=item, claim=Claim.objects.get(report__key=key), says=says, by=person("analyst"))
    refresh(reports)
    (change,) = incident.changes.all()
    assert (change.before["status"], change.after["status"]) == ("contested", "confirmed")
    told = [e.what for e in history(incident)]
    assert any(t.startswith("contested → confirmed") for t in told)
    assert "evidence video e1 supports c1" in told
