from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import claims_factory as f
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Assessment, ClaimRef, Evidence, Incident
from recoupe.weighing import assemble

OTHER = f.Place(text="Qasr", name="Qasr", lat=34.7, lon=38.5, precision="exact")


def weighed(*claims: Any, evidence: Any) -> Incident:
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in claims]
    (incident,) = assemble(readings, f.THEATRE, evidence=evidence).incidents
    return incident


def assessed(*claims: Any, evidence: Any) -> Assessment:
    found = weighed(*claims, evidence=evidence).assessment
    assert found
    return found


def proof(claim: str, verdict: str, id_: str = "e1") -> Evidence:
    at = datetime(2017, 1, 1, tzinfo=UTC)
    ref = ClaimRef(report=f"r{claim}", claim=claim)
    return Evidence.model_validate(
        {"id": id_, "kind": "image", "claim": ref, "verdict": verdict, "decided_by": "editor", "decided_at": at}
    )


def verdicts(found: Assessment) -> dict[str, str]:
    return {r.claim.claim: r.verdict for r in found.rulings}


STRUCK = f.claim("struck", "Grey Monitor", figures=(f.figure("killed", 31, 31),))
FEWER = f.claim("fewer", "White Watch", figures=(f.figure("killed", 8, 8),))
NEVER = f.claim("never", "Red News", stance="denies")


def test_a_supported_claim_confirms_itself_and_neither_the_other_number_nor_the_denial() -> None:
    found = assessed(STRUCK, FEWER, NEVER, evidence=[proof("struck", "supports")])
    assert found.status == "confirmed"
    assert found.reasons[0].text == (
        "Confirmed by evidence e1, as editor decided: what Grey Monitor says (“31-31 people”)"
    )
    assert verdicts(found) == {"struck": "confirmed", "fewer": "contested", "never": "refuted"}
    why = {r.claim.claim: r.why for r in found.rulings}
    assert why["never"] == "It denies what evidence e1 supports: what Grey Monitor says"
    assert why["fewer"] == "It contradicts what Grey Monitor says, which evidence e1 supports"
    undecided = [r for r in found.reasons if r.rule == "undecided"]
    assert [r.text for r in undecided] == ["1 claim stays contested: White Watch"]
    assert [c.claim for c in undecided[0].claims] == ["fewer"]


def test_a_denial_of_who_did_it_is_not_refuted_by_evidence_that_it_happened() -> None:
    blamed = f.claim("blamed", "Grey Monitor", by="Red Army")
    not_us = f.claim("not-us", "Red News", by="Red Army", stance="denies")
    found = assessed(blamed, not_us, evidence=[proof("blamed", "supports")])
    assert found.status == "confirmed"
    assert verdicts(found) == {"blamed": "confirmed", "not-us": "contested"}


def test_what_is_still_contested_is_still_asked_for() -> None:
    found = assessed(STRUCK, FEWER, evidence=[proof("struck", "supports")])
    assert [w for w in found.wanted if "casualty list" in w]
    both = [proof("struck", "supports"), proof("fewer", "refutes", "e2")]
    assert assessed(STRUCK, FEWER, evidence=both).wanted == ()


def test_a_supported_denial_refutes_what_it_denies_and_its_figures_count_no_more() -> None:
    found = assessed(STRUCK, NEVER, evidence=[proof("never", "supports")])
    assert found.status == "refuted"
    assert found.reasons[0].text.endswith(": the denial by Red News")
    assert verdicts(found) == {"struck": "refuted", "never": "confirmed"}
    assert [(r.low, r.high) for r in found.figures] == [(None, None)]


def test_evidence_that_speaks_both_ways_decides_nothing_of_its_claim() -> None:
    both = [proof("struck", "supports"), proof("struck", "refutes", "e2")]
    assert verdicts(assessed(STRUCK, FEWER, evidence=both)) == {"struck": "contested"}


def test_claims_that_contradict_nothing_supported_have_no_ruling() -> None:
    quiet = f.claim("quiet", "White Watch")
    assert verdicts(assessed(STRUCK, quiet, evidence=[proof("struck", "supports")])) == {"struck": "confirmed"}
    assert assessed(STRUCK, quiet, evidence=[]).rulings == ()


@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(["struck", "fewer", "never"]), st.sampled_from(["supports", "refutes"])), max_size=4
    )
)
def test_only_what_has_evidence_of_its_own_is_ever_confirmed(chosen: list[tuple[str, str]]) -> None:
    evidence = [proof(claim, verdict, f"e{n}") for n, (claim, verdict) in enumerate(chosen)]
    found = assessed(STRUCK, FEWER, NEVER, evidence=evidence)
    supported = {claim for claim, verdict in chosen if verdict == "supports"}
    assert {claim for claim, verdict in verdicts(found).items() if verdict == "confirmed"} <= supported
    if found.status == "confirmed" and "never" not in supported:
        assert verdicts(found).get("never") in ("refuted", "contested")
