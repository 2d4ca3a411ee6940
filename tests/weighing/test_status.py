from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import claims_factory as f
import pytest

from recoupe.model import Assessment, ClaimRef, Evidence
from recoupe.weighing import assemble


def assessed(*claims: Any, evidence: Any = ()) -> Assessment:
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in claims]
    incidents = assemble(readings, f.THEATRE, evidence=evidence).incidents
    assert len(incidents) == 1
    assert incidents[0].assessment is not None
    return incidents[0].assessment


def proof(claim: str, verdict: str, day: int = 1, id_: str = "e1") -> Evidence:
    at = datetime(2017, 1, day, tzinfo=UTC)
    ref = ClaimRef(report=f"r{claim}", claim=claim)
    return Evidence.model_validate(
        {"id": id_, "kind": "image", "claim": ref, "verdict": verdict, "decided_by": "editor", "decided_at": at}
    )


@pytest.mark.parametrize(
    ("sources", "status"),
    [
        (["Grey Monitor"], "single source"),
        (["a nurse", "a witness"], "one-sided"),
        (["Red News", "Red Army"], "one-sided"),
        (["Red News", "a witness"], "one-sided"),
        (["Red News", "Blue Voice"], "corroborated"),
        (["Grey Monitor", "White Watch"], "corroborated"),
    ],
)
def test_who_agrees_decides_between_single_one_sided_and_corroborated(sources: list[str], status: str) -> None:
    assert assessed(*[f.claim(str(n), s) for n, s in enumerate(sources)]).status == status


def test_a_denial_makes_it_contested() -> None:
    assert assessed(f.claim("a", "Grey Monitor"), f.claim("b", "Red News", stance="denies")).status == "contested"


def test_a_contradiction_within_one_side_is_not_contested() -> None:
    twelve = f.claim("a", "Red News", figures=(f.figure("killed", 12, 12),))
    three = f.claim("b", "Red Army", figures=(f.figure("killed", 3, 3),))
    assert assessed(twelve, three).status == "one-sided"


def test_only_evidence_confirms_and_refutes() -> None:
    claims = (f.claim("a", "Grey Monitor"), f.claim("b", "Red News", stance="denies"))
    assert assessed(*claims, evidence=[proof("a", "supports")]).status == "confirmed"
    assert assessed(*claims, evidence=[proof("a", "refutes")]).status == "refuted"
    assert assessed(*claims, evidence=[proof("b", "supports")]).status == "refuted"
    assert assessed(*claims, evidence=[proof("b", "refutes")]).status == "confirmed"


def test_a_later_decision_about_one_piece_of_evidence_supersedes_the_earlier() -> None:
    changed = [proof("a", "supports", day=1), proof("a", "refutes", day=2)]
    assert assessed(f.claim("a", "Grey Monitor"), evidence=changed).status == "refuted"


def test_an_admission_is_kept_beside_the_status() -> None:
    found = assessed(f.claim("a", "Red News", by="Red Army"), f.claim("b", "Red Army", by="Red Army", stance="denies"))
    assert found.status == "contested"
    assert found.admitted_by == "Red News"


def test_evidence_about_another_incident_changes_nothing() -> None:
    other = proof("elsewhere", "supports")
    assert assessed(f.claim("a", "Grey Monitor"), evidence=[other]).status == "single source"


def test_evidence_against_one_version_is_not_against_the_occurrence() -> None:
    more = f.claim("a", "Red News", figures=(f.figure("killed", 31, 31),))
    fewer = f.claim("b", "Grey Monitor", figures=(f.figure("killed", 8, 8),))
    found = assessed(more, fewer, evidence=[proof("a", "refutes")])
    assert found.status == "contested"
    assert [r.text for r in found.reasons if r.rule == "evidence"] == [
        "Evidence e1 refutes what Red News says, as editor decided"
    ]
    assert assessed(more, fewer, evidence=[proof("a", "refutes"), proof("b", "refutes")]).status == "refuted"
    same = f.claim("b", "Grey Monitor", figures=(f.figure("killed", 31, 31),))
    assert assessed(more, same, evidence=[proof("a", "refutes")]).status == "refuted"


def test_what_one_side_disputes_within_itself_speaks_against_nobody_else() -> None:
    twelve = f.claim("a", "Red News", figures=(f.figure("killed", 12, 12),))
    three = f.claim("b", "Red Army", figures=(f.figure("killed", 3, 3),))
    seen = f.claim("c", "Grey Monitor")
    assert assessed(twelve, three, seen).status == "corroborated"


def test_one_source_of_no_side_beside_unknown_ones_is_not_called_one_sided_in_words() -> None:
    found = assessed(f.claim("a", "Grey Monitor"), f.claim("b", "a nurse"))
    assert found.status == "one-sided"
    assert found.reasons[0].text.startswith("Several sources, but of Grey Monitor alone is it known")


def test_who_denies_to_have_done_what_nobody_lays_to_them_contests_nothing() -> None:
    not_us = f.claim("b", "Blue Front", quote="The Blue Front denied any involvement in the strike.", stance="denies")
    assert assessed(f.claim("a", "Grey Monitor"), not_us).status != "contested"
    assert assessed(f.claim("a", "Red News", by="Blue Front"), not_us).status == "contested"


def test_two_sources_of_one_state_are_of_one_side_where_no_side_is_known() -> None:
    one = f.claim("a", "Ukrainian police", figures=(f.figure("killed", 12, 12),))
    other = f.claim("b", "Ukraine's defence ministry", figures=(f.figure("killed", 3, 3),))
    found = assessed(one, other)
    assert found.status == "one-sided"


def test_sources_of_unknown_side_are_not_said_to_be_of_different_sides() -> None:
    one = f.claim("a", "a nurse", figures=(f.figure("killed", 12, 12),))
    other = f.claim("b", "a teacher", figures=(f.figure("killed", 3, 3),))
    found = assessed(one, other)
    assert found.status == "contested"
    assert found.reasons[0].text == "Sources that are not known to be of one side contradict each other on 1 point"
    red = f.claim("c", "Red News", figures=(f.figure("killed", 12, 12),))
    blue = f.claim("d", "Blue Voice", figures=(f.figure("killed", 3, 3),))
    assert assessed(red, blue).reasons[0].text == "Sources of different sides contradict each other on 1 point"
