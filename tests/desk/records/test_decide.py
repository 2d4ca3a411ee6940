"""Decisions about claims: superseded, never erased, and a conflict is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import TEXT_A, claim, two_reports
from pydantic import ValidationError

from recoupe.desk.records.decide import add, decide
from recoupe.desk.records.keep import keep_reading
from recoupe.desk.records.models import Claim, ClaimDecision
from recoupe.desk.records.readings import reading
from recoupe.desk.web.conflict import Conflict
from recoupe.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]

D, S = ClaimDecision.Decision, Claim.State


def test_each_decision_supersedes_the_one_before(person: Person) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    by = person("analyst")
    decide(held, D.ACCEPT, by, seen=0)
    fixed = {**held.current, "hedged": True}
    decide(held, D.CORRECT, by, seen=1, data=fixed, why="the cue is a conditional")
    assert (held.state, held.version, held.current["hedged"]) == (S.CORRECTED, 2, True)
    assert held.machine["hedged"] is False
    decide(held, D.REJECT, by, seen=2)
    assert reading(report).claims == ()
    decide(held, D.REOPEN, by, seen=3)
    assert (held.state, held.current["hedged"]) == (S.MACHINE, False)
    history = list(held.decisions.all())
    assert [d.decision for d in history] == ["accept", "correct", "reject", "reopen"]
    assert [d.supersedes for d in history] == [None, *history[:-1]]
    assert history[1].why == "the cue is a conditional"


def test_two_people_at_once(person: Person) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    decide(held, D.ACCEPT, person("analyst"), seen=0)
    with pytest.raises(Conflict) as told:
        decide(held, D.REJECT, person("editor"), seen=0)
    assert told.value.now.state == S.ACCEPTED
    assert held.decisions.count() == 1


def test_a_corrected_claim_must_be_a_claim(person: Person) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    with pytest.raises(ValidationError):
        decide(held, D.CORRECT, person("analyst"), seen=0, data={**held.current, "stance": "wonders"})
    held.refresh_from_db()
    assert (held.state, held.version, held.decisions.count()) == (S.MACHINE, 0, 0)


def test_a_claim_that_a_person_adds(person: Person) -> None:
    report, _other = two_reports()
    made = add(report, claim(TEXT_A, "Shelling in Latamneh"), person("analyst"))
    assert (made.key, made.state, made.machine) == ("p1", S.ADDED, None)
    assert {c.id for c in reading(report).claims} == {"c1", "p1"}
    decide(made, D.REJECT, person("analyst"), seen=1)
    decide(made, D.REOPEN, person("analyst"), seen=2)
    assert made.state == S.ADDED
    assert made.current["quote"] == "Shelling in Latamneh"


def test_reading_again_keeps_what_people_decided(person: Person) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    decide(held, D.CORRECT, person("analyst"), seen=0, data={**held.current, "hedged": True})
    data = {**report.fields(), "claims": [{**held.machine, "event": "other"}]}
    keep_reading(report, Reading.model_validate(data), "a later version")
    held.refresh_from_db()
    assert held.machine["event"] == "other"
    assert (held.state, held.current["hedged"], held.event) == (S.CORRECTED, True, "shelling/artillery/missile attack")
    assert report.extractions.count() == 2
